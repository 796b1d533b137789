import { afterEach, describe, expect, test } from 'vitest';
import { parseProgram } from '../policy/load.ts';
import type { Program } from '../policy/program.ts';
import lakemont from '../policy/programs/lakemont.json?raw';
import {
  ANSWERS,
  answersOf,
  BILL,
  comeTogether,
  HOME,
  inFront,
  openFloor,
  PASSPORT,
  portraitJpeg,
  shown,
  signIn,
  type TestFloor,
} from './floor-for-tests.ts';

let floor: TestFloor;
afterEach(() => {
  expect(floor.bugs).toEqual([]);
  floor.close();
});

const RULES = parseProgram(lakemont);
const BO = answersOf('Bo', '2016-03-01');
const add = (document: object) => floor.call('counter', 'addDocument', document);
const must = (name: string, input?: object) => floor.must('counter', name, input);
const blockers = async () => (await inFront(floor)).blockers.map(({ code }) => code);
const memberId = async (name: string) => (await inFront(floor)).members.find((one) => one.name === name)?.id ?? '';
const stored = (id: string) => floor.desk.core.parts.store.casework.readRecord(id);

async function atTheCounter(...people: (readonly unknown[])[]): Promise<void> {
  await comeTogether(floor, ...people);
  await signIn(floor);
  await must('take', { number: 'A 1' });
}
async function open(changes: Partial<Program> = {}, ...people: (readonly unknown[])[]): Promise<void> {
  floor = await openFloor(changes);
  await atTheCounter(...(people.length > 0 ? people : [ANSWERS]));
}

describe('recording a document', () => {
  test('one that cannot count is not recorded, and the field is named', async () => {
    await open();
    for (const [document, code, field] of [
      [shown('no-such'), 'document.unknownType', 'type'],
      [shown('foreign-passport'), 'document.dateMissing', 'expiresOn'],
      [shown('foreign-passport', { expiresOn: '2025-11-22' }), 'document.expired', 'expiresOn'],
      [shown('utility-bill', { issuedOn: '2026-09-23' }), 'document.tooOld', 'issuedOn'],
      [shown('foreign-passport', { expiresOn: '2028-01-01', form: 'phone' }), 'document.formRefused', 'form'],
      [
        shown('care-of-letter', { issuedOn: '2026-11-20', conditions: ['served-30-days'] }),
        'document.conditionMissing',
        'conditions',
      ],
      [shown('lease', { issuedOn: '2026-11-20', conditions: ['no-such'] }), 'answer.notOffered', 'conditions'],
      [shown('school-record', { issuedOn: '2026-11-01' }), 'document.wrongAge', 'type'],
      [shown('child-birth-record'), 'document.wrongPerson', 'type'],
      [shown('lease', { issuedOn: '2026-11-20', whose: 'caretaker' }), 'caretaker.none', 'whose'],
    ] as const)
      expect(await add(document), JSON.stringify(document)).toMatchObject({ error: { code, field } });
    expect((await inFront(floor)).documents).toEqual([]);
    // The last day of a year's grace, and of sixty days.
    await must('addDocument', shown('foreign-passport', { expiresOn: '2025-11-23' }));
    await must('addDocument', shown('utility-bill', { issuedOn: '2026-09-24' }));
    expect((await inFront(floor)).evidence.outcome).toBe('met');
  });

  test('one that cannot be verified is recorded as refused, whatever else is wrong with it', async () => {
    await open();
    await must('addDocument', { ...PASSPORT, verified: false });
    await must('addDocument', shown('foreign-passport', { form: 'phone', verified: false }));
    await must('addDocument', BILL);
    const { documents, evidence } = await inFront(floor);
    expect(documents[0]).toMatchObject({ verified: false, whose: 'applicant', images: 0 });
    expect(evidence.documents[0]).toMatchObject({ state: 'refused', problem: { code: 'document.unverifiable' } });
    expect(evidence.documents[1]?.state).toBe('refused');
    expect(await blockers()).toContain('card.evidenceLacking');
  });

  test('where clerks may not refuse what they cannot verify, they cannot say so', async () => {
    await open({ documents: { ...RULES.documents, mayRefuseUnverifiable: false } });
    expect(await add(shown('foreign-passport', { expiresOn: '2028-01-01', verified: false }))).toMatchObject({
      error: { code: 'answer.notOffered', field: 'verified' },
    });
  });

  test('one that is removed takes its images with it', async () => {
    await open();
    const { id } = (await must('addDocument', PASSPORT)) as { id: string };
    await must('addDocument', BILL);
    await must('holdImage', { id, jpeg: portraitJpeg() });
    expect((await inFront(floor)).documents[0]).toMatchObject({ images: 1 });
    const { id: application } = await inFront(floor);
    await must('removeDocument', { id });
    expect(floor.desk.core.parts.store.casework.count(application)).toEqual({ objects: 1, images: 0 });
    expect((await inFront(floor)).documents).toHaveLength(1);
    expect(await floor.call('counter', 'removeDocument', { id })).toMatchObject({
      error: { code: 'document.notFound' },
    });
  });
});

