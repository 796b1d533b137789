import { createHash } from 'node:crypto';
import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { apply, FOUNDATION, PAGE_SIZE_BYTES, PER_CONNECTION } from './connection.ts';
import { LATEST, migrate } from './migrations.ts';
import { openStore, STORE_FILE, type StoreNote } from './open.ts';
import type { StoreError } from './store.ts';
import { memoryKeyRing, noon, sampleRecord, temporaryFolder } from './testing.ts';

const open = (folder: string, notes?: (note: StoreNote) => void) =>
  openStore({ folder, keyRing: memoryKeyRing(), clock: noon, ...(notes ? { notes } : {}) });

/** Everything in a folder: names, bytes, times and modes. */
function fingerprint(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder).map((name) => {
      const { mtimeNs, ctimeNs, mode } = statSync(join(folder, name), { bigint: true });
      const digest = createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex');
      return [name, `${digest} ${mtimeNs} ${ctimeNs} ${mode}`];
    }),
  );
}

/** A store that was used and closed. */
function usedStore(): { folder: string; file: string } {
  const folder = temporaryFolder(onTestFinished);
  const store = open(folder);
  for (let entry = 0; entry < 200; entry += 1) store.ledger.append({ code: 'station.started' });
  store.close();
  return { folder, file: join(folder, STORE_FILE) };
}

describe('settings of a connection', () => {
  test('every one is set and reads back', () => {
    const { file } = usedStore();
    const db = new Database(file);
    onTestFinished(() => {
      db.close();
    });
    apply(db, PER_CONNECTION);
    const read = (name: string) => db.pragma(name, { simple: true });
    expect(read('secure_delete')).toBe(1);
    expect(read('temp_store')).toBe(2);
    expect(read('synchronous')).toBe(2);
    expect(read('foreign_keys')).toBe(1);
    expect(read('trusted_schema')).toBe(0);
    expect(read('auto_vacuum')).toBe(1);
    expect(read('cell_size_check')).toBe(1);
    expect(read('journal_mode')).toBe('wal');
    expect(read('page_size')).toBe(PAGE_SIZE_BYTES);
  });

  test('one that does not take stops the opening', () => {
    const db = new Database(':memory:');
    expect(() => apply(db, [{ name: 'journal_mode', value: 'WAL', reads: 'wal' }])).toThrow(/journal_mode/);
    db.exec('CREATE TABLE t (x)');
    // Too late: the first table is there.
    expect(() => apply(db, FOUNDATION)).toThrow(/page_size|auto_vacuum/);
  });

  test('the store sets and reads back every one on its own connection', () => {
    const asked: string[] = [];
    const { pragma } = Database.prototype;
    const spy = vi.spyOn(Database.prototype, 'pragma').mockImplementation(function (this: Database.Database, ...rest) {
      if (this.name.endsWith(STORE_FILE)) asked.push(rest[0]);
      return pragma.apply(this, rest);
    });
    onTestFinished(() => {
      spy.mockRestore();
    });
    open(temporaryFolder(onTestFinished)).close();
    for (const { name, value } of PER_CONNECTION) {
      expect(asked).toContain(`${name} = ${value}`);
      expect(asked).toContain(name);
    }
  });
});

describe('files', () => {
  test('only this user may read them, and no index file lies beside the log', () => {
    const folder = join(temporaryFolder(onTestFinished), 'new', 'station');
    const store = open(folder);
    store.ledger.append({ code: 'station.started' });
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(readdirSync(folder).toSorted()).toEqual([STORE_FILE, `${STORE_FILE}-wal`]);
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    store.close();
    expect(readdirSync(folder)).toEqual([STORE_FILE]);
  });

  test('a folder and a file that were left open to others are closed to them', () => {
    const folder = temporaryFolder(onTestFinished);
    mkdirSync(join(folder, 'station'), { mode: 0o755 });
    const store = open(join(folder, 'station'));
    expect(statSync(join(folder, 'station')).mode & 0o777).toBe(0o700);
    store.close();
  });

  test('says what it did, and keeps what it held', () => {
    const folder = temporaryFolder(onTestFinished);
    const notes: StoreNote[] = [];
    open(folder, (note) => notes.push(note)).close();
    expect(notes).toEqual([{ note: 'created' }]);
    const store = open(folder, (note) => notes.push(note));
    expect(notes).toHaveLength(1);
    expect(store.integrity()).toEqual([]);
    store.close();
  });

  test('an older file is brought up to date, once', () => {
    const folder = temporaryFolder(onTestFinished);
    const db = new Database(join(folder, STORE_FILE));
    apply(db, FOUNDATION);
    db.exec('CREATE TABLE t (x); DROP TABLE t');
    db.close();
    const notes: StoreNote[] = [];
    open(folder, (note) => notes.push(note)).close();
    expect(notes).toEqual([{ note: 'migrated', from: 0, to: LATEST }]);
  });

  test('a store of the first schema loses the two tables that a row in would have told of', () => {
    const folder = temporaryFolder(onTestFinished);
    const db = new Database(join(folder, STORE_FILE));
    apply(db, FOUNDATION);
    migrate(db, 1);
    db.close();
    const store = open(folder);
    expect(store.holdings().map(({ table }) => table)).not.toEqual(expect.arrayContaining(['caretaker']));
    expect(store.integrity()).toEqual([]);
    store.close();
  });

  test('a second process is kept out while one has it open', () => {
    const folder = temporaryFolder(onTestFinished);
    const store = open(folder);
    const other = new Database(join(folder, STORE_FILE), { timeout: 0 });
    expect(() => other.pragma('user_version')).toThrow(/locked/);
    other.close();
    store.close();
  });

  test('a half-made store that a crash left is begun again', () => {
    const folder = temporaryFolder(onTestFinished);
    writeFileSync(join(folder, `${STORE_FILE}.new`), 'half');
    const store = open(folder);
    expect(store.register.count()).toBe(0);
    store.close();
    expect(readdirSync(folder)).toEqual([STORE_FILE]);
  });
});

