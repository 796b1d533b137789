import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CHECK_TEXT } from '../contract/check-text.ts';
import {
  ANSWERS,
  answersOf,
  comeTogether,
  inFront,
  NAME,
  openFloor,
  PASSPORT,
  shown,
  signIn,
  type TestFloor,
} from './floor-for-tests.ts';

let floor: TestFloor;
beforeEach(async () => {
  floor = await openFloor();
});
afterEach(() => {
  expect(floor.bugs).toEqual([]);
  floor.close();
});

/** Check digit of ICAO Doc 9303-3, 4.9: weights 7, 3, 1; letters from 10, the filler 0. */
function checkDigit(field: string): number {
  const value = (letter: string) => (letter === '<' ? 0 : Number.parseInt(letter, 36));
  return [...field].reduce((sum, letter, at) => sum + value(letter) * ([7, 3, 1][at % 3] ?? 0), 0) % 10;
}

/** A TD3 zone of Utopia; dates as YYMMDD. */
function zone(name: string, birth: string, expires: string): string {
  const number = 'L898902C3';
  const personal = 'ZE184226B<<<<<';
  const [n, b, e, p] = [number, birth, expires, personal].map((field) => `${field}${checkDigit(field)}`);
  const lower = `${n}UTO${b}F${e}${p}`;
  return `${`P<UTO${name}`.padEnd(44, '<')}\n${lower}${checkDigit(`${n}${b}${e}${p}`)}`;
}
/** The specimen of ICAO Doc 9303-4. */
const SPECIMEN = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10';
const GOOD = zone('ERIKSSON<<ANNA<MARIA', '740812', '280414');

const must = (name: string, input?: object) => floor.must('counter', name, input);
const scan = (text: string) => must('scan', { text }) as Promise<{ id: string }>;
const blockers = async () => (await inFront(floor)).blockers.map(({ code }) => code);
const compared = async (at = 0) =>
  Object.fromEntries((await inFront(floor)).readings[at]?.compared.map((one) => [one.field, one.state]) ?? []);
const ledger = (code: string) =>
  floor.desk.core.parts.store.ledger
    .entries()
    .filter((entry) => entry.code === code)
    .map(({ staffId }) => staffId);
const decide = (reading: string, staffId = 'lindqvist', pin = '8642', field = 'name') =>
  floor.call('counter', 'decideDifference', { reading, field, staffId, pin });

async function take(...people: (readonly unknown[])[]): Promise<void> {
  await comeTogether(floor, ...people);
  await signIn(floor);
  await must('take', { number: 'A 1' });
}

test('the zone made for these tests has the digits of the published specimen', () => {
  expect(zone('ERIKSSON<<ANNA<MARIA', '740812', '120415')).toBe(SPECIMEN);
});

