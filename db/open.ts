import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { attempts } from './attempts.ts';
import { casework } from './casework.ts';
import { apply, FOUNDATION, PER_CONNECTION } from './connection.ts';
import { counters } from './counters.ts';
import { ending } from './end.ts';
import { ledger } from './ledger.ts';
import { look } from './look.ts';
import { declared } from './manifest.ts';
import { LATEST, migrate, schemaVersion } from './migrations.ts';
import { purges } from './purges.ts';
import { register } from './register.ts';
import { remains } from './remains.ts';
import { settings } from './settings.ts';
import { settling } from './settle.ts';
import { staff } from './staff.ts';
import { stock } from './stock.ts';
import { type KeyRing, type Store, StoreError } from './store.ts';
import { transactions } from './transaction.ts';

/** The store's file in its folder; SQLite's log stands beside it as `walkup.db-wal` while it is open. */
export const STORE_FILE = 'walkup.db';

/** What opening did that somebody may want to be told. */
export type StoreNote = { note: 'created' } | { note: 'migrated'; from: number; to: number };

export interface StoreOptions {
  /** Persistent folder; made where it does not exist, and closed to everybody else (0700). */
  folder: string;
  keyRing: KeyRing;
  clock: () => Date;
  notes?: (note: StoreNote) => void;
  /** Existing folder for the copy that is looked at before opening; TMPDIR, which the product keeps in RAM. */
  scratch?: string;
}

/**
 * Opens the store, making or migrating it where needed.
 * @throws StoreError where the file is damaged, newer or drifted; nothing in the folder is changed then. Error where
 * another process has it open, or where a connection setting does not take.
 */
export function openStore({ folder, keyRing, clock, notes = () => {}, scratch = tmpdir() }: StoreOptions): Store {
  const file = join(folder, STORE_FILE);
  if (existsSync(file)) {
    look(file, scratch);
    chmodSync(folder, 0o700);
    chmodSync(file, 0o600);
  } else {
    // A log without its file: somebody took the file away. Making a new one would bury what the log still holds.
    if (existsSync(`${file}-wal`)) throw new StoreError('station.storeDamaged', 'the store is gone, its log is not');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
    create(file);
    notes({ note: 'created' });
  }
  const db = new Database(file, { fileMustExist: true });
  try {
    apply(db, PER_CONNECTION);
    const from = migrate(db);
    if (from !== LATEST) notes({ note: 'migrated', from, to: schemaVersion(db) });
  } catch (problem) {
    db.close();
    throw problem;
  }
  return storeOver(db, file, keyRing, clock);
}

/**
 * Makes a new store under another name and moves it into place when it is whole and on the disk, so that whatever
 * stands under the store's own name was once complete: a half-made or empty one is damage, not a beginning.
 */
function create(file: string): void {
  const fresh = `${file}.new`;
  for (const leftover of [fresh, `${fresh}-journal`]) rmSync(leftover, { force: true });
  closeSync(openSync(fresh, 'wx', 0o600));
  const db = new Database(fresh);
  try {
    apply(db, FOUNDATION);
    db.pragma('synchronous = FULL');
    migrate(db);
  } finally {
    db.close();
  }
  renameSync(fresh, file);
  const folder = openSync(join(file, '..'), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

function storeOver(db: Database.Database, file: string, keyRing: KeyRing, clock: () => Date): Store {
  const transaction = transactions(db);
  const remain = remains(db);
  const parts = {
    attempts: attempts(db, transaction),
    counters: counters(db),
    ledger: ledger(db, transaction, clock),
    remains: remain,
    transaction,
  };
  const purgeBook = purges(db, transaction, parts.ledger);
  const logBytes = () => statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  const truncateLog = () => {
    const [result] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    return result?.busy === 0 && logBytes() === 0;
  };
  return {
    casework: casework(db, transaction, keyRing, remain),
    attempts: parts.attempts,
    register: register(db),
    purges: { open: purgeBook.open, failed: purgeBook.failed, close: purgeBook.close },
    ledger: parts.ledger,
    staff: staff(db, transaction),
    counters: parts.counters,
    stock: stock(db, transaction, clock),
    settings: settings(db),
    transaction,
    end: ending(db, { ...parts, purges: purgeBook }),
    settleAttempt: settling(db, parts),
    truncateLog,
    logBytes,
    integrity: () => {
      const found = db.prepare<[], string>('PRAGMA integrity_check').pluck().all();
      const broken = db.pragma('foreign_key_check') as { table: string }[];
      return [...found.filter((line) => line !== 'ok'), ...broken.map(({ table }) => `foreign key of ${table}`)];
    },
    holdings: () => holdings(db),
    close() {
      truncateLog();
      db.close();
    },
  };
}

/** @throws Error for a table that nobody declared: "what this station holds" may leave nothing out (P4). */
function holdings(db: Database.Database): ReturnType<Store['holdings']> {
  const tables = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck();
  return tables.all().map((table) => {
    const entry = declared(table);
    if (!entry) throw new Error(`the table ${table} is not declared`);
    const rows = db.prepare<[], number>(`SELECT count(*) FROM "${table}"`).pluck().get() ?? 0;
    return { table, retention: entry.retention, why: entry.why, rows };
  });
}
