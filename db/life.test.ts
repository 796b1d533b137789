import { randomBytes } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openStore } from './open.ts';
import type { ApplicationRow, KeyRing, Store } from './store.ts';
import { memoryKeyRing, noon, sampleRecord, temporaryFolder } from './testing.ts';

const CARD = '4KQ7M2X9TBF';
const VOID = 'Z31HV80PWC5';

interface Station {
  store: Store;
  keyRing: KeyRing;
  /** Closes and opens it again, as a restart of the app does. */
  restart(): Store;
}

function station(): Station {
  const folder = temporaryFolder(onTestFinished);
  const keyRing = memoryKeyRing();
  const open = () => openStore({ folder, keyRing, clock: noon });
  const self: Station = {
    store: open(),
    keyRing,
    restart() {
      self.store.close();
      self.store = open();
      return self.store;
    },
  };
  onTestFinished(() => self.store.close());
  return self;
}

function begin({ store, keyRing }: Station, id: string, change: Partial<ApplicationRow> = {}): void {
  keyRing.create(id);
  store.casework.create(
    { id, waitingNumber: `A ${id}`, state: 'waiting', since: 100, holder: null, ...change },
    sampleRecord(),
  );
}

/** Reserved, spooled and sent: a card is on its way. */
function print(store: Store, applicationId: string, cardNumber: string): void {
  store.attempts.reserve({ cardNumber, applicationId, issuedOn: '2026-05-16', expiresOn: '2031-05-16' });
  store.attempts.update(cardNumber, { state: 'spooled', jobId: 'job-7' });
  store.attempts.update(cardNumber, { state: 'sent' });
}

const issue = (store: Store, applicationId: string, cardNumber: string) =>
  store.end({
    applicationId,
    end: 'issued',
    cause: 'issued',
    cardNumber,
    entries: [{ code: 'card.issued', staffId: 'osei', fields: { by: 'attested' } }],
    counters: [{ day: '2026-05-16', name: 'issued' }],
  });

test('the whole life of an application, misprint and restart included', () => {
  const at = station();
  let { store } = at;
  const { keyRing } = at;
  begin(at, 'a1');
  expect(store.casework.byWaitingNumber('A a1')).toMatchObject([
    { id: 'a1', state: 'waiting', holder: null, since: 100 },
  ]);
  store.casework.update('a1', { state: 'reviewing', holder: 'osei' });
  const record = sampleRecord({ revision: 3, confirmed: 'no' });
  store.casework.writeRecord('a1', record);
  const page = randomBytes(100_000);
  const portrait = randomBytes(40_000);
  store.casework.putImage('a1', 'document', 'doc-1', page);
  store.casework.putImage('a1', 'portrait', null, randomBytes(40_000));
  store.casework.putImage('a1', 'portrait', null, portrait);

  store = at.restart();
  expect(store.casework.get('a1')).toMatchObject({ state: 'reviewing', holder: 'osei' });
  expect(store.casework.readRecord('a1')).toEqual(record);
  expect(store.casework.readImages('a1', 'portrait')).toMatchObject([{ documentId: null, jpeg: portrait }]);
  expect(store.casework.readImages('a1', 'document')).toMatchObject([{ documentId: 'doc-1', jpeg: page }]);
  expect(store.casework.count('a1')).toEqual({ objects: 1, images: 2 });

  print(store, 'a1', VOID);
  expect(store.attempts.outstanding()).toMatchObject([{ cardNumber: VOID, state: 'sent', jobId: 'job-7' }]);
  store.attempts.update(VOID, { state: 'spoiled', jobId: null, reason: 'bad-print' });
  print(store, 'a1', CARD);
  const purge = issue(store, 'a1', CARD);

  expect(purge).toMatchObject({ applicationId: 'a1', end: 'issued', objects: 1, images: 2, failedStep: null });
  expect(store.register.get(CARD)).toEqual({
    cardNumber: CARD,
    issuedOn: '2026-05-16',
    expiresOn: '2031-05-16',
    status: 'live',
  });
  expect(store.casework.get('a1')).toBeUndefined();
  expect(store.casework.all()).toEqual([]);
  expect(store.casework.count('a1')).toEqual({ objects: 0, images: 0 });
  expect(store.attempts.of('a1')).toEqual([]);
  expect(store.attempts.get(CARD)).toMatchObject({ applicationId: null, state: 'confirmed', jobId: null });
  expect(store.attempts.get(VOID)).toMatchObject({ applicationId: null, state: 'spoiled', reason: 'bad-print' });
  expect(store.counters.day('2026-05-16')).toEqual({ issued: 1 });

  store = at.restart();
  expect(store.purges.open()).toEqual([purge]);
  store.purges.failed(purge?.id ?? '', 'spool', '1 job');
  expect(store.purges.open()).toMatchObject([{ failedStep: 'spool', detail: '1 job' }]);
  expect(keyRing.destroy('a1')).toBe(true);
  const verified = { code: 'purge.verified', fields: { end: 'issued', cause: 'issued' } };
  store.purges.close(purge?.id ?? '', verified);
  store.purges.close(purge?.id ?? '', verified);
  expect(store.purges.open()).toEqual([]);
  expect(store.ledger.entries().map(({ code }) => code)).toEqual(['card.issued', 'purge.verified']);
  expect(store.ledger.verify()).toBeNull();
  expect(store.truncateLog()).toBe(true);
  expect(store.logBytes()).toBe(0);
  expect(store.integrity()).toEqual([]);
});

