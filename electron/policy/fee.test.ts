import { expect, test } from 'vitest';
import { feeKinds, waiversFor } from './fee.ts';
import { fieldUse } from './fields.ts';
import { parseProgram } from './load.ts';
import type { Program } from './program.ts';
import lakemont from './programs/lakemont.json?raw';

const base = parseProgram(lakemont);
const cited = { source: 'code', on: '2026-11-01', gaps: [] };
const name = { en: 'Card' };
const program: Program = {
  ...base,
  fee: {
    kinds: [
      {
        id: 'first',
        ...cited,
        name,
        rows: [
          { fromAge: 18, cents: 1000 },
          { fromAge: 0, cents: 500 },
          { fromAge: 65, cents: 0 },
        ],
        firstFree: 3,
        surrender: false,
      },
      { id: 'renewal', ...cited, name, rows: [{ fromAge: 0, cents: 700 }], firstFree: null, surrender: true },
    ],
    waivers: [
      { id: 'hardship', ...cited, name },
      { id: 'youth', ...cited, name, ages: { to: 17 } },
      { id: 'senior', ...cited, name, ages: { from: 65 } },
    ],
  },
};
const today = '2026-11-24';

test.each([
  ['the first three cards are free', '1990-01-01', 0, 0, true],
  ['the third of them', '1990-01-01', 2, 0, true],
  ['the fourth is not', '1990-01-01', 3, 1000, false],
  ['free for their age, whoever came before', '1950-01-01', 0, 0, false],
  ['the day before 18', '2008-11-25', 9, 500, false],
  ['18 today', '2008-11-24', 9, 1000, false],
  ['65 today', '1961-11-24', 9, 0, false],
  ['born on 29 February, 18 on 1 March', '2008-02-29', 9, 1000, false],
  ['no birth date yet: an adult', null, 9, 1000, false],
  ['born tomorrow, by a slip: a child, and no failure', '2026-11-25', 9, 500, false],
] as const)('%s', (_, birth, issued, cents, firstFree) => {
  const [first, renewal] = feeKinds(program, birth, today, issued);
  expect(first).toEqual({ id: 'first', name, cents, firstFree, surrender: false });
  expect(renewal).toEqual({ id: 'renewal', name, cents: 700, firstFree: false, surrender: true });
});

test.each([
  ['2009-11-24', ['hardship', 'youth']],
  ['2008-11-24', ['hardship']],
  ['1961-11-25', ['hardship']],
  ['1961-11-24', ['hardship', 'senior']],
  [null, ['hardship']],
] as const)('born %s, these waivers may be given: %s', (birth, ids) => {
  expect(waiversFor(program, birth, today).map(({ id }) => id)).toEqual(ids);
});

test('a field is required at the ages that say so, as written at others, and kept off where nothing is said', () => {
  expect(fieldUse(base, 'emergency', 13)).toBe('required');
  expect(fieldUse(base, 'emergency', 14)).toBe('optional');
  expect(fieldUse(base, 'emergency', null)).toBe('optional');
  expect(fieldUse(base, 'medical', 40)).toBe('forbidden');
  expect(fieldUse(base, 'veteran', 40)).toBe('forbidden');
  expect(fieldUse(base, 'name', null)).toBe('required');
});
