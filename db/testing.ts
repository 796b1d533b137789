import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { KeyRing, SealedRecord } from './store.ts';

/** A folder that is gone when the test is. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'walkup-db-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
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
    get: (id) => keys.get(id)?.slice(),
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
    documents: [{ id: 'doc-1', type: 'passport', issuedOn: null, expiresOn: '2030-01-31' }],
    portraitWaived: false,
    fee: { settled: 'waived', waiver: 'library-week' },
    ...change,
  };
}