describe('the end of an application', () => {
  test('called again gives the same open purge, then null, and one card (P6)', () => {
    const at = station();
    begin(at, 'a1');
    print(at.store, 'a1', CARD);
    const first = issue(at.store, 'a1', CARD);
    expect(issue(at.store, 'a1', CARD)).toEqual(first);
    expect(at.store.end({ applicationId: 'a1', end: 'cancelled', cause: 'forget-me', entries: [] })).toEqual(first);
    at.store.purges.close(first?.id ?? '', {
      code: 'purge.verified',
      fields: { end: 'issued', cause: 'issued' },
    });
    expect(issue(at.store, 'a1', CARD)).toBeNull();
    expect(at.store.register.count()).toBe(1);
    expect(at.store.counters.get('2026-05-16', 'issued')).toBe(1);
    expect(at.store.ledger.entries()).toHaveLength(2);
  });

  test('is all or nothing: an entry that cannot be written leaves everything as it was', () => {
    const at = station();
    begin(at, 'a1');
    at.store.casework.putImage('a1', 'document', 'doc-1', randomBytes(100));
    print(at.store, 'a1', CARD);
    const end = () =>
      at.store.end({
        applicationId: 'a1',
        end: 'issued',
        cause: 'issued',
        cardNumber: CARD,
        entries: [{ code: 'card.issued', fields: { by: 'attested', name: 'Marisol' } }],
      });
    expect(end).toThrow(TypeError);
    expect(at.store.register.count()).toBe(0);
    expect(at.store.attempts.get(CARD)).toMatchObject({ applicationId: 'a1', state: 'sent', jobId: 'job-7' });
    expect(at.store.casework.count('a1')).toEqual({ objects: 1, images: 1 });
    expect(at.store.purges.open()).toEqual([]);
  });

  test('voids the numbers it names, and keeps what may still come out of the printer', () => {
    const at = station();
    begin(at, 'a1');
    begin(at, 'a2');
    print(at.store, 'a1', VOID);
    print(at.store, 'a2', CARD);
    const voided = [{ cardNumber: VOID, state: 'spoiled', reason: 'damaged' }] as const;
    at.store.end({ applicationId: 'a1', end: 'refused', cause: 'refused', voided: [...voided], entries: [] });
    expect(at.store.attempts.get(VOID)).toMatchObject({ applicationId: null, state: 'spoiled', reason: 'damaged' });
    at.store.end({ applicationId: 'a2', end: 'expired', cause: 'lost-power', entries: [] });
    expect(at.store.attempts.outstanding()).toMatchObject([
      { cardNumber: CARD, applicationId: null, state: 'sent', jobId: 'job-7' },
    ]);
    expect(at.store.register.count()).toBe(0);
  });

  test('a number that was reserved and never spooled is void', () => {
    const at = station();
    begin(at, 'a1');
    at.store.attempts.reserve({ cardNumber: CARD, applicationId: 'a1', issuedOn: '2026-05-16', expiresOn: null });
    at.store.end({ applicationId: 'a1', end: 'expired', cause: 'lost-power', entries: [] });
    expect(at.store.attempts.get(CARD)).toMatchObject({ applicationId: null, state: 'failed' });
  });

  test.each<[string, (store: Store) => unknown]>([
    ["another application's card", (store) => issue(store, 'a1', CARD)],
    ['a card that does not exist', (store) => issue(store, 'a1', VOID)],
    ['no card', (store) => store.end({ applicationId: 'a1', end: 'issued', cause: 'issued', entries: [] })],
    [
      'a card, but not as issued',
      (store) => store.end({ applicationId: 'a2', end: 'cancelled', cause: 'left', cardNumber: CARD, entries: [] }),
    ],
  ])('cannot issue %s', (_what, end) => {
    const at = station();
    begin(at, 'a1');
    begin(at, 'a2');
    print(at.store, 'a2', CARD);
    expect(() => end(at.store)).toThrow();
    expect(at.store.register.count()).toBe(0);
    expect(at.store.casework.all()).toHaveLength(2);
  });

  test('leaves the rest of the group, and the group goes with its last case', () => {
    const at = station();
    begin(at, 'a1', { waitingNumber: 'A 12' });
    const groupId = at.store.casework.get('a1')?.groupId ?? '';
    at.keyRing.create('a2');
    at.store.casework.create(
      { id: 'a2', groupId, waitingNumber: 'A 12', state: 'waiting', since: 101, holder: null },
      sampleRecord(),
    );
    at.store.end({ applicationId: 'a1', end: 'cancelled', cause: 'left', entries: [] });
    expect(at.store.casework.byWaitingNumber('A 12')).toMatchObject([{ id: 'a2', groupId }]);
    at.store.end({ applicationId: 'a2', end: 'cancelled', cause: 'left', entries: [] });
    expect(at.store.holdings().find(({ table }) => table === 'groups')?.rows).toBe(0);
    at.keyRing.destroy('a1');
    begin(at, 'a3', { waitingNumber: 'A 12' });
  });
});

