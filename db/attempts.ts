import type Database from 'better-sqlite3';
import { checkId, reasonCode } from './names.ts';
import type { AttemptRow, AttemptState, Attempts } from './store.ts';
import type { Transact } from './transaction.ts';

const COLUMNS = `card_number AS cardNumber, application_id AS applicationId, state, issued_on AS issuedOn,
  expires_on AS expiresOn, job_id AS jobId, reason`;

/** A state may only be followed by a higher one; the three at the top are for good. */
const RANK: Record<AttemptState, number> = { reserved: 0, spooled: 1, sent: 2, confirmed: 3, failed: 3, spoiled: 3 };

/** Print attempts: a row each, keyed by a card number that is never used twice (P6). */
export function attempts(db: Database.Database, transaction: Transact): Attempts {
  const one = db.prepare<[string], AttemptRow>(`SELECT ${COLUMNS} FROM attempt WHERE card_number = ?`);
  const ofApplication = db.prepare<[string], AttemptRow>(`SELECT ${COLUMNS} FROM attempt WHERE application_id = ?`);
  const open = db.prepare<[], AttemptRow>(`SELECT ${COLUMNS} FROM attempt WHERE state IN ('spooled', 'sent')`);
  const used = db
    .prepare<[string, string], number>(
      'SELECT EXISTS (SELECT 1 FROM attempt WHERE card_number = ?) OR EXISTS (SELECT 1 FROM register WHERE card_number = ?)',
    )
    .pluck();
  // Numbers of one shape are padded to one length, so that the text order is their order.
  const highest = db
    .prepare<[string, string], string | null>(
      `SELECT max(card_number) FROM (
         SELECT card_number FROM attempt WHERE card_number GLOB ? UNION ALL
         SELECT card_number FROM register WHERE card_number GLOB ?)`,
    )
    .pluck();
  const add = db.prepare(
    `INSERT INTO attempt (card_number, application_id, state, issued_on, expires_on) VALUES (?, ?, 'reserved', ?, ?)`,
  );
  const change = db.prepare('UPDATE attempt SET state = ?, job_id = ?, reason = ? WHERE card_number = ?');
  const numberUsed = (cardNumber: string) => used.get(cardNumber, cardNumber) === 1;

  return {
    reserve({ cardNumber, applicationId, issuedOn, expiresOn }) {
      checkId(cardNumber, 'card number');
      transaction(() => {
        if (numberUsed(cardNumber)) throw new Error('this card number was used before');
        add.run(cardNumber, applicationId, issuedOn, expiresOn);
      });
    },
    update(cardNumber, { state, jobId, reason }) {
      transaction(() => {
        const before = one.get(cardNumber);
        if (!before) throw new Error('no attempt has this number');
        const after = state ?? before.state;
        if (after !== before.state && RANK[after] <= RANK[before.state])
          throw new Error(`an attempt that is ${before.state} does not become ${after}`);
        change.run(
          after,
          jobId === undefined ? before.jobId : jobId,
          reason === undefined || reason === null ? before.reason : reasonCode(reason),
          cardNumber,
        );
      });
    },
    of: (applicationId) => ofApplication.all(applicationId),
    get: (cardNumber) => one.get(cardNumber),
    outstanding: () => open.all(),
    numberUsed,
    highestNumber(prefix, digits) {
      if (!/^[A-Z]*$/.test(prefix)) throw new RangeError('a prefix is capital letters');
      const shape = prefix + '[0-9]'.repeat(digits);
      const number = highest.get(shape, shape);
      return number ? Number(number.slice(prefix.length)) : null;
    },
  };
}
