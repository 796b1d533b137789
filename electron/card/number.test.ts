import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupCardNumber } from '../contract/card-number.ts';
import { newCardNumber, parseCardNumber } from './number.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const number = fc.uint8Array({ minLength: 10, maxLength: 10 }).map((bytes) => newCardNumber(() => bytes));

describe('card number', () => {
  it('is eleven characters of the alphabet and reads back, grouped and in lower case too', () => {
    fc.assert(
      fc.property(number, (made) => {
        expect(made).toMatch(/^[0-9A-HJKMNP-TV-Z]{11}$/);
        expect(parseCardNumber(groupCardNumber(made).toLowerCase())).toEqual({ ok: true, number: made });
      }),
    );
  });

  it('uses every bit of its random source: 32 values a place, no two places alike', () => {
    const made = newCardNumber(() => Uint8Array.from([0, 31, 32, 63, 255, 1, 2, 3, 4, 5]));
    expect(made.slice(0, 10)).toBe('0Z0ZZ12345');
  });

  it('refuses every single wrong character', () => {
    fc.assert(
      fc.property(number, fc.nat(10), fc.integer({ min: 1, max: 31 }), (made, place, shift) => {
        const other = ALPHABET[(ALPHABET.indexOf(made[place] ?? '') + shift) % 32] ?? '';
        const wrong = made.slice(0, place) + other + made.slice(place + 1);
        expect(parseCardNumber(wrong)).toEqual({ ok: false, problem: 'check' });
      }),
    );
  });

  it('refuses every swap of two different characters', () => {
    fc.assert(
      fc.property(number, fc.nat(10), fc.nat(10), (made, one, two) => {
        fc.pre(made[one] !== made[two]);
        const letters = [...made];
        [letters[one], letters[two]] = [letters[two] ?? '', letters[one] ?? ''];
        expect(parseCardNumber(letters.join(''))).toEqual({ ok: false, problem: 'check' });
      }),
    );
  });

  it('takes look-alikes as meant and says what else is wrong', () => {
    const made = newCardNumber(() => Uint8Array.from([0, 1, 0, 1, 0, 1, 2, 2, 2, 2]));
    const typed = made.replaceAll('0', 'o').replaceAll('1', 'l');
    expect(parseCardNumber(typed)).toEqual({ ok: true, number: made });
    expect(parseCardNumber('4K7')).toEqual({ ok: false, problem: 'length' });
    expect(parseCardNumber('4K729QM8XR*')).toEqual({ ok: false, problem: 'character' });
    expect(parseCardNumber('')).toEqual({ ok: false, problem: 'length' });
  });

  it('refuses a random source that runs dry', () => {
    expect(() => newCardNumber(() => new Uint8Array(3))).toThrow(/too few/);
  });
});

describe('reading groups', () => {
  it('leaves the check character alone at the end, and reads other formats in fours', () => {
    expect(groupCardNumber('4K729QM8XRT')).toBe('4K7 29Q M8XR T');
    expect(groupCardNumber('1234567890')).toBe('1234 5678 90');
  });
});
