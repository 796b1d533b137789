import { type CheckedAlphabet, CROCKFORD, DIGITS } from './check-character.ts';

/** How a programme's card numbers are made; the rule file's own shape, without its sources. */
export type NumberFormat =
  | { kind: 'random'; prefix: string; alphabet: 'crockford' | 'digits'; length: number; check: boolean }
  | { kind: 'sequential'; prefix: string; digits: number; first: number };

/** What a number is made from. */
export interface NumberSource {
  /** Gives that many random bytes. */
  random: (bytes: number) => Uint8Array;
  /** The highest number of this prefix and so many digits that was ever used; null: none was. */
  highest: (prefix: string, digits: number) => number | null;
}

const alphabetOf = (format: Extract<NumberFormat, { kind: 'random' }>): CheckedAlphabet =>
  format.alphabet === 'digits' ? DIGITS : CROCKFORD;

/**
 * A new card number. A random one has no range, date or place in it, because a number that tells when or where it was
 * issued tells about the person who carries it; a sequential one is the city's own choice.
 * @throws RangeError where every sequential number of the format is used.
 */
export function newCardNumber(format: NumberFormat, source: NumberSource): string {
  if (format.kind === 'sequential') {
    const highest = source.highest(format.prefix, format.digits);
    const next = highest === null ? format.first : Math.max(highest + 1, format.first);
    if (next >= 10 ** format.digits) throw new RangeError('every card number of this format is used');
    return format.prefix + String(next).padStart(format.digits, '0');
  }
  const alphabet = alphabetOf(format);
  const values = randomValues(alphabet.letters.length, format.length, source.random);
  if (format.check) values.push(alphabet.check(values));
  return format.prefix + values.map((value) => alphabet.letters[value]).join('');
}

/** Uniform values below `below`: bytes past its last whole multiple are thrown away, or low values would come more often. */
function randomValues(below: number, count: number, random: NumberSource['random']): number[] {
  const usable = 256 - (256 % below);
  const values: number[] = [];
  // A source that gives nothing usable in so many rounds is broken.
  for (let round = 0; round < 64 && values.length < count; round++) {
    const bytes = random(count - values.length);
    if (bytes.length !== count - values.length) throw new Error('the random source gave too few bytes');
    for (const byte of bytes) if (byte < usable) values.push(byte % below);
  }
  if (values.length < count) throw new Error('the random source gave too few bytes');
  return values;
}

export type CardNumberProblem = 'prefix' | 'length' | 'character' | 'check';

/** What a reader may take for a digit is taken as meant; both sides are folded, so that a prefix may hold such letters. */
const folded = (text: string): string => text.replaceAll('O', '0').replace(/[IL]/g, '1');

/**
 * Reads a card number as somebody typed or scanned it: lower case, spaces, hyphens, and the look-alikes O, I and L are
 * taken as meant. Answers the canonical number, or what is wrong with it.
 */
export function parseCardNumber(
  format: NumberFormat,
  typed: string,
): { ok: true; number: string } | { ok: false; problem: CardNumberProblem } {
  const text = folded(typed.toUpperCase().replace(/[\s-]/gu, ''));
  if (!text.startsWith(folded(format.prefix))) return { ok: false, problem: 'prefix' };
  const body = text.slice(format.prefix.length);
  const alphabet = format.kind === 'sequential' ? DIGITS : alphabetOf(format);
  const values = [...body].map((character) => alphabet.letters.indexOf(character));
  if (values.includes(-1)) return { ok: false, problem: 'character' };
  const checked = format.kind === 'random' && format.check;
  const length = format.kind === 'random' ? format.length + (checked ? 1 : 0) : format.digits;
  if (values.length !== length) return { ok: false, problem: 'length' };
  if (checked && values.pop() !== alphabet.check(values)) return { ok: false, problem: 'check' };
  return { ok: true, number: format.prefix + body };
}