describe('people who came together', () => {
  test('are listed in the order they were entered, and nobody else with them', () => {
    const at = station();
    begin(at, 'b', { waitingNumber: 'A 12', since: 100 });
    const groupId = at.store.casework.get('b')?.groupId ?? '';
    for (const [id, since] of [
      ['c', 102],
      ['a', 101],
    ] as const) {
      at.keyRing.create(id);
      at.store.casework.create(
        { id, groupId, waitingNumber: 'A 12', state: 'waiting', since, holder: null },
        sampleRecord(),
      );
    }
    begin(at, 'x', { waitingNumber: 'A 13' });
    expect(at.store.casework.byWaitingNumber('A 12').map(({ id }) => id)).toEqual(['b', 'a', 'c']);
    expect(at.store.casework.byWaitingNumber('A 14')).toEqual([]);
  });

  test('have a number that no second group can have', () => {
    const at = station();
    begin(at, 'a1', { waitingNumber: 'A 12' });
    expect(() => begin(at, 'a2', { waitingNumber: 'A 12' })).toThrow(/UNIQUE/);
    at.keyRing.create('a3');
    expect(() =>
      at.store.casework.create(
        { id: 'a3', groupId: 'no-such', waitingNumber: 'A 12', state: 'waiting', since: 1, holder: null },
        sampleRecord(),
      ),
    ).toThrow(/group/);
  });
});

test('whether there is a portrait is known without opening it', () => {
  const at = station();
  begin(at, 'a1');
  begin(at, 'a2');
  at.store.casework.putImage('a1', 'document', 'doc-1', randomBytes(10));
  at.store.casework.putImage('a2', 'portrait', null, randomBytes(10));
  expect(at.store.casework.hasPortrait('a1')).toBe(false);
  expect(at.store.casework.hasPortrait('a2')).toBe(true);
});