describe('a reading', () => {
  test('that agrees fills nothing and stops nothing', async () => {
    await take(ANSWERS);
    await scan(GOOD);
    expect(await inFront(floor)).toMatchObject({
      confirmed: 'screen',
      readings: [{ source: 'mrz', format: 'TD3', documentId: null, expiresOn: '2028-04-14', issuedOn: null }],
    });
    expect((await inFront(floor)).readings[0]?.types).toEqual(
      expect.arrayContaining(['foreign-passport', 'consular-id', 'state-id']),
    );
    expect(await compared()).toMatchObject({ name: 'same', birth: 'same', expires: 'absent' });
    expect(await blockers()).not.toContain('card.readingDiffers');
    // The same document once more is the same reading.
    await scan(GOOD);
    expect((await inFront(floor)).readings).toHaveLength(1);
  });

  test('fills what was not answered yet, as a correction', async () => {
    await signIn(floor);
    await must('begin', { language: 'en' });
    await scan(GOOD);
    const view = await inFront(floor);
    expect(view.answers).toMatchObject({
      name: { givenNames: 'ANNA MARIA', familyName: 'ERIKSSON' },
      birth: { dateOfBirth: '1974-08-12' },
    });
    expect(view.confirmed).toBe('no');
    expect(ledger('application.corrected')).toEqual(['osei']);
  });

  test('that cannot be understood, or whose digit is wrong, is not kept', async () => {
    await take(ANSWERS);
    expect(await floor.call('counter', 'scan', { text: 'hello' })).toMatchObject({
      error: { code: 'reading.notUnderstood' },
    });
    expect(await floor.call('counter', 'scan', { text: GOOD.replace('7408122', '7408123') })).toMatchObject({
      error: { code: 'reading.checkDigit' },
    });
    expect((await inFront(floor)).readings).toEqual([]);
    await must('putBack');
    expect(await floor.call('counter', 'scan', { text: GOOD })).toMatchObject({ error: { code: 'application.none' } });
  });

  test('keeps nothing but what is compared, sealed', async () => {
    await take(ANSWERS);
    await scan(SPECIMEN);
    const { id } = await inFront(floor);
    const record = JSON.stringify(floor.desk.core.parts.store.casework.readRecord(id));
    for (const word of ['UTO"', 'L898902C3', 'ZE184226B', '"F"']) expect(record).not.toContain(word);
  });

  test('is compared with the expiry date of the document it was read with', async () => {
    await take(ANSWERS);
    const { id } = await scan(GOOD);
    await must('addDocument', { ...PASSPORT, reading: id });
    expect((await inFront(floor)).readings[0]?.documentId).toBe((await inFront(floor)).documents[0]?.id);
    expect(await compared()).toMatchObject({ expires: 'same' });
    const later = { ...PASSPORT, expiresOn: '2028-04-15' };
    expect(await floor.call('counter', 'addDocument', { ...later, reading: id })).toMatchObject({
      error: { code: 'reading.notThisCase' },
    });
    const other = await scan(SPECIMEN);
    expect(
      await floor.call('counter', 'addDocument', {
        ...shown('utility-bill', { issuedOn: '2026-11-01' }),
        reading: other.id,
      }),
    ).toMatchObject({ error: { code: 'reading.notThisCase' } });
    await must('addDocument', { ...later, reading: other.id });
    expect(await compared(1)).toMatchObject({ expires: 'differs' });
    expect(await blockers()).toContain('card.readingDiffers');
    const second = { id: (await inFront(floor)).documents[1]?.id ?? '' };
    // A date mistyped is mended by recording anew; what was read stays, and typing the date by hand does not pass it by.
    await must('removeDocument', second);
    expect((await inFront(floor)).readings[1]).toMatchObject({ id: other.id, documentId: null });
    await must('addDocument', later);
    expect(await blockers()).toContain('card.readingDiffers');
    const third = { id: (await inFront(floor)).documents[1]?.id ?? '' };
    await must('removeDocument', third);
    await must('addDocument', { ...later, reading: other.id });
    expect(await decide(other.id, 'lindqvist', '8642', 'expires')).toMatchObject({ ok: true });
    await must('removeDocument', { id: (await inFront(floor)).documents[1]?.id ?? '' });
    expect((await inFront(floor)).readings).toHaveLength(1);
    expect(ledger('reading.dropped')).toEqual(['osei']);
  });
});

describe('an expiry date that was read', () => {
  test('stops the card while its document is recorded without the reading', async () => {
    await take(ANSWERS);
    await must('addDocument', { ...PASSPORT, expiresOn: '2031-04-14' });
    await must('addDocument', shown('utility-bill', { issuedOn: '2026-11-01' }));
    expect(await blockers()).not.toContain('card.readingDiffers');
    const { id } = await scan(GOOD);
    expect(await compared()).toMatchObject({ name: 'same', birth: 'same', expires: 'absent' });
    expect(await blockers()).toContain('card.readingDiffers');
    await must('removeDocument', { id: (await inFront(floor)).documents[0]?.id ?? '' });
    await must('addDocument', { ...PASSPORT, reading: id });
    expect(await blockers()).not.toContain('card.readingDiffers');
    // A second one without a reading is not the one that was read.
    await must('addDocument', { ...PASSPORT, expiresOn: '2031-04-14' });
    expect(await blockers()).not.toContain('card.readingDiffers');
    const other = await scan(SPECIMEN);
    expect(await blockers()).toContain('card.readingDiffers');
    await must('dropReading', { id: other.id });
    expect(await blockers()).not.toContain('card.readingDiffers');
  });

  test('cannot be left out of the record', async () => {
    floor.close();
    floor = await openFloor({
      documentTypes: floor.program.documentTypes.map((type) => ({
        ...type,
        counts: type.counts.map((use) => (use.expiry ? { ...use, expiry: { ...use.expiry, undated: 'counts' } } : use)),
      })),
    });
    await take(ANSWERS);
    const { id } = await scan(SPECIMEN);
    await must('addDocument', { ...PASSPORT, expiresOn: null, reading: id });
    expect(await compared()).toMatchObject({ name: 'same', expires: 'differs' });
    expect(await blockers()).toContain('card.readingDiffers');
    expect(await decide(id, 'lindqvist', '8642', 'expires')).toMatchObject({ ok: true });
    expect(await blockers()).not.toContain('card.readingDiffers');
  });
});

