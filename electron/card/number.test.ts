import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { groupCardNumber } from '../contract/card-number.ts';
import { CROCKFORD, DIGITS } from './check-character.ts';
import { type NumberFormat, newCardNumber, parseCardNumber } from './number.ts';

const LETTERS: NumberFormat = { kind: 'random', prefix: '', alphabet: 'crockford', length: 10, check: true };
const DIGIT: NumberFormat = { kind: 'random', prefix: 'LO', alphabet: 'digits', length: 13, check: true };
const PLAIN: NumberFormat = { kind: 'random', prefix: '', alphabet: 'digits', length: 16, check: false };
const ROW: NumberFormat = { kind: 'sequential', prefix: 'PK', digits: 6, first: 100 };

/** Gives these bytes over and over. */
const source = (bytes: Uint8Array, highest: number | null = null) => {
  let at = 0;
  return {
    random: (count: number) => Uint8Array.from({ length: count }, () => bytes[at++ % bytes.length] ?? 0),
    highest: () => highest,
  };
};
const numberOf = (format: NumberFormat) =>
  fc
    .uint8Array({ minLength: 40, maxLength: 40 })
    .filter((bytes) => bytes.some((byte) => byte < 250))
    .map((bytes) => newCardNumber(format, source(bytes)));

describe.each([
  ['letters and digits', LETTERS, CROCKFORD.letters, 0, 11],
  ['digits behind a prefix', DIGIT, DIGITS.letters, 2, 14],
] as const)('random %s, with a check', (_what, format, letters, prefix, places) => {
  it('has its length and reads back, grouped and in lower case too', () => {
    fc.assert(
      fc.property(numberOf(format), (made) => {
        expect(made).toHaveLength(prefix + places);
        expect(parseCardNumber(format, groupCardNumber(made).toLowerCase())).toEqual({ ok: true, number: made });
      }),
    );
  });

  it('refuses every single wrong character', () => {
    fc.assert(
      fc.property(numberOf(format), fc.nat(places - 1), fc.nat(letters.length - 2), (made, at, shift) => {
        const place = prefix + at;
        const other = letters[(letters.indexOf(made[place] ?? '') + shift + 1) % letters.length] ?? '';
        const wrong = made.slice(0, place) + other + made.slice(place + 1);
        expect(parseCardNumber(format, wrong)).toEqual({ ok: false, problem: 'check' });
      }),
    );
  });

  it('refuses every swap of two neighbours that differ', () => {
    fc.assert(
      fc.property(numberOf(format), fc.nat(places - 2), (made, at) => {
        const place = prefix + at;
        fc.pre(made[place] !== made[place + 1]);
        const swapped = made.slice(0, place) + made[place + 1] + made[place] + made.slice(place + 2);
        expect(parseCardNumber(format, swapped)).toEqual({ ok: false, problem: 'check' });
      }),
    );
  });
});

describe('random numbers', () => {
  it('of letters refuse every swap, neighbours or not', () => {
    fc.assert(
      fc.property(numberOf(LETTERS), fc.nat(10), fc.nat(10), (made, one, two) => {
        fc.pre(made[one] !== made[two]);
        const changed = [...made];
        [changed[one], changed[two]] = [changed[two] ?? '', changed[one] ?? ''];
        expect(parseCardNumber(LETTERS, changed.join(''))).toEqual({ ok: false, problem: 'check' });
      }),
    );
  });

  it('use every bit of their source: 32 values a place, no two places alike', () => {
    const made = newCardNumber(LETTERS, source(Uint8Array.from([0, 31, 32, 63, 255, 1, 2, 3, 4, 5])));
    expect(made.slice(0, 10)).toBe('0Z0ZZ12345');
  });

  it('of digits throw away the bytes that would make low digits likelier', () => {
    const made = newCardNumber(PLAIN, source(Uint8Array.from([250, 255, 249, 7, 251, 13])));
    expect(made).toBe('9739739739739739');
  });

  it('without a check are only their own length', () => {
    expect(parseCardNumber(PLAIN, '9739 7397-3973 9739')).toEqual({ ok: true, number: '9739739739739739' });
    expect(parseCardNumber(PLAIN, '973973973973973')).toEqual({ ok: false, problem: 'length' });
  });

  it('take look-alikes as meant, in the prefix too, and say what else is wrong', () => {
    const made = newCardNumber(LETTERS, source(Uint8Array.from([0, 1, 0, 1, 0, 1, 2, 2, 2, 2])));
    expect(parseCardNumber(LETTERS, made.replaceAll('0', 'o').replaceAll('1', 'l'))).toEqual({
      ok: true,
      number: made,
    });
    expect(parseCardNumber(LETTERS, '4K7')).toEqual({ ok: false, problem: 'length' });
    expect(parseCardNumber(LETTERS, '4K729QM8XR*')).toEqual({ ok: false, problem: 'character' });
    expect(parseCardNumber(LETTERS, '')).toEqual({ ok: false, problem: 'length' });
    const behind = newCardNumber(DIGIT, source(Uint8Array.from([1, 2, 3])));
    expect(parseCardNumber(DIGIT, behind.replace('LO', 'l0'))).toEqual({ ok: true, number: behind });
    expect(parseCardNumber(DIGIT, behind.replace('LO', 'XY'))).toEqual({ ok: false, problem: 'prefix' });
  });

  it('refuse a source that runs dry, or that gives nothing usable', () => {
    expect(() => newCardNumber(LETTERS, { ...source(new Uint8Array(1)), random: () => new Uint8Array(3) })).toThrow(
      /too few/,
    );
    expect(() => newCardNumber(PLAIN, source(Uint8Array.from([255])))).toThrow(/too few/);
  });
});

describe('sequential numbers', () => {
  test.each([
    ['the first, where none was used', null, 'PK000100'],
    ['the next', 4321, 'PK004322'],
    ['the first, where the city begins higher than what was used', 7, 'PK000100'],
  ])('%s', (_what, highest, made) => {
    expect(newCardNumber(ROW, source(new Uint8Array(1), highest))).toBe(made);
  });

  it('end with the last of their length, and read back', () => {
    expect(newCardNumber(ROW, source(new Uint8Array(1), 999_998))).toBe('PK999999');
    expect(() => newCardNumber(ROW, source(new Uint8Array(1), 999_999))).toThrow(RangeError);
    expect(parseCardNumber(ROW, 'pk 0001-00')).toEqual({ ok: true, number: 'PK000100' });
    expect(parseCardNumber(ROW, 'PK00010')).toEqual({ ok: false, problem: 'length' });
  });
});

describe('reading groups', () => {
  test.each([
    ['4K729QM8XRT', '4K7 29Q M8XR T'],
    ['1234567890', '1234 5678 90'],
    ['9739739739739739', '9739 7397 3973 9739'],
    ['PK000100', 'PK 0001 00'],
    ['LO12345678901234', 'LO 1234 5678 9012 34'],
    ['', ''],
  ])('%s is read as %s', (number, read) => {
    expect(groupCardNumber(number)).toBe(read);
  });
});
