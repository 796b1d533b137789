/** Letters of a number and the check value over them. */
export interface CheckedAlphabet {
  letters: string;
  /** Value of the check character, an index into `letters`. */
  check(values: readonly number[]): number;
}

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
 * Crockford's base 32: no I, L, O or U, so that a number read aloud or copied by hand survives. His own check (mod 37)
 * needs five symbols that nobody can say or find on a keyboard; a weighted sum over GF(32) stays within the alphabet and,
 * since each of up to 30 places has a weight of its own, catches every single wrong character and every swap of two
 * characters, neighbours or not.
 */
export const CROCKFORD: CheckedAlphabet = {
  letters: '0123456789ABCDEFGHJKMNPQRSTVWXYZ',
  check: (values) => values.reduce((sum, value, place) => sum ^ product(value, POWERS[place + 1] ?? 0), 0),
};

/**
 * A totally anti-symmetric quasigroup of order ten (H. M. Damm, 2004): along it every single wrong digit and every swap
 * of two neighbours changes the result. No one digit can catch more swaps than that; neighbours are what people swap.
 */
const QUASIGROUP = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];

export const DIGITS: CheckedAlphabet = {
  letters: '0123456789',
  check: (values) => values.reduce((interim, value) => Number(QUASIGROUP[interim]?.[value]), 0),
};
