import type Database from 'better-sqlite3';
import type { Register, RegisterRow } from './store.ts';

/** The cards that were issued. Rows are written by the issuing transaction alone (end.ts). */
export function register(db: Database.Database): Register {
  const one = db.prepare<[string], RegisterRow>(
    `SELECT card_number AS cardNumber, issued_on AS issuedOn, expires_on AS expiresOn, status
     FROM register WHERE card_number = ?`,
  );
  const count = db.prepare<[], number>('SELECT count(*) FROM register').pluck();
  return {
    get: (cardNumber) => one.get(cardNumber),
    count: () => count.get() ?? 0,
  };
}
