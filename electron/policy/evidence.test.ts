import { describe, expect, test } from 'vitest';
import { addYears, ageOn } from './calendar.ts';
import { documentProblem, evaluate, expiryOf } from './evidence.ts';
import { type Program, ProgramError, parseProgram } from './program.ts';
import chicago from './programs/chicago-citykey.json?raw';
import lakemontText from './programs/lakemont.json?raw';

const lakemont: Program = parseProgram(lakemontText);
const passport = { type: 'foreign-passport', issuedOn: null, expiresOn: '2028-04-14' };
const bill = (issuedOn: string) => ({ type: 'utility-bill', issuedOn, expiresOn: null });
const TODAY = '2026-11-23';

describe('evidence', () => {
  test('a passport and a fresh bill meet Lakemont’s three requirements', () => {
    const view = evaluate(lakemont, [passport, bill('2026-10-30')], TODAY);
    expect(view.complete).toBe(true);
    expect(view.requirements.map((need) => [need.id, need.met])).toEqual([
      ['photo', true],
      ['birth-date', true],
      ['residency', true],
    ]);
  });

  test('what is lacking is said in words, with what would mend it', () => {
    const view = evaluate(lakemont, [passport], TODAY);
    expect(view.complete).toBe(false);
    const residency = view.requirements.find((need) => need.id === 'residency');
    expect(residency?.lacking?.en).toBe('One document that shows living in Lakemont');
    expect(residency?.by.map((name) => name.en)).toContain('Utility bill');
  });

  test.each([
    ['expires today', { ...passport, expiresOn: TODAY }, null],
    ['expired yesterday', { ...passport, expiresOn: '2026-11-22' }, 'document.expired'],
    ['has no expiry date written', { ...passport, expiresOn: null }, 'document.dateMissing'],
    ['is 60 days old', bill('2026-09-24'), null],
    ['is 61 days old', bill('2026-09-23'), 'document.tooOld'],
    ['is dated tomorrow', bill('2026-11-24'), 'answer.dateFuture'],
    ['is of no known type', { type: 'library-card', issuedOn: null, expiresOn: null }, 'document.unknownType'],
  ])('a document that %s', (_what, document, code) => {
    expect(documentProblem(lakemont, document, TODAY)?.code ?? null).toBe(code);
  });

  test('a document that does not count never counts as evidence', () => {
    expect(evaluate(lakemont, [passport, bill('2026-01-01')], TODAY).complete).toBe(false);
  });
});

describe('validity', () => {
  test.each([
    ['14 today', '2012-11-23', '2028-11-23'],
    ['the day before turning 18', '2008-11-24', '2028-11-23'],
    ['18 today', '2008-11-23', '2031-11-23'],
    ['65 today', '1961-11-23', null],
  ])('%s', (_who, birth, expiry) => expect(expiryOf(lakemont, birth, TODAY)).toBe(expiry));

  test('29 February: of age, and expiring, on 1 March of a common year', () => {
    expect(ageOn('2008-02-29', '2026-02-28')).toBe(17);
    expect(ageOn('2008-02-29', '2026-03-01')).toBe(18);
    expect(addYears('2024-02-29', 5)).toBe('2029-03-01');
    expect(addYears('2024-02-29', 4)).toBe('2028-02-29');
  });
});

describe('rule files', () => {
  test('both built-in programmes are valid, and the city that exists is sighted only', () => {
    expect(parseProgram(chicago)).toMatchObject({ id: 'chicago-citykey', documents: { handling: 'sighted' } });
    expect(parseProgram(chicago).gaps.length).toBeGreaterThan(0);
    expect(lakemont.documents.handling).toBe('held-until-issued');
  });

  test.each([
    ['not JSON', '{', /not JSON/],
    ['a misspelled field', JSON.stringify({ ...JSON.parse(lakemontText), minimunAge: 3 }), /minimunAge/],
    ['a requirement nothing proves', unprovable(), /evidence\.2\.proves: no document type proves "residency"/],
    ['retention of more than `none`', JSON.stringify({ ...JSON.parse(lakemontText), retention: 'name' }), /retention/],
  ])('%s is refused with its path and reason', (_what, text, message) => {
    expect(() => parseProgram(text)).toThrow(ProgramError);
    expect(() => parseProgram(text)).toThrow(message);
  });
});

function unprovable(): string {
  const raw = JSON.parse(lakemontText);
  raw.documentTypes = raw.documentTypes.filter((type: { proves: string[] }) => !type.proves.includes('residency'));
  return JSON.stringify(raw);
}
