import { expect, test } from 'vitest';
import type { Fix } from '../../electron/contract/views.ts';
import { bringLines } from './bring.ts';

const words = { comes: 'A parent comes along', brings: 'The parent brings:', comesWith: 'A parent comes and brings:' };
const lines = (fix: Fix, language = 'en') =>
  bringLines(fix, language, words).map((parts) => parts.map(({ text }) => text).join(''));

const passport = { type: 'passport', name: { en: 'Passport', es: 'Pasaporte' }, whose: 'applicant' } as const;
const bill = { type: 'bill', name: { en: 'Utility bill' }, whose: 'applicant' } as const;
const fix: Fix = { documents: [passport, bill], attestations: [], caretaker: false };

test('documents are joined as the language joins them, a name without a translation in English', () => {
  expect(lines(fix)).toEqual(['Passport and Utility bill']);
  expect(lines(fix, 'es')).toEqual(['Pasaporte y Utility bill']);
  expect(bringLines(fix, 'en', words)[0]?.map(({ strong }) => strong)).toEqual([true, false, true]);
});

test('what the caretaker does is a line of its own, after what the applicant brings or states', () => {
  const theirs: Fix = {
    documents: [{ ...passport, whose: 'caretaker' }, bill],
    attestations: [{ en: 'Statement of residency' }],
    caretaker: true,
  };
  expect(lines(theirs)).toEqual(['Utility bill and Statement of residency', 'A parent comes and brings: Passport']);
  expect(lines({ ...theirs, caretaker: false })[1]).toBe('The parent brings: Passport');
  expect(lines({ documents: [], attestations: [], caretaker: true })).toEqual(['A parent comes along']);
});
