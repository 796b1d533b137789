import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { LEDGER_EVENTS } from './ledger-events.ts';
import { openStore, STORE_FILE } from './open.ts';
import type { Store } from './store.ts';
import { memoryKeyRing, noon, temporaryFolder } from './testing.ts';

const open = (folder: string) => openStore({ folder, keyRing: memoryKeyRing(), clock: noon });

function openFresh(): Store {
  const store = open(temporaryFolder(onTestFinished));
  onTestFinished(() => store.close());
  return store;
}

/** Six entries, changed behind the store's back; what verify says of them. */
function verifyAfter(tamper: (db: Database.Database) => void): ReturnType<Store['ledger']['verify']> {
  const folder = temporaryFolder(onTestFinished);
  const store = open(folder);
  store.ledger.append({ code: 'station.started' });
  for (const staffId of ['osei', 'novak', 'lindqvist', 'tanaka']) store.ledger.append({ code: 'signIn.ok', staffId });
  store.ledger.append({ code: 'print.failed', staffId: 'osei', fields: { reason: 'media-jam' } });
  expect(store.ledger.verify()).toBeNull();
  store.close();
  const db = new Database(join(folder, STORE_FILE));
  // Whoever edits the ledger takes its triggers away first, and puts them back.
  const triggers = db.prepare<[], string>("SELECT sql FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
  db.exec('DROP TRIGGER ledger_never_changes; DROP TRIGGER ledger_never_shrinks');
  tamper(db);
  for (const sql of triggers) db.exec(sql);
  db.close();
  const again = open(folder);
  onTestFinished(() => again.close());
  return again.ledger.verify();
}

describe('the chain', () => {
  test('holds, with the hour and no finer', () => {
    const store = openFresh();
    expect(store.ledger.verify()).toBeNull();
    store.ledger.append({ code: 'signIn.ok', staffId: 'osei' });
    store.ledger.append({ code: 'card.issued', staffId: 'osei', fields: { by: 'scanned' } });
    const [first, second] = store.ledger.entries();
    expect(first).toMatchObject({ seq: 1, hour: '2026-05-16T12', code: 'signIn.ok', staffId: 'osei', fields: {} });
    expect(second).toMatchObject({ seq: 2, fields: { by: 'scanned' } });
    expect(second?.hash).toHaveLength(32);
    expect(store.ledger.verify()).toBeNull();
  });

  test.each([
    ['its code', "UPDATE ledger SET code = 'signIn.failed' WHERE seq = 3", 3],
    ['its hour', "UPDATE ledger SET hour = '2026-05-16T11' WHERE seq = 3", 3],
    ['its staff id', "UPDATE ledger SET staff_id = 'osei' WHERE seq = 3", 3],
    ['its staff id, to nobody', 'UPDATE ledger SET staff_id = NULL WHERE seq = 3', 3],
    ['its fields', `UPDATE ledger SET fields_json = '{"reason":"other"}' WHERE seq = 6`, 6],
    ['its fields, to what cannot be read', "UPDATE ledger SET fields_json = '{' WHERE seq = 6", 6],
    ['its hash', 'UPDATE ledger SET hash = zeroblob(32) WHERE seq = 6', 6],
    ['an entry more', "INSERT INTO ledger VALUES (7, '2026-05-16T12', 'signIn.ok', NULL, '{}', zeroblob(32))", 7],
  ])('altered: %s', (_what, sql, seq) => {
    expect(verifyAfter((db) => db.exec(sql))).toEqual({ seq, problem: 'altered' });
  });

  test.each([
    ['the first', 'DELETE FROM ledger WHERE seq = 1', 1],
    ['one between', 'DELETE FROM ledger WHERE seq = 4', 4],
    ['the last', 'DELETE FROM ledger WHERE seq = 6', 6],
    ['all', 'DELETE FROM ledger', 1],
  ])('gap: %s is missing', (_what, sql, seq) => {
    expect(verifyAfter((db) => db.exec(sql))).toEqual({ seq, problem: 'gap' });
  });

  test.each([
    ['two neighbours', [[2, 3]]],
    ['two apart', [[2, 5]]],
    [
      'three in a ring',
      [
        [2, 3],
        [3, 4],
      ],
    ],
  ])('reordered: %s change places', (_what, swaps) => {
    const swap = (db: Database.Database) => {
      for (const [one, other] of swaps)
        db.exec(`UPDATE ledger SET seq = -1 WHERE seq = ${one}; UPDATE ledger SET seq = ${one} WHERE seq = ${other};
          UPDATE ledger SET seq = ${other} WHERE seq = -1`);
    };
    expect(verifyAfter(swap)).toEqual({ seq: 2, problem: 'reordered' });
  });

  test('reordered: two change places but leave their hashes', () => {
    const swap = (db: Database.Database) => {
      db.exec(
        "UPDATE ledger SET staff_id = 'lindqvist' WHERE seq = 3; UPDATE ledger SET staff_id = 'novak' WHERE seq = 4",
      );
    };
    expect(verifyAfter(swap)).toEqual({ seq: 3, problem: 'reordered' });
  });

  test('cannot be changed by SQL that leaves its triggers', () => {
    const folder = temporaryFolder(onTestFinished);
    const store = open(folder);
    store.ledger.append({ code: 'station.started' });
    store.close();
    const db = new Database(join(folder, STORE_FILE));
    onTestFinished(() => {
      db.close();
    });
    expect(() => db.exec("UPDATE ledger SET code = 'x'")).toThrow(/only ever appended/);
    expect(() => db.exec('DELETE FROM ledger')).toThrow(/only ever appended/);
  });
});

describe('what an entry may say', () => {
  test.each([
    ['an undeclared code', { code: 'applicant.named' }],
    ['a code that every object has', { code: 'toString' }],
    ['an undeclared field', { code: 'signIn.ok', fields: { name: 'Marisol' } }],
    ['a field of another event', { code: 'signIn.ok', fields: { reason: 'other' } }],
    ['a missing field', { code: 'card.issued' }],
    ['a value that is not on the list', { code: 'card.issued', fields: { by: 'Marisol' } }],
    ['a count that is none', { code: 'start.lostKeys', fields: { count: 1.5 } }],
    ['a staff id that is a sentence', { code: 'signIn.ok', staffId: 'Marisol Q. was here' }],
  ])('not %s', (_what, entry) => {
    const store = openFresh();
    expect(() => store.ledger.append(entry)).toThrow();
    expect(store.ledger.entries()).toEqual([]);
  });

  test("a printer's sentence becomes `other`", () => {
    const store = openFresh();
    store.ledger.append({ code: 'print.failed', fields: { reason: 'cannot open /tmp/Marisol.pdf' } });
    expect(store.ledger.entries()[0]?.fields).toEqual({ reason: 'other' });
  });

  test('no event has a field for an application, a number or a text', () => {
    for (const event of Object.values(LEDGER_EVENTS))
      expect(['by', 'card', 'cause', 'count', 'end', 'images', 'objects', 'reason', 'step']).toEqual(
        expect.arrayContaining(Object.keys(event.shape)),
      );
  });
});