describe('a family', () => {
  test('a document shown for several is recorded for each, under their own key and an id of its own', async () => {
    await open({}, ANSWERS, BO);
    const [anna, bo] = [await memberId('Anna Maria'), await memberId('Bo')];
    await must('member', { id: bo });
    await must('caretaker', { relation: 'parent' });
    await must('member', { id: anna });
    await must('addDocument', { ...PASSPORT, alsoFor: [{ member: bo, whose: 'caretaker' }] });
    await must('addDocument', { ...BILL, alsoFor: [{ member: bo, whose: 'caretaker' }] });
    expect((await inFront(floor)).evidence.outcome).toBe('met');
    expect(stored(bo)).toMatchObject({
      documents: [],
      caretaker: { relation: 'parent', documents: [{ type: 'foreign-passport' }, { type: 'utility-bill' }] },
    });
    const ids = [...(stored(anna)?.documents ?? []), ...(stored(bo)?.caretaker?.documents ?? [])].map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);

    await must('member', { id: bo });
    expect((await inFront(floor)).evidence.attestations).toMatchObject([{ id: 'caretaker-residency', open: true }]);
    expect(await floor.call('counter', 'attest', { attestation: 'caretaker-residency', given: true })).toMatchObject({
      error: { code: 'attestation.notHere' },
    });
    await must('addDocument', shown('child-birth-record', { whose: 'caretaker' }));
    await must('addDocument', shown('birth-certificate'));
    await must('attest', { attestation: 'caretaker-residency', given: true });
    const child = await inFront(floor);
    expect(child.evidence.outcome).toBe('met');
    expect(child).toMatchObject({ caretaker: { relation: 'parent' } });
    expect(child.documents.map(({ type, whose }) => [type, whose])).toEqual([
      ['birth-certificate', 'applicant'],
      ['foreign-passport', 'caretaker'],
      ['utility-bill', 'caretaker'],
      ['child-birth-record', 'caretaker'],
    ]);

    await must('caretaker', { relation: null });
    expect(await inFront(floor)).toMatchObject({ caretaker: null, documents: [{ type: 'birth-certificate' }] });
    expect(stored(bo)).toMatchObject({ caretaker: null, attestations: [] });
    expect(await blockers()).toContain('card.evidenceLacking');
  });

  test('each member’s own age decides; where one cannot have it, nobody gets it', async () => {
    await open({}, BO, ANSWERS, answersOf('Cy', '2012-01-01'));
    const [adult, teen] = [await memberId('Anna Maria'), await memberId('Cy')];
    const record = shown('school-record', { issuedOn: '2026-09-01' });
    const both = [teen, adult].map((member) => ({ member, whose: 'applicant' }));
    expect(await add({ ...record, alsoFor: both })).toMatchObject({
      error: { code: 'document.wrongAge', field: 'alsoFor', values: { place: 2 } },
    });
    expect((await inFront(floor)).documents).toEqual([]);
    expect(stored(teen)?.documents).toEqual([]);
    await must('addDocument', { ...record, alsoFor: both.slice(0, 1) });
    expect(stored(teen)?.documents).toMatchObject([{ type: 'school-record' }]);
    expect(stored(adult)?.documents).toEqual([]);
    const newer = { ...record, issuedOn: '2026-10-01' };
    const twice = [both[0], both[0]];
    expect(await add({ ...newer, alsoFor: twice })).toMatchObject({ error: { code: 'group.notMember' } });
    const self = [{ member: (await inFront(floor)).id, whose: 'applicant' }];
    expect(await add({ ...newer, alsoFor: self })).toMatchObject({ error: { code: 'group.notMember' } });
  });

  test('one document counts once for each of them', async () => {
    await open({}, ANSWERS, BO);
    const bo = await memberId('Bo');
    const again = { code: 'document.alreadyRecorded' };
    await must('addDocument', PASSPORT);
    expect(await add({ ...PASSPORT, conditions: [] })).toMatchObject({ error: { ...again, field: 'type' } });
    expect(await add({ ...PASSPORT, verified: false })).toMatchObject({ error: again });
    await must('addDocument', { ...PASSPORT, expiresOn: '2028-04-15' });
    await must('addDocument', { ...BILL, alsoFor: [{ member: bo, whose: 'applicant' }] });
    await must('removeDocument', { id: (await inFront(floor)).documents[2]?.id ?? '' });
    // It was Bo's too, and is still.
    expect(await add({ ...BILL, alsoFor: [{ member: bo, whose: 'applicant' }] })).toMatchObject({
      error: { ...again, field: 'alsoFor', values: { place: 2 } },
    });
    expect((await inFront(floor)).documents).toHaveLength(2);
    expect(stored(bo)?.documents).toHaveLength(1);
    await must('member', { id: bo });
    await must('caretaker', { relation: 'parent' });
    await must('addDocument', { ...BILL, whose: 'caretaker' });
    expect(await add({ ...BILL, whose: 'caretaker' })).toMatchObject({ error: again });
  });

  test('another birth date takes what was stated and decided under the old one', async () => {
    await open({}, BO);
    await must('caretaker', { relation: 'parent' });
    for (const document of [PASSPORT, BILL, shown('child-birth-record')])
      await must('addDocument', { ...document, whose: 'caretaker' });
    await must('attest', { attestation: 'caretaker-residency', given: true });
    const { id } = await inFront(floor);
    expect(stored(id)?.attestations).toEqual(['caretaker-residency']);
    await must('correct', HOME);
    expect(stored(id)?.attestations).toEqual(['caretaker-residency']);
    await must('correct', { question: 'birth', value: { dateOfBirth: '2016-03-02' } });
    expect(stored(id)).toMatchObject({ attestations: [], decided: [] });
  });

  test('no caretaker is recorded where no rule knows one, and no relation that is not offered', async () => {
    await open({}, ANSWERS, BO);
    expect(await floor.call('counter', 'caretaker', { relation: 'parent' })).toMatchObject({
      error: { code: 'caretaker.notHere' },
    });
    await must('member', { id: await memberId('Bo') });
    expect(await floor.call('counter', 'caretaker', { relation: 'neighbour' })).toMatchObject({
      error: { code: 'answer.notOffered', field: 'relation' },
    });
  });
});

