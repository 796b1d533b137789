import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { replaceRecord, sampleRecord } from '../../db/testing.ts';
import { readCertificate } from '../purge/certificate.ts';
import { openKeyRing } from '../station/key-ring.ts';
import { ANSWERS, BILL, NAME, openFloor, PASSPORT, portraitJpeg, type TestFloor } from './floor-for-tests.ts';

let floor: TestFloor;
beforeEach(async () => {
  floor = await openFloor();
});
afterEach(() => {
  expect(floor.bugs).toEqual([]);
  floor.close();
});

async function apply(): Promise<{ number: string; forgetCode: string }> {
  await floor.must('walkup', 'begin');
  await floor.must('walkup', 'accept');
  for (const answer of ANSWERS) await floor.must('walkup', 'answer', answer);
  expect((await floor.walkup()).screen.at).toBe('check');
  await floor.must('walkup', 'submit');
  const { screen } = await floor.walkup();
  if (screen.at !== 'waiting') throw new Error(`screen is ${screen.at}`);
  return screen;
}
async function signIn(): Promise<void> {
  await floor.must('counter', 'signIn', { staffId: 'osei', pin: '2468' });
}
async function makeReady(): Promise<void> {
  await floor.must('counter', 'addDocument', PASSPORT);
  await floor.must('counter', 'addDocument', BILL);
  await floor.must('counter', 'portrait', { jpeg: portraitJpeg() });
  await floor.must('counter', 'fee', { kind: 'first', settled: 'paid' });
  const { screen } = await floor.facing();
  if (screen.at !== 'preview') throw new Error(`facing shows ${screen.at}`);
  await floor.must('facing', 'confirm', { revision: screen.revision });
}
async function printed(): Promise<void> {
  await floor.must('counter', 'print');
  await floor.printer.jobs.at(-1)?.finish({ at: 'sent' });
}

