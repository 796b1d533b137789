import { describe, expect, test } from 'vitest';
import { readDay, readYear } from './read-day.ts';

const TODAY = '2026-11-23';

describe('a date typed in one field', () => {
  test.each([
    ['4/14/2027', '2027-04-14'],
    ['04142027', '2027-04-14'],
    ['041427', '2027-04-14'],
    ['2027-04-14', '2027-04-14'],
    ['20270414', '2027-04-14'],
    ['14 abr 2027', '2027-04-14'],
    ['14 de abril de 2027', '2027-04-14'],
    ['April 14, 2027', '2027-04-14'],
    ['Apr 14th 27', '2027-04-14'],
    ['14 APR / ABR 27', '2027-04-14'],
    ['14abr2027', '2027-04-14'],
    ['2027 abr 14', '2027-04-14'],
    ['14.4.2027', '2027-04-14'],
    ['7 sept 2027', '2027-09-07'],
    ['29 ene 1998', '1998-01-29'],
    ['7/4/81', '1981-07-04'],
  ])('%s is %s in English', (typed, day) => {
    expect(readDay(typed, 'en', TODAY)).toBe(day);
  });

  test('day and month that could change places go by the language', () => {
    expect(readDay('4/5/2027', 'en', TODAY)).toBe('2027-04-05');
    expect(readDay('4/5/2027', 'es', TODAY)).toBe('2027-05-04');
    expect(readDay('04052027', 'es', TODAY)).toBe('2027-05-04');
    // The way that is no day is not taken, whatever the language.
    expect(readDay('4/14/2027', 'es', TODAY)).toBe('2027-04-14');
  });

  test.each([
    '',
    '2027',
    '4/2027',
    '31/4/2027',
    '2/29/2027',
    '14 abr',
    'soon',
    '14 apr 2027 or so',
    '1 2 3 4',
    '4142027',
  ])('%j is no day', (typed) => {
    expect(readDay(typed, 'en', TODAY)).toBeNull();
  });

  test('29 February exists in leap years', () => {
    expect(readDay('2/29/2028', 'en', TODAY)).toBe('2028-02-29');
  });
});

test('a tax year is its last day', () => {
  expect(readYear(' 2025 ')).toBe('2025-12-31');
  expect(readYear('25')).toBeNull();
  expect(readYear('3025')).toBeNull();
});