describe('what the rules leave to the clerk', () => {
  const about = { en: 'Whether an old bill counts is not known.' };
  const gapped = (): Partial<Program> => ({
    gaps: [
      { id: 'bill', about, signedOff: null },
      { id: 'photo', about, signedOff: null },
    ],
    documentTypes: RULES.documentTypes.map((type) =>
      type.id === 'utility-bill' ? { ...type, counts: type.counts.map((use) => ({ ...use, gaps: ['bill'] })) } : type,
    ),
    evidence: RULES.evidence.map((need) => (need.id === 'photo' ? { ...need, gaps: ['photo'] } : need)),
  });

  test('stops the card until it is decided, names the gap, and leaves no trace of which in the ledger', async () => {
    await open(gapped());
    await must('addDocument', PASSPORT);
    const { id } = (await must('addDocument', BILL)) as { id: string };
    expect(await blockers()).toContain('card.clerkDecides');
    expect((await inFront(floor)).evidence).toMatchObject({
      outcome: 'clerk-decides',
      gaps: [{ id: 'photo', about }],
    });
    await must('decideGap', { gap: 'photo', accepted: true });
    await must('decideDocument', { id, decision: 'counts' });
    // Exactly what the clerk saw is settled.
    const saidOf = async () => stored((await inFront(floor)).id)?.documents.find((one) => one.id === id);
    expect(await saidOf()).toMatchObject({ decision: 'counts', decidedGaps: ['bill'] });
    expect((await inFront(floor)).evidence.outcome).toBe('met');
    expect(await blockers()).not.toContain('card.clerkDecides');
    const inHand = (await inFront(floor)).id;
    expect(stored(inHand)?.decided).toEqual(['photo']);
    await must('correct', { question: 'birth', value: { dateOfBirth: '1974-08-13' } });
    expect(stored(inHand)?.decided).toEqual([]);
    await must('decideGap', { gap: 'photo', accepted: true });
    await must('decideGap', { gap: 'photo', accepted: false });
    expect(await blockers()).toContain('card.clerkDecides');
    await must('decideDocument', { id, decision: 'refused' });
    expect(await blockers()).toContain('card.evidenceLacking');
    await must('decideDocument', { id, decision: null });
    expect(await saidOf()).toMatchObject({ decision: null, decidedGaps: [] });
    const entries = floor.desk.core.parts.store.ledger.entries().filter(({ code }) => code === 'evidence.gapDecided');
    expect(entries).toHaveLength(6);
    expect(entries.every(({ staffId, fields }) => staffId === 'osei' && Object.keys(fields ?? {}).length === 0)).toBe(
      true,
    );
  });

  test('a clerk decides gaps and nothing else', async () => {
    await open();
    const { id } = (await must('addDocument', PASSPORT)) as { id: string };
    expect(await floor.call('counter', 'decideDocument', { id, decision: 'refused' })).toMatchObject({
      error: { code: 'application.wrongState' },
    });
    expect(await floor.call('counter', 'decideGap', { gap: 'photo', accepted: true })).toMatchObject({
      error: { code: 'answer.notOffered' },
    });
  });
});

