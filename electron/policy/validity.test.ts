import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addYears, ageOn } from './calendar.ts';
import { parseProgram } from './load.ts';
import type { Program } from './program.ts';
import lakemont from './programs/lakemont.json?raw';
import { expiryOf } from './validity.ts';

const cited = { source: 'code', on: '2026-11-01', gaps: [] };
const program: Program = {
  ...parseProgram(lakemont),
  validity: [
    { ...cited, fromAge: 18, years: 5 },
    { ...cited, fromAge: 4, years: 2, untilAge: 14 },
    { ...cited, fromAge: 65, years: null },
    { ...cited, fromAge: 14, years: 2 },
  ],
};

test.each([
  ['a child, far from the birthday', '2016-06-01', '2026-06-02', '2028-06-02'],
  ['a child, two years to the day before it', '2014-11-24', '2026-11-24', '2028-11-24'],
  ['a child, who turns 14 sooner than that', '2014-11-23', '2026-11-24', '2028-11-23'],
  ['the day before turning 14', '2012-11-25', '2026-11-24', '2026-11-25'],
  ['turning 14 today: the row for 14 holds', '2012-11-24', '2026-11-24', '2028-11-24'],
  ['the day before turning 18', '2008-11-25', '2026-11-24', '2028-11-24'],
  ['turning 18 today', '2008-11-24', '2026-11-24', '2031-11-24'],
  ['the day before turning 65', '1961-11-25', '2026-11-24', '2031-11-24'],
  ['turning 65 today: never expires', '1961-11-24', '2026-11-24', null],
  ['issued on 29 February, ending in a common year', '1990-01-01', '2028-02-29', '2033-03-01'],
  ['issued on 29 February to a child, two years on', '2018-05-05', '2028-02-29', '2030-03-01'],
  ['born on 29 February, turning 14 in a common year', '2016-02-29', '2029-06-01', '2030-03-01'],
  ['born on 29 February: on 28 February still 13', '2012-02-29', '2026-02-28', '2026-03-01'],
  ['born on 29 February: 14 on 1 March', '2012-02-29', '2026-03-01', '2028-03-01'],
  ['too young for every row: the youngest answers', '2025-01-01', '2026-11-24', '2028-11-24'],
])('%s', (_, birth, issuedOn, expected) => expect(expiryOf(program, birth, issuedOn)).toBe(expected));

test('an end at a birthday that is behind its holder is the day of issue, never one before', () => {
  const only = { ...program, validity: [{ ...cited, fromAge: 0, years: 2, untilAge: 14 }] };
  expect(expiryOf(only, '1990-01-01', '2026-11-24')).toBe('2026-11-24');
});

test('years null with an end at a birthday ends at it', () => {
  const only = { ...program, validity: [{ ...cited, fromAge: 0, years: null, untilAge: 30 }] };
  expect(expiryOf(only, '2000-02-29', '2026-11-24')).toBe('2030-03-01');
});

const day = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2090-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('it never ends before it begins, nor after its years', () => {
  fc.assert(
    fc.property(day, day, (one, other) => {
      const [birth, issuedOn] = [one, other].sort() as [string, string];
      const last = expiryOf(program, birth, issuedOn);
      if (last === null) return ageOn(birth, issuedOn) >= 65;
      return last >= issuedOn && last <= addYears(issuedOn, 5);
    }),
  );
});
