import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answers } from '../contract/answers.ts';
import {
  ANSWERS,
  answersOf,
  BILL,
  comeTogether,
  inFront,
  openFloor,
  PASSPORT,
  portraitJpeg,
  signIn,
  type TestFloor,
  typeIn,
} from './floor-for-tests.ts';

let floor: TestFloor;
beforeEach(async () => {
  floor = await openFloor();
});
afterEach(() => {
  expect(floor.bugs).toEqual([]);
  floor.close();
});

const BO = answersOf('Bo', '2016-03-01');
const CY = answersOf('Cy', '2019-07-30');
const DEE = answersOf('Dee', '1980-01-02');
const store = () => floor.desk.core.parts.store;
const keys = () => floor.desk.core.parts.keyRing.ids();
const codes = () =>
  store()
    .ledger.entries()
    .map(({ code }) => code);
const members = async () => (await inFront(floor)).members.map(({ name, state, inFront }) => [name, state, inFront]);
const memberId = async (name: string) => (await inFront(floor)).members.find((one) => one.name === name)?.id ?? '';

/** Everything that Anna's card needs, but the printing. */
async function makeReady(): Promise<void> {
  await floor.must('counter', 'addDocument', PASSPORT);
  await floor.must('counter', 'addDocument', BILL);
  await floor.must('counter', 'portrait', { jpeg: portraitJpeg() });
  await floor.must('counter', 'fee', { kind: 'first', settled: 'paid' });
  await floor.must('counter', 'confirmedAloud');
}

describe('entering people together', () => {
  test('one number and one code for all; nothing is stored before the last is done', async () => {
    await floor.must('walkup', 'begin');
    await floor.must('walkup', 'accept');
    await typeIn(floor, ANSWERS);
    expect((await floor.walkup()).screen).toMatchObject({ at: 'check', person: 1, mayAddPerson: true });
    await floor.must('walkup', 'addPerson');
    expect((await floor.walkup()).screen).toMatchObject({ at: 'question', question: 'name', person: 2, answers: {} });
    await typeIn(floor, BO);
    expect(store().casework.all()).toEqual([]);
    expect(keys()).toHaveLength(2);
    await floor.must('walkup', 'submit');
    const { screen } = await floor.walkup();
    expect(screen).toMatchObject({ at: 'waiting', number: 'A 1', people: 2 });
    expect(JSON.stringify(screen)).not.toContain('applicationIds');
    const rows = store().casework.all();
    expect(rows.map(({ waitingNumber }) => waitingNumber)).toEqual(['A 1', 'A 1']);
    expect(new Set(rows.map(({ groupId }) => groupId)).size).toBe(1);
    const records = rows.map(({ id }) => store().casework.readRecord(id));
    expect(records[0]?.forgetCode).toBe(records[1]?.forgetCode);
    const answers = records.map((record) => record?.answers as Answers | undefined);
    expect(answers.map((one) => one?.name?.givenNames)).toEqual(['Anna Maria', 'Bo']);
    expect(store().counters.get('2026-11-23', 'submitted')).toBe(2);
  });

  test('ends at six', async () => {
    await floor.must('walkup', 'begin');
    await floor.must('walkup', 'accept');
    await typeIn(floor, ANSWERS);
    for (let more = 0; more < 5; more++) {
      await floor.must('walkup', 'addPerson');
      await typeIn(floor, BO);
    }
    expect((await floor.walkup()).screen).toMatchObject({ at: 'check', person: 6, mayAddPerson: false });
    expect(await floor.call('walkup', 'addPerson')).toMatchObject({
      error: { code: 'group.full', values: { most: 6 } },
    });
    await floor.must('walkup', 'submit');
    expect(store().casework.all()).toHaveLength(6);
  });

  test('somebody added by mistake is taken back before a word of theirs is typed', async () => {
    await floor.must('walkup', 'begin');
    await floor.must('walkup', 'accept');
    await typeIn(floor, ANSWERS);
    await floor.must('walkup', 'addPerson');
    await floor.must('walkup', 'back');
    expect((await floor.walkup()).screen).toMatchObject({
      at: 'check',
      person: 1,
      answers: { name: { givenNames: 'Anna Maria' } },
    });
    expect(keys()).toHaveLength(1);
    await floor.must('walkup', 'addPerson');
    await floor.must('walkup', 'answer', BO[0]);
    await floor.must('walkup', 'back');
    await floor.must('walkup', 'back');
    expect((await floor.walkup()).screen).toEqual({ at: 'truth', answered: true });
    expect(keys()).toHaveLength(2);
  });

  test('an answer that another one makes missing is asked before anybody is submitted', async () => {
    await floor.must('walkup', 'begin');
    await floor.must('walkup', 'accept');
    await typeIn(floor, ANSWERS);
    await floor.must('walkup', 'change', { question: 'birth' });
    await floor.must('walkup', 'answer', { question: 'birth', value: { dateOfBirth: '2019-07-30' } });
    expect((await floor.walkup()).screen).toMatchObject({ at: 'question', question: 'emergency', changing: true });
    await floor.must('walkup', 'back');
    for (const call of ['submit', 'addPerson'])
      expect(await floor.call('walkup', call)).toMatchObject({ error: { code: 'answer.missing', field: 'emergency' } });
    expect(store().casework.all()).toEqual([]);
  });

  test.each<[string, () => Promise<unknown>]>([
    ['asking to be forgotten', () => floor.must('walkup', 'forget')],
    ['going away', () => floor.advance(151_000)],
    ['the window dying', () => floor.desk.windowGone('walkup')],
  ])('%s ends every draft, each with a purge of its own', async (_what, leave) => {
    await floor.must('walkup', 'begin');
    await floor.must('walkup', 'accept');
    await typeIn(floor, ANSWERS);
    await floor.must('walkup', 'addPerson');
    await typeIn(floor, BO);
    await floor.must('walkup', 'addPerson');
    expect(keys()).toHaveLength(3);
    await leave();
    expect(keys()).toEqual([]);
    expect(floor.desk.core.floor.walkup).toMatchObject({ draft: null, party: [] });
    expect(codes().filter((code) => code === 'purge.verified')).toHaveLength(3);
    expect(store().casework.all()).toEqual([]);
  });

  test('says that they are forgotten only when every purge was verified', async () => {
    await floor.must('walkup', 'begin');
    await floor.must('walkup', 'accept');
    await typeIn(floor, ANSWERS);
    await floor.must('walkup', 'addPerson');
    floor.hands.keepKey = true;
    await floor.must('walkup', 'forget');
    expect((await floor.walkup()).screen).toMatchObject({ at: 'forgotten', verified: false });
    expect(floor.desk.core.floor.unverified).toHaveLength(2);
    floor.hands.keepKey = false;
  });
});

