import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { differing, FOUNDATION } from './connection.ts';
import { expectedDigest, LATEST, schemaDigest, schemaVersion } from './migrations.ts';
import { StoreError } from './store.ts';

/** What SQLite may keep beside a database, and needs to read it whole. */
const COMPANIONS = ['-wal', '-journal'] as const;
const MAYBE = { throwIfNoEntry: false } as const;

/**
 * Looks at a store before anything is opened for writing, on a copy. Opening the file itself would already change the
 * folder: SQLite replays the log into it, makes an index beside it, and removes both when it closes. The copy is sealed
 * like the file, and gone when this returns.
 *
 * @param scratch an existing folder for the copy; RAM-backed in the product.
 * @throws StoreError where the file is damaged, is from a newer version of this software, or has another schema than
 * its version says.
 */
export function look(file: string, scratch: string): void {
  // A file of ours is never empty: it is made under another name and moved here when it is whole.
  if (statSync(file).size === 0) throw new StoreError('station.storeDamaged', 'the store is empty');
  const folder = mkdtempSync(join(scratch, 'walkup-look-'));
  try {
    const copy = join(folder, 'store');
    copyFileSync(file, copy);
    for (const companion of COMPANIONS)
      if (existsSync(file + companion)) copyFileSync(file + companion, copy + companion);
    const alone = COMPANIONS.every((companion) => (statSync(copy + companion, MAYBE)?.size ?? 0) === 0);
    examine(copy, alone ? statSync(copy).size : null);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `bytes`: how long the file is, where it must be whole because no log is there to complete it. */
function examine(copy: string, bytes: number | null): void {
  let db: Database.Database | undefined;
  try {
    db = new Database(copy, { fileMustExist: true });
    db.pragma('trusted_schema = OFF');
    const problems = db.pragma('quick_check', { simple: true });
    if (problems !== 'ok') throw new StoreError('station.storeDamaged', 'the store fails its integrity check');
    // SQLite takes what is missing of a last page for zeros, and an empty table's page passes its check like that.
    if (bytes !== null && bytes % (db.pragma('page_size', { simple: true }) as number) !== 0)
      throw new StoreError('station.storeDamaged', 'the store is cut short');
    const version = schemaVersion(db);
    if (version > LATEST)
      throw new StoreError('station.storeNewer', `the store has schema ${version}, this software knows ${LATEST}`);
    const other = differing(db, FOUNDATION);
    if (other.length > 0)
      throw new StoreError('station.storeDrifted', `the store was made with another ${other.join()}`);
    if (schemaDigest(db) !== expectedDigest(version))
      throw new StoreError('station.storeDrifted', `the store has another schema than version ${version}`);
  } catch (problem) {
    if (problem instanceof Database.SqliteError)
      throw new StoreError('station.storeDamaged', `the store cannot be read (${problem.code})`);
    throw problem;
  } finally {
    db?.close();
  }
}
