import { expect, test } from 'vitest';
import { isoOf } from './day.ts';

test.each([
  ['2024', '2', '29', '2024-02-29'],
  ['2023', '2', '29', null],
  ['1974', '8', '12', '1974-08-12'],
  ['1974', '13', '1', null],
  ['1974', '4', '31', null],
  ['74', '8', '12', null],
  ['', '8', '12', null],
  ['1974', '', '12', null],
])('%s-%s-%s is %s', (year, month, day, iso) => {
  expect(isoOf({ year, month, day })).toBe(iso);
});