describe('one card, end to end', () => {
  test('from the walk-up screen to an empty store', async () => {
    const { number } = await apply();
    await signIn();
    await floor.must('counter', 'take', { number });
    expect((await floor.counter()).case).toMatchObject({
      state: 'reviewing',
      blockers: [{ code: 'card.evidenceLacking' }, { code: 'portrait.required' }, { code: 'card.feeOpen' }],
    });
    await makeReady();
    expect((await floor.counter()).case).toMatchObject({ state: 'ready', blockers: [] });
    await floor.must('counter', 'print');
    expect((await floor.facing()).screen.at).toBe('printing');
    expect(await floor.call('counter', 'cardIsWrong', { reason: 'no-such' })).toMatchObject({ ok: false });
    await floor.printer.jobs[0]?.finish({ at: 'sent' });
    expect((await floor.facing()).screen.at).toBe('card');
    await floor.must('facing', 'cardInHand', { right: true });
    expect((await floor.counter()).case?.applicantSays).toBe('right');
    await floor.must('counter', 'cardIsRight');

    const { store, key } = floor.desk.core.parts;
    expect(store.register.count()).toBe(1);
    expect(store.casework.all()).toEqual([]);
    expect(store.purges.open()).toEqual([]);
    expect(floor.desk.core.parts.keyRing.ids()).toEqual([]);
    expect(floor.replaced).toEqual(expect.arrayContaining(['counter', 'facing']));
    expect(store.ledger.verify()).toBeNull();
    expect(JSON.stringify(store.ledger.entries())).not.toMatch(/Eriksson|Anna/);
    const view = await floor.counter();
    expect(view).toMatchObject({ case: null, today: { issued: 1 }, lastEnd: { end: 'issued', checksPassed: 6 } });
    const { screen } = await floor.facing();
    if (screen.at !== 'certificate') throw new Error(`facing shows ${screen.at}`);
    expect(readCertificate(screen.certificate.code, key.publicKey)).toMatchObject({
      end: 'issued',
      keys: 1,
      station: 'Test station',
    });
    expect(JSON.stringify(screen.certificate)).not.toMatch(/Eriksson|Anna|Harbor/);
  });

  test('a clerk begins for someone who does not use the kiosk; the applicant confirms on the facing screen', async () => {
    await signIn();
    await floor.must('counter', 'begin', { language: 'es' });
    for (const answer of ANSWERS) await floor.must('counter', 'correct', answer);
    expect((await floor.facing()).screen).toMatchObject({ at: 'confirm', changed: [] });
    await floor.must('counter', 'correct', NAME);
    const confirm = await floor.facing();
    expect(confirm).toMatchObject({
      language: 'es',
      screen: { at: 'confirm', changed: expect.arrayContaining(['name']) },
    });
    await makeReady();
    await printed();
    await floor.must('counter', 'cardIsRight');
    expect(floor.desk.core.parts.store.register.count()).toBe(1);
  });

  test('clicking twice issues once (P6)', async () => {
    const { number } = await apply();
    await signIn();
    await floor.must('counter', 'take', { number });
    await makeReady();
    const both = await Promise.all([floor.call('counter', 'print'), floor.call('counter', 'print')]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    await floor.printer.jobs[0]?.finish({ at: 'sent' });
    const issues = await Promise.all([floor.call('counter', 'cardIsRight'), floor.call('counter', 'cardIsRight')]);
    expect(issues.filter((one) => one.ok)).toHaveLength(1);
    expect(floor.printer.jobs).toHaveLength(1);
    expect(floor.desk.core.parts.store.register.count()).toBe(1);
  });

  test('a misprint voids its number; the next card has another, and the stock counts both', async () => {
    const { number } = await apply();
    await signIn();
    await floor.must('counter', 'take', { number });
    await makeReady();
    await printed();
    const first = (await floor.counter()).case?.attempt?.number ?? '';
    await floor.must('counter', 'cardIsWrong', { reason: 'bad-print' });
    expect((await floor.counter()).case).toMatchObject({
      state: 'ready',
      attempt: { number: first, state: 'spoiled' },
    });
    await printed();
    const second = (await floor.counter()).case?.attempt?.number ?? '';
    expect(second).not.toBe(first);
    await floor.must('counter', 'cardIsRight');
    const { store } = floor.desk.core.parts;
    expect(store.register.get(second)?.status).toBe('live');
    expect(store.register.get(first)?.status ?? 'void').toBe('void');
    expect(store.stock.remaining()).toBe(248);
  });

  test.each([
    ['failed', { at: 'failed' as const, reasons: ['media-empty'] }, 'ready'],
    ['was lost by the spooler', { at: 'gone' as const }, 'printing'],
  ])('a job that %s is never taken for a card', async (_what, end, state) => {
    const { number } = await apply();
    await signIn();
    await floor.must('counter', 'take', { number });
    await makeReady();
    await floor.must('counter', 'print');
    await floor.printer.jobs[0]?.finish(end);
    expect((await floor.counter()).case?.state).toBe(state);
    expect(floor.desk.core.parts.store.register.count()).toBe(0);
  });
});

describe('changed answers', () => {
  test('a correction takes the confirmation back, and a stale press confirms nothing', async () => {
    const { number } = await apply();
    await signIn();
    await floor.must('counter', 'take', { number });
    await makeReady();
    await floor.must('counter', 'correct', { ...NAME, value: { givenNames: 'Ana María', familyName: 'Eriksson' } });
    const view = await floor.counter();
    expect(view.case).toMatchObject({ confirmed: 'no', state: 'reviewing', blockers: [{ code: 'card.notConfirmed' }] });
    expect(await floor.call('facing', 'confirm', { revision: (view.case?.revision ?? 1) - 1 })).toMatchObject({
      ok: false,
    });
    await floor.must('counter', 'confirmedAloud');
    expect((await floor.counter()).case?.state).toBe('ready');
  });
});

describe('stop and forget me', () => {
  test('while drafting', async () => {
    await floor.must('walkup', 'begin');
    await floor.must('walkup', 'accept');
    await floor.must('walkup', 'answer', NAME);
    await floor.must('walkup', 'forget');
    expect((await floor.walkup()).screen.at).toBe('forgotten');
    expect(floor.replaced).toContain('walkup');
    expect(floor.desk.core.parts.keyRing.ids()).toEqual([]);
    await floor.must('walkup', 'finish');
    expect((await floor.walkup()).screen.at).toBe('welcome');
  });

  test('while waiting, with the number and the code of its slip; a wrong code tells nothing and is slowed', async () => {
    const { number, forgetCode } = await apply();
    await floor.must('walkup', 'finish');
    for (let guess = 0; guess < 3; guess++)
      expect(await floor.call('walkup', 'forgetWaiting', { number, code: '000000' })).toMatchObject({
        error: { code: 'application.forgetCodeWrong' },
      });
    expect(await floor.call('walkup', 'forgetWaiting', { number, code: forgetCode })).toMatchObject({
      error: { code: 'application.forgetCodeLocked' },
    });
    await floor.advance(20_000);
    await floor.must('walkup', 'forgetWaiting', { number: number.toLowerCase(), code: forgetCode.toLowerCase() });
    expect(floor.desk.core.parts.store.casework.all()).toEqual([]);
  });

  test('at the facing screen; not once a card may be in the world', async () => {
    const { number } = await apply();
    await signIn();
    await floor.must('counter', 'take', { number });
    await makeReady();
    await printed();
    expect(await floor.call('facing', 'forget')).toMatchObject({ error: { code: 'application.cardOutstanding' } });
    await floor.must('counter', 'cardIsWrong', { reason: 'damaged' });
    await floor.must('facing', 'forget');
    expect(floor.desk.core.parts.store.casework.all()).toEqual([]);
    expect((await floor.facing()).screen.at).toBe('certificate');
  });
});

test('an idle person is warned, may ask for more time, and is otherwise forgotten', async () => {
  await floor.must('walkup', 'begin');
  await floor.must('walkup', 'accept');
  await floor.must('walkup', 'answer', NAME);
  await floor.advance(121_000);
  expect((await floor.walkup()).idle?.seconds).toBe(30);
  await floor.must('walkup', 'stillHere');
  expect((await floor.walkup()).idle).toBeNull();
  await floor.advance(151_000);
  const view = await floor.walkup();
  expect(view.screen.at).toBe('welcome');
  expect(floor.desk.core.floor.walkup.draft).toBeNull();
  expect(floor.desk.core.parts.keyRing.ids()).toEqual([]);
});

test('a refusal says its reasons on the facing screen, and purges', async () => {
  const { number } = await apply();
  await signIn();
  await floor.must('counter', 'take', { number });
  await floor.must('counter', 'refuse', { reasons: ['no-residency-document'] });
  const { screen } = await floor.facing();
  expect(screen).toMatchObject({ at: 'refused', reasons: [{ en: expect.stringContaining('Lakemont') }] });
  expect(floor.desk.core.parts.store.casework.all()).toEqual([]);
  expect(JSON.stringify(floor.desk.core.parts.store.ledger.entries())).not.toContain('residency');
});

describe('a purge that cannot be verified lets nobody begin (P3)', () => {
  test.each([
    ['key', () => (floor.hands.keepKey = true), () => (floor.hands.keepKey = false)],
    ['rows', () => (floor.hands.rowsStay = true), () => (floor.hands.rowsStay = false)],
    ['log', () => (floor.hands.logStays = true), () => (floor.hands.logStays = false)],
    ['paths', () => (floor.hands.strayFiles = ['temp']), () => (floor.hands.strayFiles = [])],
    ['spool', () => (floor.hands.spoolHolds = ['1 job']), () => (floor.hands.spoolHolds = [])],
    ['renderers', () => (floor.hands.rendererStays = true), () => (floor.hands.rendererStays = false)],
  ])('%s', async (step, breakIt, mendIt) => {
    const { number } = await apply();
    await signIn();
    await floor.must('counter', 'take', { number });
    breakIt();
    await floor.must('counter', 'forget', { cause: 'left' });
    expect((await floor.counter()).purgeOpen?.step).toBe(step);
    expect((await floor.facing()).screen).toMatchObject({ at: 'unverified', end: 'cancelled', step });
    expect(await floor.call('walkup', 'begin')).toMatchObject({
      error: { code: 'station.purgeOpen', values: { step } },
    });
    expect(await floor.call('counter', 'begin', { language: 'en' })).toMatchObject({
      error: { code: 'station.purgeOpen' },
    });
    expect(await floor.call('counter', 'mendPurge')).toMatchObject({ ok: false });
    mendIt();
    await floor.must('counter', 'mendPurge');
    expect((await floor.counter()).purgeOpen).toBeNull();
    await floor.must('counter', 'begin', { language: 'en' });
  });
});

describe('after a crash', () => {
  test('a case under review is waiting again', async () => {
    const { number } = await apply();
    await signIn();
    await floor.must('counter', 'take', { number });
    await floor.must('counter', 'addDocument', PASSPORT);
    await floor.restart();
    await signIn();
    const view = await floor.counter();
    expect(view.notices.map((notice) => notice.code)).toContain('start.resumedCase');
    await floor.must('counter', 'take', { number });
    expect((await floor.counter()).case?.documents).toHaveLength(1);
  });

  test.each([
    ['sealed by an earlier version', true],
    ['altered', false],
  ])('a record that is %s ends as after lost power, and the next person is served', async (_what, sealed) => {
    await apply();
    await floor.must('walkup', 'finish');
    await apply();
    const [first] = floor.desk.core.parts.store.casework.byWaitingNumber('A 1');
    const id = first?.id ?? '';
    const { caretaker, attestations, decided, readings, ...old } = sampleRecord({ documents: [] });
    expect({ caretaker, attestations, decided, readings }).toMatchObject({ caretaker: null });
    const keyRing = openKeyRing(floor.keysFolder);
    await floor.restart({ meanwhile: () => replaceRecord(floor.dataFolder, keyRing, id, sealed ? old : null) });
    await signIn();
    const view = await floor.counter();
    expect(view.waiting).toMatchObject([{ number: 'A 2' }]);
    expect(view.notices).toContainEqual(
      expect.objectContaining({ code: 'start.purgedLostKeys', values: { count: 1 } }),
    );
    expect(floor.desk.core.parts.keyRing.ids()).toHaveLength(1);
    await floor.must('counter', 'take', { number: 'A 2' });
  });

  test('with the keys lost it is purged, and said so', async () => {
    await apply();
    await floor.restart({ losePower: true });
    await signIn();
    const view = await floor.counter();
    expect(view.waiting).toEqual([]);
    expect(view.notices).toContainEqual(
      expect.objectContaining({ code: 'start.purgedLostKeys', values: { count: 1 } }),
    );
    expect(floor.desk.core.parts.store.purges.open()).toEqual([]);
  });

  test.each(['in-hand', 'spoiled', 'not-printed'] as const)(
    'a card under way is put before a clerk: %s',
    async (card) => {
      const { number } = await apply();
      await signIn();
      await floor.must('counter', 'take', { number });
      await makeReady();
      await floor.must('counter', 'print');
      await floor.restart();
      await signIn();
      const [open] = (await floor.counter()).reconcile;
      expect(open).toMatchObject({ waiting: number, state: 'spooled' });
      await floor.must('counter', 'reconcile', { number: open?.number, card });
      expect((await floor.counter()).reconcile).toEqual([]);
      expect(floor.desk.core.parts.store.register.count()).toBe(card === 'in-hand' ? 1 : 0);
      expect(floor.desk.core.parts.store.casework.all()).toHaveLength(card === 'in-hand' ? 0 : 1);
    },
  );

  test.each(['in-hand', 'not-printed'] as const)('even when the power was lost with it: %s', async (card) => {
    const { number } = await apply();
    await signIn();
    await floor.must('counter', 'take', { number });
    await makeReady();
    await floor.must('counter', 'print');
    await floor.restart({ losePower: true });
    await signIn();
    const [open] = (await floor.counter()).reconcile;
    expect(open?.waiting).toBe('');
    await floor.must('counter', 'reconcile', { number: open?.number, card });
    expect((await floor.counter()).reconcile).toEqual([]);
    expect(floor.desk.core.parts.store.register.get(open?.number ?? '')?.status).toBe(
      card === 'in-hand' ? 'live' : undefined,
    );
  });
});

test('a wrong PIN is said, slowed, and a restart does not reset it', async () => {
  for (let guess = 0; guess < 2; guess++)
    expect(await floor.call('counter', 'signIn', { staffId: 'osei', pin: '0000' })).toMatchObject({
      error: { code: 'signIn.wrong' },
    });
  expect(await floor.call('counter', 'signIn', { staffId: 'osei', pin: '0000' })).toMatchObject({
    error: { code: 'signIn.locked', values: { seconds: 15 } },
  });
  await floor.restart();
  expect(await floor.call('counter', 'signIn', { staffId: 'osei', pin: '2468' })).toMatchObject({
    error: { code: 'signIn.locked' },
  });
  await floor.advance(16_000);
  await signIn();
});

test('a dead walk-up renderer ends only the draft in it', async () => {
  await apply();
  await floor.must('walkup', 'finish');
  await floor.must('walkup', 'begin');
  await floor.must('walkup', 'accept');
  await floor.desk.windowGone('walkup');
  expect((await floor.walkup()).screen.at).toBe('welcome');
  expect(floor.desk.core.parts.store.casework.all()).toHaveLength(1);
  expect(floor.desk.core.parts.keyRing.ids()).toHaveLength(1);
});

test('a kiosk apart from its counter asks nobody for what it cannot pass on', async () => {
  const kiosk = await openFloor({}, 'walk-up');
  expect((await kiosk.walkup()).screen).toMatchObject({ at: 'closed', reason: { code: 'station.noHandOff' } });
  expect(await kiosk.call('walkup', 'begin')).toMatchObject({ error: { code: 'station.noHandOff' } });
  expect(kiosk.desk.core.parts.store.casework.all()).toEqual([]);
  kiosk.close();
});

describe('two people at once', () => {
  test('one person’s end leaves another person’s card at the printer', async () => {
    const { number } = await apply();
    await floor.must('walkup', 'finish');
    await signIn();
    await floor.must('counter', 'take', { number });
    await makeReady();
    await floor.must('counter', 'print');
    await floor.must('walkup', 'begin');
    await floor.must('walkup', 'accept');
    floor.kept.length = 0;
    await floor.must('walkup', 'forget');
    expect(floor.kept).toEqual([['job-1']]);
    await floor.printer.jobs[0]?.finish({ at: 'sent' });
    await floor.must('counter', 'cardIsRight');
    expect(floor.kept.at(-1)).toEqual([]);
  });

  test('every window that ever showed a person is replaced, also after the case was put back', async () => {
    const { number } = await apply();
    await floor.must('walkup', 'finish');
    await signIn();
    await floor.must('counter', 'take', { number });
    await floor.must('counter', 'putBack');
    floor.replaced.length = 0;
    await floor.must('counter', 'noShow', { number });
    expect(floor.replaced).toEqual(['counter']);
  });

  test('several unverified purges keep the station closed until the last one is mended', async () => {
    const numbers: string[] = [];
    for (let person = 0; person < 3; person++) {
      numbers.push((await apply()).number);
      await floor.must('walkup', 'finish');
    }
    await signIn();
    floor.hands.spoolHolds = ['1 job'];
    for (const number of numbers) await floor.must('counter', 'noShow', { number });
    expect(floor.desk.core.parts.store.purges.open()).toHaveLength(3);
    floor.hands.spoolHolds = [];
    await floor.must('counter', 'mendPurge');
    expect(floor.desk.core.parts.store.purges.open()).toEqual([]);
    expect((await floor.counter()).purgeOpen).toBeNull();
  });
});

describe('a case that was put back while its card was printing', () => {
  async function putBackWhilePrinting(): Promise<string> {
    const { number } = await apply();
    await signIn();
    await floor.must('counter', 'take', { number });
    await makeReady();
    await floor.must('counter', 'print');
    await floor.must('counter', 'putBack');
    return number;
  }

  test('waits again when the job fails, under a void number', async () => {
    const number = await putBackWhilePrinting();
    await floor.printer.jobs[0]?.finish({ at: 'failed', reasons: ['media-empty'] });
    expect((await floor.counter()).reconcile).toEqual([]);
    await floor.must('counter', 'take', { number });
    expect((await floor.counter()).today.spoiled).toBe(0);
  });

  test('is settled once: what the job says later changes nothing', async () => {
    await putBackWhilePrinting();
    const [open] = (await floor.counter()).reconcile;
    await floor.must('counter', 'reconcile', { number: open?.number, card: 'not-printed' });
    await floor.must('counter', 'correct', { ...NAME, value: { givenNames: 'Ana María', familyName: 'Eriksson' } });
    await floor.printer.jobs[0]?.finish({ at: 'failed', reasons: ['job-canceled'] });
    const { store } = floor.desk.core.parts;
    const failures = store.ledger.entries().filter((entry) => entry.code === 'print.failed');
    expect(failures).toHaveLength(1);
    expect((await floor.counter()).case?.answers.name?.givenNames).toBe('Ana María');
    expect((await floor.counter()).waiting[0]?.mine).toBe(true);
  });
});

test('a certificate says what stays: the register’s row of an issued card, a void number, or nothing', async () => {
  const { number } = await apply();
  await signIn();
  await floor.must('counter', 'take', { number });
  await makeReady();
  await printed();
  await floor.must('counter', 'cardIsWrong', { reason: 'damaged' });
  await floor.must('facing', 'forget');
  const { screen } = await floor.facing();
  if (screen.at !== 'certificate') throw new Error(`facing shows ${screen.at}`);
  expect(screen.certificate).toMatchObject({ end: 'cancelled', stays: [], voidNumbers: 1 });
  expect(readCertificate(screen.certificate.code, floor.desk.core.parts.key.publicKey)).toMatchObject({
    stays: [],
    voidNumbers: 1,
  });
});

test('a refused person can print the certificate too, and the process that drew the reasons is replaced', async () => {
  const { number } = await apply();
  await signIn();
  await floor.must('counter', 'take', { number });
  await floor.must('counter', 'refuse', { reasons: ['no-photo-document'] });
  // This station has no slip printer.
  await floor.must('facing', 'printCertificate');
  expect((await floor.facing()).screen).toMatchObject({ at: 'refused', slip: 'shown' });
  floor.replaced.length = 0;
  await floor.must('facing', 'finish');
  expect(floor.replaced).toEqual(['facing']);
});

test('what was asked before a sign-out and comes after it is not done', async () => {
  const { number } = await apply();
  await signIn();
  const [out, taken] = await Promise.all([floor.call('counter', 'signOut'), floor.call('counter', 'take', { number })]);
  expect(out.ok).toBe(true);
  expect(taken).toMatchObject({ error: { code: 'signIn.needed' } });
  expect((await floor.facing()).screen.at).toBe('idle');
});

test('a card is not issued while the spooler still has it (P7)', async () => {
  const { number } = await apply();
  await signIn();
  await floor.must('counter', 'take', { number });
  await makeReady();
  await floor.must('counter', 'print');
  expect(await floor.call('counter', 'cardIsRight')).toMatchObject({ error: { code: 'application.wrongState' } });
  expect(floor.desk.core.parts.store.register.count()).toBe(0);
});

test('the person before their own number needs no code, even while codes are being guessed', async () => {
  await apply();
  for (let guess = 0; guess < 4; guess++)
    await floor.call('walkup', 'forgetWaiting', { number: 'A 99', code: '000000' });
  await floor.must('walkup', 'forget');
  expect(floor.desk.core.parts.store.casework.all()).toEqual([]);
  expect((await floor.walkup()).screen).toMatchObject({ at: 'forgotten', verified: true });
});

test('answers are lost on no way back, only by asking to be forgotten', async () => {
  await floor.must('walkup', 'begin');
  await floor.must('walkup', 'accept');
  await floor.must('walkup', 'answer', NAME);
  await floor.must('walkup', 'back');
  await floor.must('walkup', 'back');
  expect((await floor.walkup()).screen).toEqual({ at: 'truth', answered: true });
  expect(await floor.call('walkup', 'back')).toMatchObject({ error: { code: 'application.wrongState' } });
  await floor.must('walkup', 'accept');
  expect((await floor.walkup()).screen).toMatchObject({
    at: 'question',
    answers: { name: { familyName: 'Eriksson' } },
  });
});
