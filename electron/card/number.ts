/** Crockford's base 32: no I, L, O or U, so that a number read aloud or copied by hand survives. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_CHARACTERS = 10;
export const CARD_NUMBER_LENGTH = RANDOM_CHARACTERS + 1;

/** Powers of a generator of GF(32) over x^5 + x^2 + 1: 31 different non-zero weights. */
const POWERS = Array.from({ length: 31 }).reduce<number[]>((powers) => {
  const doubled = (powers.at(-1) ?? 0) << 1;
  return powers.length === 0 ? [1] : [...powers, doubled & 32 ? doubled ^ 0b100101 : doubled];
}, []);
const LOGS = new Map(POWERS.map((value, power) => [value, power]));

function product(a: number, b: number): number {
  const left = LOGS.get(a);
  const right = LOGS.get(b);
  return left === undefined || right === undefined ? 0 : (POWERS[(left + right) % 31] ?? 0);
}

/**
 * The check value of ten characters. Crockford's own check (mod 37) needs five symbols that nobody can say or find on a
 * keyboard; a weighted sum over GF(32) stays within the alphabet and, since every place has a weight of its own,
 * catches every single wrong character and every swap of two characters, neighbours or not.
 */
function checkValue(values: readonly number[]): number {
  return values.reduce((sum, value, place) => sum ^ product(value, POWERS[place + 1] ?? 0), 0);
}

/**
 * A new card number: ten random characters (50 bits) and a check character. It has no range, date or place in it,
 * because a number that tells when or where it was issued tells about the person who carries it.
 * `random` gives that many random bytes; their low five bits are uniform.
 */
export function newCardNumber(random: (bytes: number) => Uint8Array): string {
  const values = Array.from(random(RANDOM_CHARACTERS), (byte) => byte & 31);
  if (values.length !== RANDOM_CHARACTERS) throw new Error('the random source gave too few bytes');
  return [...values, checkValue(values)].map((value) => ALPHABET[value]).join('');
}

export type CardNumberProblem = 'length' | 'character' | 'check';

/**
 * Reads a card number as somebody typed or scanned it: lower case, spaces, hyphens, and the look-alikes O, I and L are
 * taken as meant. Answers the canonical number, or what is wrong with it.
 */
export function parseCardNumber(
  typed: string,
): { ok: true; number: string } | { ok: false; problem: CardNumberProblem } {
  const number = typed.toUpperCase().replace(/[\s-]/gu, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  const values = [...number].map((character) => ALPHABET.indexOf(character));
  if (values.includes(-1)) return { ok: false, problem: 'character' };
  if (values.length !== CARD_NUMBER_LENGTH) return { ok: false, problem: 'length' };
  const check = values.pop();
  return check === checkValue(values) ? { ok: true, number } : { ok: false, problem: 'check' };
}