describe('a family at the counter', () => {
  beforeEach(async () => {
    await comeTogether(floor, ANSWERS, BO, CY, DEE);
    await signIn(floor);
  });

  test('is one row of the list, and comes with its first person in front', async () => {
    expect((await floor.counter()).waiting).toMatchObject([
      { number: 'A 1', people: 4, state: 'waiting', mine: false },
    ]);
    await floor.must('counter', 'take', { number: 'A 1' });
    expect(await members()).toEqual([
      ['Anna Maria', 'reviewing', true],
      ['Bo', 'waiting', false],
      ['Cy', 'waiting', false],
      ['Dee', 'waiting', false],
    ]);
    expect((await inFront(floor)).members.map(({ place }) => place)).toEqual([1, 2, 3, 4]);
    expect((await floor.counter()).waiting).toMatchObject([
      { number: 'A 1', people: 4, state: 'reviewing', mine: true },
    ]);
  });

  test('moves from one to the other without losing anything, before the same facing window', async () => {
    await floor.must('counter', 'take', { number: 'A 1' });
    await makeReady();
    expect((await inFront(floor)).members[0]).toMatchObject({ complete: true });
    floor.replaced.length = 0;
    await floor.must('counter', 'member', { id: await memberId('Bo') });
    expect(await members()).toEqual([
      ['Anna Maria', 'waiting', false],
      ['Bo', 'reviewing', true],
      ['Cy', 'waiting', false],
      ['Dee', 'waiting', false],
    ]);
    const bo = await inFront(floor);
    expect(bo).toMatchObject({ documents: [], portrait: null, answers: { name: { givenNames: 'Bo' } } });
    expect(bo.members.map(({ complete }) => complete)).toEqual([true, false, false, false]);
    expect(JSON.stringify(await floor.facing())).not.toContain('Anna');
    await floor.must('counter', 'member', { id: await memberId('Anna Maria') });
    expect(await inFront(floor)).toMatchObject({ state: 'ready', blockers: [], fee: { settled: 'paid' } });
    expect(floor.replaced).toEqual([]);
    await floor.must('counter', 'putBack');
    expect(floor.replaced).toEqual(['facing']);
    expect(
      store()
        .casework.all()
        .map(({ state, holder }) => [state, holder]),
    ).toEqual(Array.from({ length: 4 }, () => ['waiting', null]));
  });

  test('nobody else can be reached through it (P8)', async () => {
    await comeTogether(floor, ANSWERS);
    const stranger = store().casework.byWaitingNumber('A 2')[0]?.id ?? '';
    await floor.must('counter', 'take', { number: 'A 1' });
    const before = await inFront(floor);
    for (const id of [stranger, 'no-such'])
      expect(await floor.call('counter', 'member', { id })).toMatchObject({ error: { code: 'group.notMember' } });
    expect(
      await floor.call('counter', 'addDocument', { ...PASSPORT, alsoFor: [{ member: stranger, whose: 'applicant' }] }),
    ).toMatchObject({ error: { code: 'group.notMember', field: 'alsoFor' } });
    expect((await inFront(floor)).id).toBe(before.id);
    expect(store().casework.readRecord(stranger)?.documents).toEqual([]);
    await floor.must('counter', 'putBack');
    expect(await floor.call('counter', 'member', { id: before.id })).toMatchObject({
      error: { code: 'application.none' },
    });
  });

  test('one’s card leaves the others waiting, and the number goes with the last of them', async () => {
    await floor.must('counter', 'take', { number: 'A 1' });
    await makeReady();
    await floor.must('counter', 'print');
    await floor.printer.jobs[0]?.finish({ at: 'sent' });
    await floor.must('counter', 'cardIsRight');
    expect((await floor.counter()).waiting).toMatchObject([{ number: 'A 1', people: 3, state: 'waiting' }]);
    await floor.must('counter', 'take', { number: 'A 1' });
    expect((await members())[0]).toEqual(['Bo', 'reviewing', true]);
    await floor.must('counter', 'refuse', { reasons: ['no-photo-document'] });
    await floor.must('counter', 'take', { number: 'A 1' });
    await floor.must('facing', 'forget');
    await floor.advance(1000);
    await comeTogether(floor, ANSWERS);
    expect((await floor.counter()).waiting.map(({ number, people }) => [number, people])).toEqual([
      ['A 1', 1],
      ['A 2', 1],
    ]);
    await floor.must('counter', 'noShow', { number: 'A 1' });
    expect(store().casework.byWaitingNumber('A 1')).toEqual([]);
    expect(
      store()
        .holdings()
        .find(({ table }) => table === 'groups')?.rows,
    ).toBe(1);
    expect(store().register.count()).toBe(1);
    expect(keys()).toHaveLength(1);
  });

  test('a card goes on printing while the clerk works on the next person', async () => {
    await floor.must('counter', 'take', { number: 'A 1' });
    await makeReady();
    await floor.must('counter', 'print');
    const number = (await inFront(floor)).attempt?.number;
    await floor.must('counter', 'member', { id: await memberId('Bo') });
    expect((await members())[0]).toEqual(['Anna Maria', 'printing', false]);
    expect((await floor.counter()).reconcile).toEqual([]);
    await floor.printer.jobs[0]?.finish({ at: 'sent' });
    expect((await members())[0]).toEqual(['Anna Maria', 'printed', false]);
    await floor.must('counter', 'member', { id: await memberId('Anna Maria') });
    expect(await inFront(floor)).toMatchObject({
      state: 'printed',
      attempt: { number, state: 'sent', copy: 1 },
      face: { cardNumber: number },
    });
    expect((await floor.facing()).screen).toMatchObject({ at: 'card', face: { cardNumber: number } });
    await floor.must('counter', 'cardIsRight');
    expect(store().register.get(number ?? '')?.status).toBe('live');
    expect(store().casework.all()).toHaveLength(3);
  });

  test('back at the printing member, the job still tells its end; one that is lost needs a clerk', async () => {
    await floor.must('counter', 'take', { number: 'A 1' });
    await makeReady();
    await floor.must('counter', 'print');
    await floor.must('counter', 'member', { id: await memberId('Bo') });
    await floor.must('counter', 'member', { id: await memberId('Anna Maria') });
    expect((await inFront(floor)).attempt?.state).toBe('spooled');
    await floor.printer.jobs[0]?.finish({ at: 'gone' });
    expect((await inFront(floor)).attempt?.state).toBe('unknown');
    await floor.must('counter', 'member', { id: await memberId('Bo') });
    await floor.must('counter', 'member', { id: await memberId('Anna Maria') });
    expect((await inFront(floor)).attempt?.state).toBe('unknown');
    await floor.must('counter', 'putBack');
    expect((await floor.counter()).reconcile).toMatchObject([{ waiting: 'A 1', state: 'spooled' }]);
  });

  test('grows at the counter, under the same number and code', async () => {
    const code = store().casework.readRecord(store().casework.all()[0]?.id ?? '')?.forgetCode;
    await floor.must('counter', 'take', { number: 'A 1' });
    await floor.must('counter', 'addMember');
    expect((await members()).at(-1)).toEqual([null, 'reviewing', true]);
    expect(await inFront(floor)).toMatchObject({ number: 'A 1', begunBy: 'clerk', answers: {} });
    expect(store().casework.readRecord((await inFront(floor)).id)?.forgetCode).toBe(code);
    for (let more = 0; more < 4; more++) await floor.must('counter', 'addMember');
    expect(await floor.call('counter', 'addMember')).toMatchObject({ error: { code: 'group.full' } });
    expect((await inFront(floor)).members).toHaveLength(9);
  });

  test('is forgotten as a whole by its slip’s code, unless one of them stands at the counter', async () => {
    const code = store().casework.readRecord(store().casework.all()[0]?.id ?? '')?.forgetCode;
    await floor.must('counter', 'take', { number: 'A 1' });
    expect(await floor.call('walkup', 'forgetWaiting', { number: 'A 1', code })).toMatchObject({
      error: { code: 'application.held' },
    });
    expect(store().casework.all()).toHaveLength(4);
    expect(await floor.call('counter', 'noShow', { number: 'A 1' })).toMatchObject({
      error: { code: 'application.held' },
    });
    await floor.must('counter', 'putBack');
    await floor.must('walkup', 'forgetWaiting', { number: 'a01', code });
    expect(store().casework.all()).toEqual([]);
    expect(keys()).toEqual([]);
    expect((await floor.walkup()).screen).toMatchObject({ at: 'forgotten', verified: true });
  });

  test('who never came is forgotten, all of them', async () => {
    await floor.must('counter', 'noShow', { number: 'A 1' });
    expect(store().casework.all()).toEqual([]);
    expect(keys()).toEqual([]);
    expect(codes().filter((code) => code === 'purge.verified')).toHaveLength(4);
  });

  test('signing out puts them all back', async () => {
    await floor.must('counter', 'take', { number: 'A 1' });
    await floor.must('counter', 'member', { id: await memberId('Cy') });
    await floor.must('counter', 'signOut');
    expect(
      store()
        .casework.all()
        .every(({ state, holder }) => state === 'waiting' && holder === null),
    ).toBe(true);
    expect((await floor.facing()).screen.at).toBe('idle');
  });

  test('after a crash they wait again, in their order', async () => {
    await floor.must('counter', 'take', { number: 'A 1' });
    await floor.must('counter', 'member', { id: await memberId('Cy') });
    await floor.restart();
    await signIn(floor);
    expect((await floor.counter()).waiting).toMatchObject([{ number: 'A 1', people: 4 }]);
    await floor.must('counter', 'take', { number: 'A 1' });
    expect((await members()).map(([name]) => name)).toEqual(['Anna Maria', 'Bo', 'Cy', 'Dee']);
  });

  test('one whose key is lost ends alone', async () => {
    const bo = store().casework.byWaitingNumber('A 1')[1]?.id ?? '';
    floor.desk.core.parts.keyRing.destroy(bo);
    await floor.must('counter', 'take', { number: 'A 1' });
    expect(await floor.call('counter', 'member', { id: bo })).toMatchObject({
      error: { code: 'application.notFound' },
    });
    expect((await members()).map(([name]) => name)).toEqual(['Anna Maria', 'Cy', 'Dee']);
    await floor.restart();
    expect(store().casework.all()).toHaveLength(3);
  });

  test('a purge that cannot be verified keeps them from going on, all of them', async () => {
    await floor.must('counter', 'take', { number: 'A 1' });
    floor.hands.spoolHolds = ['1 job'];
    await floor.must('counter', 'forget', { cause: 'left' });
    expect(await floor.call('counter', 'take', { number: 'A 1' })).toMatchObject({
      error: { code: 'station.purgeOpen' },
    });
    floor.hands.spoolHolds = [];
    await floor.must('counter', 'mendPurge');
    await floor.must('counter', 'take', { number: 'A 1' });
  });
});

test('one begun by a clerk has no code, and the empty one does not fit it', async () => {
  await signIn(floor);
  await floor.must('counter', 'begin', { language: 'en' });
  await floor.must('counter', 'putBack');
  expect(await floor.call('walkup', 'forgetWaiting', { number: 'A 1', code: ' ' })).toMatchObject({
    error: { code: 'application.forgetCodeWrong' },
  });
  expect(store().casework.all()).toHaveLength(1);
});
