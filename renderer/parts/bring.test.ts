import { expect, test } from 'vitest';
import type { Fix } from '../../electron/contract/views.ts';
import { bringLine } from './bring.ts';

const words = { ofCaretaker: (document: string) => `${document} (theirs)`, caretaker: 'a parent' };
const line = (fix: Fix, language = 'en') =>
  bringLine(fix, language, words)
    .map(({ text }) => text)
    .join('');

const passport = { type: 'passport', name: { en: 'Passport', es: 'Pasaporte' }, whose: 'applicant' } as const;
const bill = { type: 'bill', name: { en: 'Utility bill' }, whose: 'applicant' } as const;

test('documents are joined as the language joins them, a name without a translation in English', () => {
  const fix: Fix = { documents: [passport, bill], attestations: [], caretaker: false };
  expect(line(fix)).toBe('Passport and Utility bill');
  expect(line(fix, 'es')).toBe('Pasaporte y Utility bill');
  expect(bringLine(fix, 'en', words).map(({ strong }) => strong)).toEqual([true, false, true]);
});

test('whose document it is, who has to come along and what is to be stated are said', () => {
  const fix: Fix = {
    documents: [{ ...passport, whose: 'caretaker' }, bill],
    attestations: [{ en: 'Statement of residency' }],
    caretaker: true,
  };
  expect(line(fix)).toBe('Utility bill, a parent, Passport (theirs), and Statement of residency');
});
