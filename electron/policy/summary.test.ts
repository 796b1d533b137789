import { describe, expect, test } from 'vitest';
import { parseProgram } from './load.ts';
import type { Program } from './program.ts';
import lakemont from './programs/lakemont.json?raw';
import { ageBands, documentTypes, rulesView, summarize, trainingOnly } from './summary.ts';

const base = parseProgram(lakemont);
const first = base.documentTypes[0] as Program['documentTypes'][number];
const use = { identity: 0, residency: 0, proves: [], expiry: null, freshness: null, companion: null, gaps: [] };
const folded = (counts: object[], more: Partial<Program> = {}) =>
  documentTypes({
    ...base,
    ...more,
    documentTypes: [{ ...first, counts: counts.map((one) => ({ ...use, ...one })) as typeof first.counts }],
  })[0];

describe('the ways in which a document counts are folded into the most it may do', () => {
  test('points, proofs and categories of all of them', () => {
    const type = folded(
      [
        { as: 'a', identity: 3, proves: ['identity', 'photo'] },
        { as: 'b', residency: 2, proves: ['residency', 'photo'] },
        { as: 'a', identity: 1 },
      ],
      {
        categories: [
          { id: 'b', name: { en: 'B' } },
          { id: 'a', name: { en: 'A' } },
          { id: 'c', name: { en: 'C' } },
        ],
      },
    );
    expect(type).toMatchObject({
      identity: 3,
      residency: 2,
      proves: ['photo', 'identity', 'residency'],
      categories: [{ en: 'B' }, { en: 'A' }],
      asksDate: null,
      fresh: null,
      asksExpiry: false,
      grace: null,
      mayBeUndated: false,
    });
  });
  test.each([
    ['current only', [{ expiry: { undated: 'refused' } }], true, null, false],
    [
      'days of grace',
      [{ expiry: { undated: 'refused' } }, { expiry: { graceDays: 60, undated: 'refused' } }],
      true,
      { days: 60 },
      false,
    ],
    [
      'years outlast days',
      [{ expiry: { graceDays: 400, undated: 'refused' } }, { expiry: { graceYears: 5, undated: 'counts' } }],
      true,
      { years: 5 },
      true,
    ],
    [
      'days outlast years',
      [{ expiry: { graceDays: 1095, undated: 'refused' } }, { expiry: { graceYears: 1, undated: 'refused' } }],
      true,
      { days: 1095 },
      false,
    ],
    ['one way asks for no date', [{ expiry: { undated: 'refused' } }, {}], true, null, true],
  ])('expiry: %s', (_, counts, asksExpiry, grace, mayBeUndated) => {
    expect(folded(counts)).toMatchObject({ asksExpiry, grace, mayBeUndated });
  });
  test.each([
    [
      'the most days',
      [{ freshness: { basis: 'issued', days: 30 } }, { freshness: { basis: 'issued', days: 90 } }],
      'issued',
      { days: 90 },
    ],
    [
      'a day of a later year',
      [{ freshness: { basis: 'tax-year', until: { month: 4, day: 15, yearsAfter: 1 } } }],
      'tax-year',
      { month: 4, day: 15, yearsAfter: 1 },
    ],
    [
      'the latest of two such days',
      [
        { freshness: { basis: 'filed', until: { month: 10, day: 15, yearsAfter: 1 } } },
        { freshness: { basis: 'filed', until: { month: 4, day: 15, yearsAfter: 2 } } },
      ],
      'filed',
      { month: 4, day: 15, yearsAfter: 2 },
    ],
  ])('its own date: %s', (_, counts, asksDate, fresh) => expect(folded(counts)).toMatchObject({ asksDate, fresh }));
});

test('what the screens may know', () => {
  expect(summarize(base)).toMatchObject({
    id: 'lakemont',
    questions: ['name', 'birth', 'address', 'gender', 'emergency'],
    // Required of children: it is not for the summary to say that everybody may leave it off.
    optional: ['address', 'gender'],
    minimumAge: 0,
    documents: 'held-until-issued',
    portraitWaivable: true,
    stays: ['cardNumber', 'issuedOn', 'expiresOn', 'status'],
  });
});

test('age classes are those that the rules of evidence tell apart', () => {
  expect(ageBands(base)).toEqual([
    { from: 0, to: 13 },
    { from: 14, to: 17 },
    { from: 18, to: 20 },
    { from: 21, to: null },
  ]);
  expect(ageBands({ ...base, minimumAge: { ...base.minimumAge, years: 16 } })[0]).toEqual({ from: 16, to: 17 });
  const one = {
    ...base,
    caretakers: [],
    attestations: [],
    documentTypes: [first],
    evidence: base.evidence.slice(1, 2),
  };
  expect(ageBands(one)).toEqual([{ from: 0, to: null }]);
  const infants = { ...one, documentTypes: [{ ...first, ages: { to: 0 } }] };
  expect(ageBands(infants)).toEqual([
    { from: 0, to: 0 },
    { from: 1, to: null },
  ]);
});

describe('why a programme runs in training only', () => {
  const gap = { id: 'fee', about: { en: 'The fee was not found.' }, signedOff: null };
  const signed = { ...gap, id: 'age', signedOff: { by: 'City Clerk', on: '2026-11-02' } };
  const open = { ...base, gaps: [gap, signed] };

  test('nothing keeps Lakemont there, up to its review day and not a day longer', () => {
    expect(trainingOnly(base, base.reviewBy)).toEqual([]);
    expect(trainingOnly({ ...base, reviewBy: '2027-02-28' }, '2027-03-01')).toEqual([
      { reason: 'review', what: '2027-02-28' },
    ]);
  });
  test('a gap does, until it is signed off', () => {
    expect(trainingOnly(open, '2026-11-24')).toEqual([{ reason: 'gap', what: 'fee' }]);
  });
  test('held images do, where a class has no authority; sighted documents do not', () => {
    const disposal = { ...base.disposal, portrait: null, 'document-images': null };
    expect(trainingOnly({ ...base, disposal }, '2026-11-24')).toEqual([
      { reason: 'disposal', what: 'portrait' },
      { reason: 'disposal', what: 'document-images' },
    ]);
    const documents = { ...base.documents, handling: 'sighted', purpose: null } as const;
    expect(trainingOnly({ ...base, disposal, documents }, '2026-11-24')).toEqual([]);
  });
  test('a sketch does, and a required field that is not printed', () => {
    const rule: Program['card']['fields'][number] = {
      field: 'signature',
      source: 'code',
      on: '2026-11-01',
      gaps: [],
      use: 'required',
    };
    const sketch: Program = { ...base, status: 'sketch', card: { ...base.card, fields: [...base.card.fields, rule] } };
    expect(trainingOnly(sketch, '2026-11-24')).toEqual([
      { reason: 'sketch', what: 'lakemont' },
      { reason: 'field-not-built', what: 'signature' },
    ]);
  });
  test('administrators see each gap, and every rule that meets it', () => {
    const evidence = base.evidence.map((need, index) => (index === 0 ? { ...need, gaps: ['fee'] } : need));
    const documents = { ...base.documents, gaps: ['fee', 'age'] };
    const view = rulesView({ ...open, evidence, documents }, '2026-11-24');
    expect(view.gaps).toEqual([
      { ...gap, where: ['documents', 'evidence.photo'] },
      { ...signed, where: ['documents'] },
    ]);
    expect(view.disposal.map(({ purged }) => purged)).toEqual([
      'application',
      'evidence',
      'portrait',
      'document-images',
      'print-job',
    ]);
    expect(view).toMatchObject({ id: 'lakemont', status: 'programme', reviewOverdue: false });
  });
});