describe('a gap of the fee', () => {
  test('stops the card until the clerk decides, though the evidence is whole', async () => {
    const about = { en: 'What a first card costs was not found.' };
    const kinds = RULES.fee.kinds.map((kind) => (kind.id === 'first' ? { ...kind, gaps: ['price'] } : kind));
    await open({ gaps: [{ id: 'price', about, signedOff: null }], fee: { ...RULES.fee, kinds } });
    await must('addDocument', PASSPORT);
    await must('addDocument', BILL);
    expect((await inFront(floor)).evidence).toMatchObject({ outcome: 'clerk-decides', gaps: [{ id: 'price', about }] });
    expect(await blockers()).toContain('card.clerkDecides');
    await must('decideGap', { gap: 'price', accepted: true });
    expect((await inFront(floor)).evidence).toMatchObject({ outcome: 'met', gaps: [] });
    expect(await blockers()).not.toContain('card.clerkDecides');
  });
});

describe('the address on the card', () => {
  const careOf = { question: 'address', value: { ...HOME.value, kind: 'care-of', organization: 'Harbor Shelter' } };
  const kinds = { given: HOME, 'care-of': careOf, none: { kind: 'none' }, protected: { kind: 'protected' } };
  const letters = {
    'care-of-letter': { conditions: ['served-30-days', 'may-use-address'] },
    'no-home-letter': {},
    'safety-letter': {},
  };
  test.each([
    ['care-of-letter', 'care-of', ['care-of', 'none', 'protected']],
    ['no-home-letter', 'none', ['none', 'protected']],
    ['safety-letter', 'protected', ['none', 'protected']],
  ] as const)('by a %s', async (type, address, allowed) => {
    await open();
    await must('addDocument', PASSPORT);
    await must('addDocument', shown(type, { issuedOn: '2026-11-20', ...letters[type] }));
    expect((await inFront(floor)).evidence).toMatchObject({ outcome: 'met', address });
    for (const [kind, answer] of Object.entries(kinds)) {
      await must('correct', 'question' in answer ? answer : { question: 'address', value: answer });
      const stops = (await blockers()).includes('card.addressNotShown');
      expect([kind, stops]).toEqual([kind, !(allowed as readonly string[]).includes(kind)]);
    }
    await must('correct', HOME);
    await must('addDocument', BILL);
    expect(await blockers()).not.toContain('card.addressNotShown');
  });
});

