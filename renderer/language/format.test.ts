import { expect, test } from 'vitest';
import { dateOrder, dayInShort, dayInWords, list, money, monthNames } from './format.ts';

test('a date is written with its month in words, as the language orders it', () => {
  expect(dayInWords('1974-08-12', 'en')).toBe('12 August 1974');
  expect(dayInWords('1974-08-12', 'es')).toBe('12 de agosto de 1974');
  expect(dayInShort('1974-08-12', 'en')).toBe('12 Aug 1974');
});

test('a date is the same day in every time zone of the machine', () => {
  expect(dayInWords('2026-01-01', 'en')).toBe('1 January 2026');
});

test('date fields stand in the order in which the language writes a date', () => {
  expect(dateOrder('en')).toEqual(['day', 'month', 'year']);
  expect(dateOrder('es')).toEqual(['day', 'month', 'year']);
});

test('months, lists and money are the language’s own', () => {
  expect(monthNames('es')).toHaveLength(12);
  expect(monthNames('es')[0]).toBe('enero');
  expect(list(['a', 'b', 'c'], 'es')).toBe('a, b y c');
  expect(money(1500, 'en')).toBe('$15.00');
});
