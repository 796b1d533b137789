import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import first from './migrations/001-first.sql?raw';
import oneRecord from './migrations/002-one-record.sql?raw';

/** Every migration in order; the file's `user_version` is how many were applied. One that was shipped never changes. */
const MIGRATIONS: readonly string[] = [first, oneRecord];

/** The schema version this software writes and reads. */
export const LATEST = MIGRATIONS.length;

/** Applies what is missing, one transaction a migration. Answers the version it began from. */
export function migrate(db: Database.Database, upTo: number = LATEST): number {
  const began = schemaVersion(db);
  MIGRATIONS.slice(began, upTo).forEach((sql, index) => {
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${began + index + 1}`);
    }).immediate();
  });
  return began;
}

export function schemaVersion(db: Database.Database): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/**
 * SHA-256 over the live schema, whatever the order its objects were made in. White space counts: a table that was
 * altered by hand shows, even where it holds the same columns.
 */
export function schemaDigest(db: Database.Database): string {
  const rows = db
    .prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name, tbl_name')
    .raw()
    .all();
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
}

/** The digest a file of this version must have: the migrations themselves, run in memory, are the only statement of it. */
export function expectedDigest(version: number): string {
  const memory = new Database(':memory:');
  try {
    migrate(memory, version);
    return schemaDigest(memory);
  } finally {
    memory.close();
  }
}