describe('the fee', () => {
  const fee = async () => (await inFront(floor)).fee;

  test('is of a kind and an age; a price that changes opens it again', async () => {
    await open();
    expect(await fee()).toMatchObject({ kind: 'first', cents: 1000, settled: 'open' });
    expect((await fee()).kinds.map(({ id, cents }) => [id, cents])).toEqual([
      ['first', 1000],
      ['renewal', 500],
      ['replacement', 500],
    ]);
    await must('fee', { kind: 'first', settled: 'paid' });
    expect(await blockers()).not.toContain('card.feeOpen');
    await must('fee', { kind: 'renewal', settled: 'paid' });
    expect(await fee()).toMatchObject({ kind: 'renewal', cents: 500, settled: 'paid' });
    await must('correct', { question: 'birth', value: { dateOfBirth: '1950-08-12' } });
    expect(await fee()).toMatchObject({ kind: 'renewal', cents: 0, settled: 'paid' });
    await must('correct', { question: 'birth', value: { dateOfBirth: '1974-08-12' } });
    expect(await fee()).toMatchObject({ kind: 'renewal', cents: 500, settled: 'open' });
    expect(await blockers()).toContain('card.feeOpen');
  });

  test('a waiver is of an age too', async () => {
    await open();
    expect(await floor.call('counter', 'fee', { kind: 'first', settled: 'waived', waiver: 'senior' })).toMatchObject({
      error: { code: 'answer.notOffered', field: 'waiver' },
    });
    await must('correct', { question: 'birth', value: { dateOfBirth: '1950-08-12' } });
    await must('fee', { kind: 'first', settled: 'waived', waiver: 'senior' });
    expect(await fee()).toMatchObject({ settled: 'waived', waiver: 'senior' });
    await must('correct', { question: 'birth', value: { dateOfBirth: '1974-08-12' } });
    expect(await fee()).toMatchObject({ settled: 'open', waiver: null });
  });

  test('the first cards of a station are free while they last', async () => {
    const kinds = RULES.fee.kinds.map((kind) => (kind.id === 'first' ? { ...kind, firstFree: 1 } : kind));
    await open({ fee: { ...RULES.fee, kinds } }, ANSWERS, answersOf('Dee', '1980-01-02'));
    expect(await fee()).toMatchObject({ cents: 0, settled: 'paid' });
    await must('addDocument', PASSPORT);
    await must('addDocument', BILL);
    await must('portrait', { jpeg: portraitJpeg() });
    await must('confirmedAloud');
    await must('print');
    await floor.printer.jobs[0]?.finish({ at: 'sent' });
    await must('cardIsRight');
    await must('take', { number: 'A 1' });
    expect(await fee()).toMatchObject({ cents: 1000, settled: 'open' });
  });
});

describe('the portrait', () => {
  const portrait = (use: 'required' | 'optional' | 'forbidden'): Partial<Program> => ({
    card: {
      ...RULES.card,
      fields: RULES.card.fields.map((rule) => (rule.field === 'portrait' ? { ...rule, use } : rule)),
    },
  });

  test('is waived only where the city lets it be', async () => {
    await open(portrait('required'));
    expect(await floor.call('counter', 'waivePortrait')).toMatchObject({ error: { code: 'portrait.required' } });
    expect(await blockers()).toContain('portrait.required');
  });

  test('is not taken where the law keeps it off the card', async () => {
    await open(portrait('forbidden'));
    expect(await floor.call('counter', 'portrait', { jpeg: portraitJpeg() })).toMatchObject({
      error: { code: 'answer.notOffered' },
    });
    expect(await blockers()).not.toContain('portrait.required');
  });
});

test('cards are numbered one after the other where the city chose that, and a failed one is not used again', async () => {
  const number = { kind: 'sequential' as const, source: 'code', on: '2026-11-01', prefix: 'LK', digits: 6, first: 41 };
  await open({ card: { ...RULES.card, number } });
  await must('addDocument', PASSPORT);
  await must('addDocument', BILL);
  await must('portrait', { jpeg: portraitJpeg() });
  await must('fee', { kind: 'first', settled: 'paid' });
  await must('confirmedAloud');
  await must('print');
  expect((await inFront(floor)).attempt?.number).toBe('LK000041');
  await floor.printer.jobs[0]?.finish({ at: 'failed', reasons: ['media-jam'] });
  await must('print');
  await floor.printer.jobs[1]?.finish({ at: 'sent' });
  await must('cardIsRight');
  expect(floor.desk.core.parts.store.register.get('LK000042')?.status).toBe('live');
});

test('the rules are shown to administrators only, a refused rule file to all staff', async () => {
  floor = await openFloor();
  const refused = { file: 'rules.json', problems: [{ path: 'id', value: null, allowed: 'an id' }] };
  floor.desk.core.parts.rulesRefused = refused;
  expect(await floor.counter()).toMatchObject({ rules: null, rulesRefused: null });
  await signIn(floor);
  expect(await floor.counter()).toMatchObject({ rules: null, rulesRefused: refused });
  await must('signOut');
  await signIn(floor, 'adeyemi', '9753');
  expect(await floor.counter()).toMatchObject({ rules: { id: 'lakemont', gaps: [] }, rulesRefused: refused });
});