describe('an attempt that outlived its application', () => {
  const orphan = () => {
    const at = station();
    begin(at, 'a1');
    print(at.store, 'a1', CARD);
    at.store.end({ applicationId: 'a1', end: 'expired', cause: 'lost-power', entries: [] });
    return at.store;
  };
  const settle = (store: Store, card: 'in-hand' | 'spoiled' | 'not-printed') =>
    store.settleAttempt({
      cardNumber: CARD,
      card,
      entries: [{ code: 'print.reconciled', staffId: 'osei', fields: { card } }],
    });

  test('in hand: goes to the register, once', () => {
    const store = orphan();
    settle(store, 'in-hand');
    expect(store.register.get(CARD)?.status).toBe('live');
    expect(() => settle(store, 'in-hand')).toThrow(/outstanding/);
    expect(store.register.count()).toBe(1);
    expect(store.ledger.entries()).toHaveLength(1);
  });

  test.each(['spoiled', 'not-printed'] as const)('%s: void for good', (card) => {
    const store = orphan();
    settle(store, card);
    expect(store.register.count()).toBe(0);
    expect(store.attempts.outstanding()).toEqual([]);
    expect(store.attempts.numberUsed(CARD)).toBe(true);
  });

  test('one that still belongs to an application is not settled past its end', () => {
    const at = station();
    begin(at, 'a1');
    print(at.store, 'a1', CARD);
    expect(() => settle(at.store, 'in-hand')).toThrow(/still belongs/);
    expect(at.store.register.count()).toBe(0);
  });
});

describe('numbers one after the other', () => {
  test('the highest is found over attempts and register, of that prefix and length only', () => {
    const at = station();
    begin(at, 'a1');
    expect(at.store.attempts.highestNumber('LK', 6)).toBeNull();
    print(at.store, 'a1', 'LK000009');
    issue(at.store, 'a1', 'LK000009');
    at.keyRing.destroy('a1');
    begin(at, 'a2', { waitingNumber: 'A 2' });
    print(at.store, 'a2', 'LK000041');
    begin(at, 'a3', { waitingNumber: 'A 3' });
    print(at.store, 'a3', 'LK0000999');
    begin(at, 'a4', { waitingNumber: 'A 4' });
    print(at.store, 'a4', 'ZZ777777');
    expect(at.store.attempts.highestNumber('LK', 6)).toBe(41);
    expect(at.store.attempts.highestNumber('', 6)).toBeNull();
    expect(() => at.store.attempts.highestNumber('L*', 6)).toThrow(RangeError);
  });
});

describe('attempts', () => {
  const reserve = (store: Store, applicationId: string, cardNumber: string) =>
    store.attempts.reserve({ cardNumber, applicationId, issuedOn: '2026-05-16', expiresOn: null });

  test('a number is never reserved twice, whatever became of it', () => {
    const at = station();
    begin(at, 'a1');
    begin(at, 'a2');
    reserve(at.store, 'a1', VOID);
    expect(() => reserve(at.store, 'a2', VOID)).toThrow(/used before/);
    at.store.attempts.update(VOID, { state: 'failed', reason: 'media-jam' });
    expect(() => reserve(at.store, 'a1', VOID)).toThrow(/used before/);
    print(at.store, 'a1', CARD);
    issue(at.store, 'a1', CARD);
    expect(() => reserve(at.store, 'a2', CARD)).toThrow(/used before/);
    expect(at.store.attempts.numberUsed(CARD)).toBe(true);
    expect(at.store.attempts.numberUsed('0000000000A')).toBe(false);
  });

  test('an application has one open attempt at a time', () => {
    const at = station();
    begin(at, 'a1');
    reserve(at.store, 'a1', VOID);
    expect(() => reserve(at.store, 'a1', CARD)).toThrow(/UNIQUE/);
    at.store.attempts.update(VOID, { state: 'spoiled', reason: 'damaged' });
    reserve(at.store, 'a1', CARD);
    expect(at.store.attempts.of('a1')).toHaveLength(2);
  });

  test('what is void or confirmed stays so', () => {
    const at = station();
    begin(at, 'a1');
    for (const [index, state] of (['failed', 'spoiled', 'confirmed'] as const).entries()) {
      reserve(at.store, 'a1', `N${index}`);
      at.store.attempts.update(`N${index}`, { state: 'spooled' });
      expect(() => at.store.attempts.update(`N${index}`, { state: 'reserved' })).toThrow(/does not become/);
      at.store.attempts.update(`N${index}`, { state });
      for (const other of ['reserved', 'spooled', 'sent', 'confirmed', 'failed', 'spoiled'] as const)
        if (other !== state)
          expect(() => at.store.attempts.update(`N${index}`, { state: other })).toThrow(/does not become/);
    }
  });

  test("a printer's sentence is not kept as a reason", () => {
    const at = station();
    begin(at, 'a1');
    reserve(at.store, 'a1', VOID);
    at.store.attempts.update(VOID, { state: 'failed', reason: 'Cannot print "Marisol Q.pdf": no such printer' });
    expect(at.store.attempts.get(VOID)?.reason).toBe('other');
  });
});

