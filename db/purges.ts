import { randomBytes } from 'node:crypto';
import type Database from 'better-sqlite3';
import { checkId } from './names.ts';
import type { ApplicationEnd, Ledger, OpenPurge, Purges } from './store.ts';
import type { Transact } from './transaction.ts';

const COLUMNS = `id, application_id AS applicationId, ended_as AS "end", cause, objects, images,
  failed_step AS failedStep, detail`;

/** Longest description of a failed step that is kept: enough to say what is still there, by kind and place. */
const DETAIL_CHARACTERS = 200;

export interface PurgeBook extends Purges {
  /** The purge still open for an application. */
  of(applicationId: string): OpenPurge | undefined;
  /** Opens one; called by the transaction that ends an application, and nowhere else (P2). */
  begin(purge: {
    applicationId: string;
    end: ApplicationEnd;
    cause: string;
    objects: number;
    images: number;
  }): OpenPurge;
}

/** Purges that are opened with the end of an application and closed when every step is verified (P3). */
export function purges(db: Database.Database, transaction: Transact, ledger: Ledger): PurgeBook {
  const every = db.prepare<[], OpenPurge>(`SELECT ${COLUMNS} FROM purge ORDER BY id`);
  const one = db.prepare<[string], OpenPurge>(`SELECT ${COLUMNS} FROM purge WHERE application_id = ?`);
  const add = db.prepare(
    'INSERT INTO purge (id, application_id, ended_as, cause, objects, images) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const mark = db.prepare('UPDATE purge SET failed_step = ?, detail = ? WHERE id = ?');
  const drop = db.prepare('DELETE FROM purge WHERE id = ?');
  return {
    open: () => every.all(),
    of: (applicationId) => one.get(applicationId),
    begin({ applicationId, end, cause, objects, images }) {
      const id = randomBytes(12).toString('hex');
      add.run(id, applicationId, end, checkId(cause, 'cause'), objects, images);
      return { id, applicationId, end, cause, objects, images, failedStep: null, detail: null };
    },
    failed(id, step, detail) {
      if (mark.run(step, detail.slice(0, DETAIL_CHARACTERS), id).changes === 0) throw new Error('no such open purge');
    },
    close(id, entry) {
      transaction(() => {
        // Closed before (a routine that was run twice): one purge gives one entry.
        if (drop.run(id).changes === 1) ledger.append(entry);
      });
    },
  };
}