describe('a file that must not be opened', () => {
  /** Opening fails with the code, and the folder is byte for byte as it was. */
  function refused(folder: string, code: StoreError['code']): void {
    const scratch = temporaryFolder(onTestFinished);
    const before = fingerprint(folder);
    expect(() => openStore({ folder, keyRing: memoryKeyRing(), clock: noon, scratch })).toThrow(
      expect.objectContaining({ name: 'StoreError', code }),
    );
    expect(fingerprint(folder)).toEqual(before);
    expect(readdirSync(scratch)).toEqual([]);
  }

  function altered(sql: string): string {
    const { folder, file } = usedStore();
    const db = new Database(file);
    db.exec(sql);
    db.pragma('journal_mode = DELETE');
    db.close();
    utimesSync(file, 1_700_000_000, 1_700_000_000);
    return folder;
  }

  test('newer', () => refused(altered(`PRAGMA user_version = ${LATEST + 1}`), 'station.storeNewer'));

  test.each([
    ['a column more', 'ALTER TABLE register ADD COLUMN holder TEXT'],
    ['a table more', 'CREATE TABLE photo (bytes BLOB)'],
    ['an index less', 'DROP INDEX attempt_one_open'],
    ['a trigger less', 'DROP TRIGGER ledger_never_changes'],
  ])('drifted: %s', (_what, sql) => refused(altered(sql), 'station.storeDrifted'));

  test('drifted: its freed pages would stay', () => {
    refused(altered('PRAGMA auto_vacuum = NONE; VACUUM'), 'station.storeDrifted');
  });

  test('damaged: not SQLite', () => {
    const folder = temporaryFolder(onTestFinished);
    writeFileSync(join(folder, STORE_FILE), 'Dear clerk, this was a letter. '.repeat(400));
    refused(folder, 'station.storeDamaged');
  });

  test('damaged: empty', () => {
    const folder = temporaryFolder(onTestFinished);
    writeFileSync(join(folder, STORE_FILE), '');
    refused(folder, 'station.storeDamaged');
  });

  test.each([0.3, 0.6, 0.97])('damaged: cut short to %f of its length', (part) => {
    const { folder, file } = usedStore();
    const descriptor = openSync(file, 'r+');
    ftruncateSync(descriptor, Math.floor(statSync(file).size * part));
    closeSync(descriptor);
    refused(folder, 'station.storeDamaged');
  });

  test('damaged: a page overwritten', () => {
    const { folder, file } = usedStore();
    const db = new Database(file, { readonly: true });
    const root = db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'ledger'").pluck().get() as number;
    db.close();
    const descriptor = openSync(file, 'r+');
    writeSync(descriptor, Buffer.alloc(PAGE_SIZE_BYTES, 0xa5), 0, PAGE_SIZE_BYTES, (root - 1) * PAGE_SIZE_BYTES);
    closeSync(descriptor);
    refused(folder, 'station.storeDamaged');
  });

  test('damaged: the file is gone and its log is not', () => {
    const { folder, file } = usedStore();
    rmSync(file);
    writeFileSync(`${file}-wal`, Buffer.alloc(100));
    refused(folder, 'station.storeDamaged');
  });

  test('newer, and known only from the log that a crash left', () => {
    const { folder, file } = usedStore();
    const db = new Database(file);
    db.pragma('journal_mode = WAL');
    db.pragma('wal_autocheckpoint = 0');
    db.pragma(`user_version = ${LATEST + 5}`);
    // As a crash leaves them: copied while the connection is still open.
    const crashed = temporaryFolder(onTestFinished);
    for (const suffix of ['', '-wal']) writeFileSync(join(crashed, STORE_FILE + suffix), readFileSync(file + suffix));
    db.close();
    expect(folder).not.toBe(crashed);
    refused(crashed, 'station.storeNewer');
  });
});

test('what is in the log alone is there after a crash', () => {
  const folder = temporaryFolder(onTestFinished);
  const keyRing = memoryKeyRing();
  const store = openStore({ folder, keyRing, clock: noon });
  keyRing.create('a1');
  store.casework.create({ id: 'a1', waitingNumber: 'A 1', state: 'waiting', since: 1, holder: null }, sampleRecord());
  const crashed = temporaryFolder(onTestFinished);
  for (const name of readdirSync(folder)) writeFileSync(join(crashed, name), readFileSync(join(folder, name)));
  store.close();
  const again = openStore({ folder: crashed, keyRing, clock: noon });
  expect(again.casework.readRecord('a1')).toEqual(sampleRecord());
  expect(again.integrity()).toEqual([]);
  again.close();
});