describe('casework', () => {
  test('without a key there is no application, and nothing of it', () => {
    const { store } = station();
    const row = { id: 'a1', waitingNumber: 'A 1', state: 'waiting', since: 0, holder: null } as const;
    expect(() => store.casework.create(row, sampleRecord())).toThrow(/no key/);
    expect(store.casework.all()).toEqual([]);
    expect(store.holdings().find(({ table }) => table === 'groups')?.rows).toBe(0);
  });

  test('a lost key leaves a row that cannot be read', () => {
    const at = station();
    begin(at, 'a1');
    at.store.casework.putImage('a1', 'document', 'doc-1', randomBytes(100));
    at.keyRing.destroy('a1');
    expect(at.store.casework.readRecord('a1')).toBeUndefined();
    expect(at.store.casework.readImages('a1', 'document')).toEqual([]);
    expect(at.store.casework.get('a1')).toBeDefined();
    expect(() => at.store.casework.writeRecord('a1', sampleRecord())).toThrow(/no key/);
  });

  test('images of one document, or of a kind, are deleted', () => {
    const at = station();
    begin(at, 'a1');
    for (const [document, bytes] of [
      ['doc-1', 10],
      ['doc-1', 20],
      ['doc-2', 30],
    ] as const)
      at.store.casework.putImage('a1', 'document', document, randomBytes(bytes));
    at.store.casework.putImage('a1', 'portrait', null, randomBytes(40));
    expect(at.store.casework.readImages('a1', 'document').map(({ jpeg }) => jpeg.length)).toEqual([10, 20, 30]);
    expect(at.store.casework.deleteImages('a1', 'document', 'doc-1')).toBe(2);
    expect(at.store.casework.deleteImages('a1', 'document', null)).toBe(1);
    expect(at.store.casework.deleteImages('a1', 'portrait', null)).toBe(1);
    expect(at.store.casework.count('a1')).toEqual({ objects: 1, images: 0 });
  });

  test.each<[string, (at: Station) => void]>([
    ['an image for nobody', ({ store }) => store.casework.putImage('a9', 'portrait', null, randomBytes(4))],
    ['a document without its id', ({ store }) => store.casework.putImage('a1', 'document', null, randomBytes(4))],
    ['an undeclared field', ({ store }) => store.casework.writeRecord('a1', { ...sampleRecord(), ssn: '1' } as never)],
    ['a change of nobody', ({ store }) => store.casework.update('a9', { holder: null })],
    ['a second of the same waiting number', (at) => begin(at, 'a2', { waitingNumber: 'A a1' })],
    ['an id that is no id', (at) => begin(at, '../a1')],
  ])('refuses %s', (_what, act) => {
    const at = station();
    begin(at, 'a1');
    expect(() => act(at)).toThrow();
    expect(at.store.casework.all()).toHaveLength(1);
  });

  test('an id whose purge is open cannot begin again', () => {
    const at = station();
    begin(at, 'a1');
    at.store.end({ applicationId: 'a1', end: 'cancelled', cause: 'left', entries: [] });
    at.keyRing.destroy('a1');
    expect(() => begin(at, 'a1')).toThrow(/being purged/);
  });
});

