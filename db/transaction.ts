import type Database from 'better-sqlite3';

export type Transact = <T>(work: () => T) => T;

/**
 * Runs work in one immediate transaction; a nested call joins it behind a savepoint, so that an inner failure that the
 * outer work catches leaves nothing half-written. A promise is refused and everything rolled back (rule 3): the rest of
 * such a function would run after the commit, outside of any transaction.
 */
export function transactions(db: Database.Database): Transact {
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');
  const save = db.prepare('SAVEPOINT nested');
  const release = db.prepare('RELEASE nested');
  const undo = db.prepare('ROLLBACK TO nested');
  return (work) => {
    const nested = db.inTransaction;
    (nested ? save : begin).run();
    try {
      const result = work();
      if (isThenable(result)) throw new TypeError('a transaction is synchronous: its work may not return a promise');
      (nested ? release : commit).run();
      return result;
    } catch (problem) {
      // SQLite ends the transaction by itself on a full disk or an I/O error; there is nothing to roll back then.
      if (db.inTransaction) {
        (nested ? undo : rollback).run();
        if (nested) release.run();
      }
      throw problem;
    }
  };
}

function isThenable(value: unknown): boolean {
  return (
    value !== null &&
    (typeof value === 'object' || typeof value === 'function') &&
    typeof (value as { then?: unknown }).then === 'function'
  );
}
