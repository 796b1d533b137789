import { describe, expect, test } from 'vitest';
import type { DocumentType, EvidenceView } from '../../electron/contract/views.ts';
import { findDocumentTypes, helpsWith, type Order } from './find.ts';

const type = (id: string, en: string, es: string, more: Partial<DocumentType> = {}): DocumentType => ({
  id,
  name: { en, es },
  kind: 'other',
  words: [],
  common: false,
  proves: [],
  identity: 0,
  residency: 0,
  categories: [],
  shownBy: ['applicant', 'caretaker'],
  forms: ['original'],
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

const TYPES = [
  type('passport', 'Foreign passport', 'Pasaporte extranjero', { kind: 'passport', proves: ['photo', 'identity'] }),
  type('electric', 'Electric or gas bill', 'Factura de luz eléctrica o gas', { kind: 'home', proves: ['residency'] }),
  type('school', 'School record', 'Expediente escolar', {
    kind: 'school',
    proves: ['identity'],
    words: ['transcript'],
  }),
  type('union', 'Union card', 'Carné sindical', { kind: 'work', categories: [{ en: 'Secondary' }] }),
];
const NOTHING: Order = { read: () => false, recent: [], helps: () => null, kindWords: ({ kind }) => kind };
const ids = (typed: string, order: Partial<Order> = {}, types = TYPES) =>
  findDocumentTypes(types, typed, { ...NOTHING, ...order }).map(({ type: { id } }) => id);

describe('finding a document type by any word of it', () => {
  test.each([
    ['the second word of its name', 'bill', ['electric']],
    ['beginnings of several words, in any order', 'gas ele', ['electric']],
    ['the other language, without its accents', 'electrica', ['electric']],
    ['capitals with accents', 'ELÉCTRICA', ['electric']],
    ['a word by which people know it', 'transcr', ['school']],
    ['its kind', 'work', ['union']],
    ['its category', 'second', ['union']],
    ['the middle of a word finds nothing', 'port', []],
  ])('%s', (_what, typed, found) => {
    expect(ids(typed)).toEqual(found);
  });

  test('a name goes before a kind of the same word', () => {
    const types = [type('pay', 'Pay stub', 'Talón', { kind: 'school' }), ...TYPES];
    expect(ids('school', {}, types)).toEqual(['school', 'pay']);
  });

  test('read, recent, helpful, common, then by kind', () => {
    const types = [...TYPES, type('lease', 'Lease', 'Contrato', { kind: 'home', common: true })];
    expect(
      ids(
        ' ',
        {
          read: ({ id }) => id === 'union',
          recent: ['school'],
          helps: ({ proves }) => (proves.includes('residency') ? 0 : null),
        },
        types,
      ),
    ).toEqual(['union', 'school', 'electric', 'lease', 'passport']);
  });

  test('the last recorded of the recent ones is first', () => {
    expect(ids('', { recent: ['union', 'electric'] }).slice(0, 2)).toEqual(['union', 'electric']);
  });
});

describe('what helps', () => {
  const evidence: EvidenceView = {
    outcome: 'lacking',
    needs: [
      {
        id: 'residency',
        name: { en: 'Residency' },
        state: 'lacking',
        by: [],
        attestation: null,
        lacking: null,
        points: null,
      },
      { id: 'photo', name: { en: 'Photo' }, state: 'met', by: [], attestation: null, lacking: null, points: null },
    ],
    documents: [],
    caretaker: null,
    attestations: [],
    gaps: [],
    fixes: [
      {
        documents: [{ type: 'union', name: { en: 'Union card' }, whose: 'applicant' }],
        attestations: [],
        caretaker: false,
      },
    ],
    address: 'any',
  };
  test('is first what completes the evidence, then what brings the like of a lacking need', () => {
    const helps = helpsWith(evidence, 'applicant');
    expect(TYPES.map((one) => [one.id, helps(one)])).toEqual([
      ['passport', null],
      ['electric', 2],
      ['school', null],
      ['union', 0],
    ]);
  });
  test('differs by whose document it is', () => {
    expect(TYPES.map(helpsWith(evidence, 'caretaker'))).toEqual([null, null, null, null]);
  });
});
