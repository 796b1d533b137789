import type Database from 'better-sqlite3';
import type { PurgeBook } from './purges.ts';
import type { Remains } from './remains.ts';
import { issuer } from './settle.ts';
import type { Attempts, Counters, Ledger, Store } from './store.ts';
import type { Transact } from './transaction.ts';

interface Parts {
  attempts: Attempts;
  counters: Counters;
  ledger: Ledger;
  purges: PurgeBook;
  remains: Remains;
  transaction: Transact;
}

/**
 * The one way an application ends (P2): all in one transaction, so that there is no moment at which a card is in the
 * register and its application still in the store, or gone without a purge to verify that. The caller destroys the key
 * afterwards; were that to come first, a crash between the two would lose a card that is in somebody's hand.
 */
export function ending(db: Database.Database, parts: Parts): Store['end'] {
  const { attempts, counters, ledger, purges, remains, transaction } = parts;
  const exists = db.prepare<[string], number>('SELECT 1 FROM application WHERE id = ?').pluck();
  const issue = issuer(db);
  // A job's id would let a printer's own log be laid beside this row; it is kept only while somebody must look for it.
  const forgetJobs = db.prepare(
    "UPDATE attempt SET job_id = NULL WHERE application_id = ? AND state NOT IN ('spooled', 'sent')",
  );

  return ({ applicationId, end, cause, cardNumber, voided = [], entries, counters: counted = [] }) =>
    transaction(() => {
      const open = purges.of(applicationId);
      if (open) return open;
      if (!exists.get(applicationId)) return null;
      if ((end === 'issued') !== (cardNumber !== undefined))
        throw new Error('an issued application names its card, and no other end does');

      const own = new Set(attempts.of(applicationId).map((attempt) => attempt.cardNumber));
      for (const { cardNumber: number, state, reason } of voided) {
        if (!own.has(number)) throw new Error('the attempt belongs to another application');
        attempts.update(number, { state, reason });
      }
      if (cardNumber !== undefined) {
        if (!own.has(cardNumber)) throw new Error('the attempt belongs to another application');
        attempts.update(cardNumber, { state: 'confirmed' });
        issue(cardNumber);
      }
      // Reserved and never spooled: there is no card to wait for, and nobody left who would settle it.
      for (const attempt of attempts.of(applicationId))
        if (attempt.state === 'reserved')
          attempts.update(attempt.cardNumber, { state: 'failed', reason: 'not-printed' });
      forgetJobs.run(applicationId);
      const deleted = remains.delete(applicationId);
      const purge = purges.begin({ applicationId, end, cause, ...deleted });
      for (const entry of entries) ledger.append(entry);
      for (const { day, name, by } of counted) counters.add(day, name, by);
      return purge;
    });
}
