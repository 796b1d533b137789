import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asciiDigits, lineProblem, readDate } from './read.ts';

const TODAY = '2026-11-23';

test('what is missing is told before what is impossible', () => {
  expect(readDate('', '2', '', TODAY)).toEqual({ ok: false, missing: ['day', 'year'] });
  expect(readDate('30', '2', '1974', TODAY)).toEqual({ ok: false, code: 'answer.dateImpossible' });
  expect(readDate('29', '2', '1973', TODAY)).toEqual({ ok: false, code: 'answer.dateImpossible' });
  expect(readDate('24', '11', '2026', TODAY)).toEqual({ ok: false, code: 'answer.dateFuture' });
});

test('a year of fewer than four digits is asked for again, never guessed', () => {
  expect(readDate('12', '8', '74', TODAY)).toEqual({ ok: false, missing: ['year'] });
});

test('today and a leap day are dates', () => {
  expect(readDate('23', '11', '2026', TODAY)).toEqual({ ok: true, date: TODAY });
  expect(readDate(' 29', '2', '1972 ', TODAY)).toEqual({ ok: true, date: '1972-02-29' });
});

test('digits of any script are read', () => {
  expect(asciiDigits('١٩٧٤')).toBe('1974');
  expect(asciiDigits('۱۹۷۴')).toBe('1974');
  expect(asciiDigits('१२')).toBe('12');
  expect(asciiDigits('𝟎𝟗')).toBe('09');
});

test('letters that are not digits are left as they are', () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      fc.pre(!/\p{Nd}/u.test(typed));
      expect(asciiDigits(typed)).toBe(typed);
    }),
  );
});

test('a line is judged as main judges it', () => {
  expect(lineProblem('  Anna   Maria ')).toBeNull();
  expect(lineProblem('')).toBeNull();
  expect(lineProblem('x'.repeat(129))).toBe('answer.tooLong');
  expect(lineProblem('Anna\u202eairaM')).toBe('answer.badCharacters');
});