describe('a reading of a document for several', () => {
  test('is held against each one’s own answers and record, and nobody decided it there', async () => {
    await take(ANSWERS, answersOf('Bo', '1980-01-02'), answersOf('Cy', '2016-03-01'));
    const { members } = await inFront(floor);
    const [anna, bo, cy] = members.map(({ id }) => id);
    await must('member', { id: cy });
    await must('caretaker', { relation: 'parent' });
    await must('member', { id: anna });
    const { id } = await scan(SPECIMEN);
    const alsoFor = [
      { member: bo, whose: 'applicant' },
      { member: cy, whose: 'caretaker' },
    ];
    await must('addDocument', { ...PASSPORT, reading: id, alsoFor });
    await decide(id, 'lindqvist', '8642', 'expires');
    expect(await blockers()).not.toContain('card.readingDiffers');
    const ids = [id];
    for (const [member, states] of [
      [bo, { name: 'differs', birth: 'differs', expires: 'differs' }],
      [cy, { name: 'absent', birth: 'absent', expires: 'differs' }],
    ] as const) {
      await must('member', { id: member });
      const { readings, documents } = await inFront(floor);
      expect(readings).toMatchObject([{ documentId: documents[0]?.id }]);
      expect(await compared()).toEqual(states);
      expect(readings[0]?.compared.every(({ decidedBy }) => decidedBy === null)).toBe(true);
      expect(await blockers()).toContain('card.readingDiffers');
      ids.push(readings[0]?.id ?? '');
    }
    expect(new Set(ids).size).toBe(3);
  });
});

describe('a difference', () => {
  const OTHER = zone('ERIKSEN<<ANNA<MARIA', '740812', '280414');
  let reading: string;
  beforeEach(async () => {
    await take(ANSWERS);
    reading = (await scan(OTHER)).id;
  });

  test('stops the card, and putting the case back loses nothing of it', async () => {
    expect(await compared()).toMatchObject({ name: 'differs', birth: 'same' });
    await must('putBack');
    await floor.restart();
    await signIn(floor);
    await must('take', { number: 'A 1' });
    expect(await compared()).toMatchObject({ name: 'differs' });
    expect(await blockers()).toContain('card.readingDiffers');
  });

  test('goes when the answer is corrected, or taken from the document', async () => {
    await must('correct', { ...NAME, value: { givenNames: 'Anna Maria', familyName: 'Eriksen' } });
    expect(await blockers()).not.toContain('card.readingDiffers');
    await must('correct', NAME);
    expect(await blockers()).toContain('card.readingDiffers');
    await must('useReading', { id: reading, field: 'name' });
    expect(await inFront(floor)).toMatchObject({ answers: { name: { familyName: 'ERIKSEN' } }, confirmed: 'no' });
    expect(await blockers()).not.toContain('card.readingDiffers');
  });

  test('is let pass by a supervisor’s own PIN, for this very answer only', async () => {
    expect(await decide(reading, 'osei', '2468')).toMatchObject({ error: { code: 'reading.noSupervisor' } });
    expect(await decide(reading, 'nobody', '2468')).toMatchObject({ error: { code: 'reading.noSupervisor' } });
    expect(await decide(reading, 'lindqvist', '8642', 'birth')).toMatchObject({
      error: { code: 'application.wrongState' },
    });
    expect(await decide('no-such')).toMatchObject({ error: { code: 'reading.notFound' } });
    expect(await decide(reading)).toMatchObject({ ok: true });
    expect((await inFront(floor)).readings[0]?.compared[0]).toMatchObject({ state: 'differs', decidedBy: 'lindqvist' });
    expect(await blockers()).not.toContain('card.readingDiffers');
    expect(ledger('reading.differenceAccepted')).toEqual(['lindqvist']);
    // Who is signed in stays signed in.
    expect((await floor.counter()).signedIn?.id).toBe('osei');
    await must('correct', { ...NAME, value: { givenNames: 'Anna', familyName: 'Eriksson' } });
    expect(await blockers()).toContain('card.readingDiffers');
  });

  test('wrong PINs are slowed as at the sign-in', async () => {
    for (let guess = 0; guess < 2; guess++)
      expect(await decide(reading, 'lindqvist', '0000')).toMatchObject({ error: { code: 'signIn.wrong' } });
    expect(await decide(reading, 'lindqvist', '0000')).toMatchObject({ error: { code: 'signIn.locked' } });
    expect(await decide(reading)).toMatchObject({ error: { code: 'signIn.locked' } });
    expect((await floor.counter()).locked).toMatchObject({ staffId: 'lindqvist' });
    expect(await blockers()).toContain('card.readingDiffers');
    await floor.advance(16_000);
    expect(await decide(reading)).toMatchObject({ ok: true });
  });

  test('a supervisor at the counter decides with their own PIN too', async () => {
    await must('signOut');
    await signIn(floor, 'lindqvist', '8642');
    await must('take', { number: 'A 1' });
    expect(await decide(reading)).toMatchObject({ ok: true });
  });

  test('of a document scanned by mistake goes with its reading once a supervisor decided, and the ledger says so', async () => {
    expect(await floor.call('counter', 'dropReading', { id: reading })).toMatchObject({
      error: { code: 'reading.undecided' },
    });
    expect(ledger('reading.dropped')).toEqual([]);
    expect(await blockers()).toContain('card.readingDiffers');
    expect(await decide(reading)).toMatchObject({ ok: true });
    await must('dropReading', { id: reading });
    expect(await blockers()).not.toContain('card.readingDiffers');
    expect(ledger('reading.dropped')).toEqual(['osei']);
    expect(await floor.call('counter', 'dropReading', { id: reading })).toMatchObject({
      error: { code: 'reading.notFound' },
    });
  });
});

