import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../language/languages.ts';
import { capitalNext, layoutOf, numberRows, textRows } from './layouts.ts';

describe.each(LANGUAGES.map(({ tag }) => tag))('the keys of %s', (tag) => {
  test.each(['letters', 'marks'] as const)('%s: ten to a row at most, none twice', (layer) => {
    const rows = textRows(layoutOf(tag), layer, true);
    const typed = rows.flat().flatMap((key) => ('type' in key ? [key.type] : []));
    expect(new Set(typed).size).toBe(typed.length);
    // More than ten would be narrower than a finger in the width that stays beside the field.
    for (const row of rows) expect(row.length).toBeLessThanOrEqual(10);
  });

  test('has every letter from a to z', () => {
    const typed = new Set(
      textRows(layoutOf(tag), 'letters', true)
        .flat()
        .flatMap((key) => ('type' in key ? [key.type] : [])),
    );
    expect('abcdefghijklmnopqrstuvwxyz0123456789'.split('').filter((letter) => !typed.has(letter))).toEqual([]);
  });
});

test('the number pad has ten digits, and ways to take them back', () => {
  const keys = numberRows.flat();
  expect(keys.flatMap((key) => ('type' in key ? [key.type] : [])).toSorted()).toEqual([...'0123456789']);
  expect(keys.flatMap((key) => ('act' in key ? [key.act] : []))).toEqual(['clear', 'erase']);
});

test('a capital comes at the start of each part of a name', () => {
  expect(['', 'Anna ', 'Eriksson-', "O'"].map(capitalNext)).toEqual([true, true, true, true]);
  expect(['A', 'Anna'].map(capitalNext)).toEqual([false, false]);
});