describe('a transaction', () => {
  const names = (store: Store) => store.staff.all().map(({ id }) => id);
  const person = (id: string) => ({ id, name: id, roles: ['clerk'], pinHash: 'x', failures: 0, lockedUntil: 0 });

  test('of a promise throws, and nothing of it stays', () => {
    const { store } = station();
    expect(() => store.transaction(async () => store.staff.put(person('osei')))).toThrow(/promise/);
    // biome-ignore lint/suspicious/noThenProperty: what is tested is anything that can be awaited.
    const thenable = { then: () => undefined };
    const later = () => {
      store.staff.put(person('novak'));
      return thenable;
    };
    expect(() => store.transaction(later)).toThrow(/promise/);
    expect(names(store)).toEqual([]);
  });

  test('inside another joins it: both or neither', () => {
    const { store } = station();
    const both = () =>
      store.transaction(() => {
        store.transaction(() => store.staff.put(person('osei')));
        throw new Error('later');
      });
    expect(both).toThrow('later');
    expect(names(store)).toEqual([]);
  });

  test('an inner failure that the outer one survives leaves nothing half-written', () => {
    const { store } = station();
    store.transaction(() => {
      store.staff.put(person('osei'));
      expect(() =>
        store.transaction(() => {
          store.staff.put(person('novak'));
          throw new Error('inner');
        }),
      ).toThrow('inner');
    });
    expect(names(store)).toEqual(['osei']);
  });
});

describe('the books', () => {
  test('staff are kept with roles and failures', () => {
    const at = station();
    const row = {
      id: 'osei',
      name: 'R. Osei',
      roles: ['clerk', 'supervisor'],
      pinHash: 'scrypt$1',
      failures: 0,
      lockedUntil: 0,
    };
    at.store.staff.put(row);
    at.store.staff.update('osei', { failures: 3, lockedUntil: 9_000_000_000_000 });
    expect(at.restart().staff.all()).toEqual([{ ...row, failures: 3, lockedUntil: 9_000_000_000_000 }]);
  });

  test('only what is on the list is counted', () => {
    const { store } = station();
    store.counters.add('2026-05-16', 'issued');
    store.counters.add('2026-05-16', 'issued', 2);
    store.counters.add('2026-05-17', 'spoiled');
    expect(store.counters.get('2026-05-16', 'issued')).toBe(3);
    expect(store.counters.get('2026-05-16', 'spoiled')).toBe(0);
    expect(() => store.counters.add('2026-05-16', 'refused.no-residency')).toThrow(RangeError);
    expect(() => store.counters.add('2026-05-16T12', 'issued')).toThrow(RangeError);
  });

  test('stock is used from the oldest lot, and never shows less than none', () => {
    const { store } = station();
    expect(store.stock.remaining()).toBeNull();
    store.stock.use(1, 'issued');
    expect(store.stock.remaining()).toBeNull();
    store.stock.receive('lot-1', 3);
    store.stock.receive('lot-2', 2);
    store.stock.use(2, 'issued');
    store.stock.use(2, 'spoiled');
    expect(store.stock.remaining()).toBe(1);
    store.stock.use(5, 'issued');
    expect(store.stock.remaining()).toBe(0);
    store.stock.receive('lot-3', 10);
    expect(store.stock.remaining()).toBe(6);
    expect(() => store.stock.receive('lot-4', 0)).toThrow(RangeError);
  });

  test('only what is on the list is a setting', () => {
    const at = station();
    expect(at.store.settings.get('training-key')).toBeUndefined();
    at.store.settings.put('training-key', Uint8Array.of(1, 2));
    at.store.settings.put('training-key', Uint8Array.of(3));
    expect(at.restart().settings.get('training-key')).toEqual(Buffer.of(3));
    expect(() => at.store.settings.put('last-applicant', Uint8Array.of(1))).toThrow(RangeError);
  });
});