describe('a caretaker’s document', () => {
  test('fills and says nothing about the child; that its difference ended so is in the ledger', async () => {
    await take(answersOf('Bo', '2016-03-01'));
    await must('caretaker', { relation: 'parent' });
    const { id } = await scan(GOOD);
    expect(await compared()).toMatchObject({ name: 'differs', birth: 'differs' });
    const theirs = { ...PASSPORT, whose: 'caretaker', reading: id };
    expect(ledger('reading.dropped')).toEqual([]);
    await must('addDocument', theirs);
    expect(await compared()).toMatchObject({ name: 'absent', birth: 'absent', expires: 'same' });
    expect(await blockers()).not.toContain('card.readingDiffers');
    expect(ledger('reading.dropped')).toEqual(['osei']);
    expect(await floor.call('counter', 'useReading', { id, field: 'name' })).toMatchObject({
      error: { code: 'reading.notThisCase' },
    });
    await must('caretaker', { relation: null });
    expect((await inFront(floor)).readings).toEqual([]);
  });

  test('stays while its date differs, and so does the caretaker, until a supervisor decided', async () => {
    await take(answersOf('Bo', '2016-03-01'));
    await must('caretaker', { relation: 'parent' });
    const { id } = await scan(GOOD);
    await must('addDocument', { ...PASSPORT, expiresOn: '2029-04-14', whose: 'caretaker', reading: id });
    expect(await compared()).toMatchObject({ expires: 'differs' });
    const leave = () => floor.call('counter', 'caretaker', { relation: null });
    expect(await leave()).toMatchObject({ error: { code: 'reading.undecided' } });
    expect((await inFront(floor)).readings).toHaveLength(1);
    await decide(id, 'lindqvist', '8642', 'expires');
    expect(await leave()).toMatchObject({ ok: true });
    expect((await inFront(floor)).readings).toEqual([]);
  });

  test('does not fill a child’s empty form by itself', async () => {
    await signIn(floor);
    await must('begin', { language: 'en' });
    await must('correct', { question: 'birth', value: { dateOfBirth: '2016-03-01' } });
    await must('caretaker', { relation: 'parent' });
    await scan(GOOD);
    expect((await inFront(floor)).answers.name).toBeUndefined();
  });
});

describe('the scanner', () => {
  test('is checked once a day', async () => {
    await signIn(floor);
    expect((await floor.counter()).scanner).toEqual({ state: 'unchecked' });
    await must('scannerCheck', { text: '' });
    expect((await floor.counter()).scanner).toEqual({ state: 'noStartKey' });
    await must('scannerCheck', { text: CHECK_TEXT });
    expect((await floor.counter()).scanner).toEqual({ state: 'ok' });
    await floor.advance(24 * 3600_000);
    expect((await floor.counter()).scanner).toEqual({ state: 'unchecked' });
  });

  test('its set-up sheet is a slip like any other', async () => {
    await signIn(floor);
    expect(await must('printScannerSheet')).toEqual({ slip: 'shown' });
    floor.hands.slips = 'works';
    expect(await must('printScannerSheet')).toEqual({ slip: 'printed' });
    expect(floor.slips).toEqual([{ kind: 'scanner', language: 'en', city: 'Lakemont' }]);
  });
});
