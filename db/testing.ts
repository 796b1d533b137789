import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { encode } from 'cborg';
import { STORE_FILE } from './open.ts';
import { seal } from './seal.ts';
import type { KeyRing, SealedRecord } from './store.ts';

/**
 * A folder that is gone when the test is: `temporaryFolder(onTestFinished)`. The hook is passed in because this file
 * stands among the product's, where no test tool may be imported.
 */
export function temporaryFolder(afterwards: (clean: () => void) => void, home: string = tmpdir()): string {
  const folder = mkdtempSync(join(home, 'walkup-db-'));
  afterwards(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Keys in this process's memory. */
export function memoryKeyRing(): KeyRing {
  const keys = new Map<string, Uint8Array>();
  return {
    create(id) {
      if (keys.has(id)) throw new Error('there is a key already');
      keys.set(id, randomBytes(32));
    },
    get(id) {
      const key = keys.get(id);
      // A copy: Buffer's own slice would be a view of the same bytes, and the store wipes what it is given.
      return key && Uint8Array.from(key);
    },
    destroy(id) {
      keys.delete(id);
      return true;
    },
    ids: () => [...keys.keys()],
  };
}

/** Saturday noon at the counter. */
export const noon = (): Date => new Date('2026-05-16T12:34:56Z');

/** An invented applicant. */
export function sampleRecord(change: Partial<SealedRecord> = {}): SealedRecord {
  return {
    language: 'es',
    begunBy: 'applicant',
    answers: {
      name: { givenNames: 'Marisol Itzel', familyName: 'Quintanar-Ohlsson' },
      birth: { dateOfBirth: '1987-02-11' },
      address: { kind: 'none' },
    },
    revision: 2,
    confirmed: 'screen',
    disputed: false,
    forgetCode: 'K7QM',
    documents: [
      {
        id: 'doc-1',
        type: 'passport',
        form: 'original',
        issuedOn: null,
        expiresOn: '2030-01-31',
        conditions: [],
        verified: true,
        decision: null,
        decidedGaps: [],
      },
    ],
    caretaker: null,
    attestations: [],
    decided: [],
    readings: [],
    portraitWaived: false,
    fee: { kind: 'first', cents: 0, settled: 'waived', waiver: 'library-week' },
    ...change,
  };
}

/** Puts another record into a closed store: of any shape, sealed as that application's, or null: bytes that were altered. */
export function replaceRecord(folder: string, keyRing: KeyRing, id: string, record: object | null): void {
  const place = { applicationId: id, table: 'application', rowId: id, column: 'sealed_record' } as const;
  const blob = record === null ? Buffer.alloc(200, 1) : seal(keyRing, place, encode(record));
  const db = new Database(join(folder, STORE_FILE));
  db.prepare('UPDATE application SET sealed_record = ? WHERE id = ?').run(blob, id);
  db.close();
}
