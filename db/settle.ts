import type Database from 'better-sqlite3';
import type { Attempts, Counters, Ledger, Store } from './store.ts';
import type { Transact } from './transaction.ts';

interface Parts {
  attempts: Attempts;
  counters: Counters;
  ledger: Ledger;
  transaction: Transact;
}

const OUTCOME = {
  'in-hand': { state: 'confirmed' },
  spoiled: { state: 'spoiled', reason: 'spoiled' },
  'not-printed': { state: 'failed', reason: 'not-printed' },
} as const;

/**
 * Writes the register row of a confirmed attempt: the only statement that makes a card live (P6). The register's key
 * and the attempt's own states see to it that it succeeds once a number.
 */
export function issuer(db: Database.Database): (cardNumber: string) => void {
  const issue = db.prepare(
    `INSERT INTO register (card_number, issued_on, expires_on, status)
     SELECT card_number, issued_on, expires_on, 'live' FROM attempt WHERE card_number = ? AND state = 'confirmed'`,
  );
  return (cardNumber) => {
    if (issue.run(cardNumber).changes !== 1) throw new Error('only a confirmed attempt gives a card');
  };
}

/** Settles an attempt that outlived its application; see Store.settleAttempt. */
export function settling(db: Database.Database, parts: Parts): Store['settleAttempt'] {
  const { attempts, counters, ledger, transaction } = parts;
  const issue = issuer(db);
  return ({ cardNumber, card, entries, counters: counted = [] }) =>
    transaction(() => {
      const attempt = attempts.get(cardNumber);
      if (attempt?.state !== 'spooled' && attempt?.state !== 'sent') throw new Error('the attempt is not outstanding');
      // One that still belongs to an application is settled by that application's own end, which purges it too (P2).
      if (attempt.applicationId !== null) throw new Error('the attempt still belongs to an application');
      attempts.update(cardNumber, { ...OUTCOME[card], jobId: null });
      if (card === 'in-hand') issue(cardNumber);
      for (const entry of entries) ledger.append(entry);
      for (const { day, name, by } of counted) counters.add(day, name, by);
    });
}
