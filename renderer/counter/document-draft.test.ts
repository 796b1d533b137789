import { describe, expect, test } from 'vitest';
import type { DocumentType, ReadingView } from '../../electron/contract/views.ts';
import { draftFor, usuallyWhose } from './document-draft.ts';

const type = (more: Partial<DocumentType>): DocumentType => ({
  id: 'one',
  name: { en: 'One' },
  kind: 'other',
  words: [],
  common: false,
  proves: [],
  identity: 0,
  residency: 0,
  categories: [],
  shownBy: ['applicant', 'caretaker'],
  forms: ['original', 'copy'],
  conditions: [],
  asksDate: null,
  fresh: null,
  asksExpiry: false,
  grace: null,
  mayBeUndated: false,
  mayBeUnverifiable: false,
  reads: [],
  ...more,
});
const READING: ReadingView = {
  id: 'r1',
  source: 'aamva',
  format: 'AAMVA 08',
  compared: [],
  types: ['one'],
  documentId: null,
  expiresOn: '2029-08-12',
  issuedOn: '2023-08-12',
};

describe('a document chosen', () => {
  test('begins empty, in the first form of its type', () => {
    expect(draftFor(type({ asksExpiry: true }), null)).toMatchObject({ expires: '', form: 'original', reading: null });
  });
  test('takes from a reading the dates that its type asks, and no other', () => {
    expect(draftFor(type({ asksExpiry: true }), READING)).toMatchObject({
      issued: '',
      expires: '2029-08-12',
      reading: 'r1',
    });
    expect(draftFor(type({ asksDate: 'issued' }), READING)).toMatchObject({ issued: '2023-08-12', expires: '' });
    // A tax year is not the day on which a card was issued.
    expect(draftFor(type({ asksDate: 'tax-year' }), READING).issued).toBe('');
  });
});

describe('whose a document is for somebody else under the number', () => {
  test('what shows a home is also theirs', () => {
    expect(usuallyWhose(type({ proves: ['residency'] }))).toBe('applicant');
  });
  test('what shows who somebody is can be theirs only as their caretaker’s', () => {
    expect(usuallyWhose(type({ proves: ['photo', 'identity'] }))).toBe('caretaker');
  });
  test('who may show it decides before anything else', () => {
    expect(usuallyWhose(type({ proves: ['identity'], shownBy: ['applicant'] }))).toBe('applicant');
    expect(usuallyWhose(type({ proves: ['relationship'], shownBy: ['caretaker'] }))).toBe('caretaker');
  });
});
