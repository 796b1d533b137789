import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { encode, rfc8949EncodeOptions } from 'cborg';
import { ledgerFields } from './ledger-events.ts';
import { checkId } from './names.ts';
import type { Ledger } from './store.ts';
import type { Transact } from './transaction.ts';

/** A row as it stands in the file. */
interface Row {
  seq: number;
  hour: string;
  code: string;
  staffId: string | null;
  fieldsJson: string;
  hash: Uint8Array;
}

const GENESIS = new Uint8Array(32);

/** SHA-256 over the deterministic CBOR (RFC 8949 4.2.1) of the entry at a place in the chain. */
function hashOf(seq: number, entry: Omit<Row, 'seq' | 'hash'>, previous: Uint8Array): Buffer {
  const fields: unknown = JSON.parse(entry.fieldsJson);
  const bytes = encode([seq, entry.hour, entry.code, entry.staffId, fields, previous], rfc8949EncodeOptions);
  return createHash('sha256').update(bytes).digest();
}

/** As hashOf; null where the entry cannot even be read, which no honest entry is. */
function hashOrNull(seq: number, entry: Row, previous: Uint8Array): Buffer | null {
  try {
    return hashOf(seq, entry, previous);
  } catch {
    return null;
  }
}

/**
 * What the station did, as a hash chain: each entry's hash covers the one before, so that an edit, a gap or a change of
 * order is found by whoever walks it. Someone who can write the file and compute hashes can rewrite the whole chain from
 * a place on; only a copy of a later hash kept elsewhere shows that.
 */
export function ledger(db: Database.Database, transaction: Transact, clock: () => Date): Ledger {
  const head = db.prepare<[], { seq: number; hash: Buffer }>('SELECT seq, hash FROM ledger_head');
  const moveHead = db.prepare('INSERT OR REPLACE INTO ledger_head (only_one, seq, hash) VALUES (1, ?, ?)');
  const add = db.prepare('INSERT INTO ledger (seq, hour, code, staff_id, fields_json, hash) VALUES (?, ?, ?, ?, ?, ?)');
  const rows = db.prepare<[], Row>(
    'SELECT seq, hour, code, staff_id AS staffId, fields_json AS fieldsJson, hash FROM ledger ORDER BY seq',
  );

  return {
    append({ code, staffId = null, fields = {} }) {
      const entry = {
        // The hour and no finer: minutes would let an order of entries be laid beside a queue (rule 7).
        hour: clock().toISOString().slice(0, 13),
        code,
        staffId: staffId === null ? null : checkId(staffId, 'staff'),
        fieldsJson: JSON.stringify(ledgerFields(code, fields)),
      };
      transaction(() => {
        const { seq: last, hash: previous } = head.get() ?? { seq: 0, hash: GENESIS };
        const seq = last + 1;
        const hash = hashOf(seq, entry, previous);
        add.run(seq, entry.hour, entry.code, entry.staffId, entry.fieldsJson, hash);
        moveHead.run(seq, hash);
      });
    },
    entries() {
      return rows.all().map(({ seq, hour, code, staffId, fieldsJson, hash }) => ({
        seq,
        hour,
        code,
        staffId,
        fields: JSON.parse(fieldsJson) as Record<string, string | number | boolean>,
        hash,
      }));
    },
    verify() {
      const found = rows.all();
      let previous: Uint8Array = GENESIS;
      for (const [index, row] of found.entries()) {
        const seq = index + 1;
        if (row.seq !== seq) return { seq, problem: 'gap' };
        if (!hashOrNull(seq, row, previous)?.equals(row.hash))
          return { seq, problem: belongsElsewhere(found, index, previous) ? 'reordered' : 'altered' };
        previous = row.hash;
      }
      const last = head.get() ?? { seq: 0, hash: GENESIS };
      if (last.seq > found.length) return { seq: found.length + 1, problem: 'gap' };
      if (last.seq < found.length || !Buffer.from(previous).equals(last.hash))
        return { seq: found.length, problem: 'altered' };
      return null;
    },
  };
}

/**
 * Whether the entry that belongs at this place stands at a later one: taken as the next of the chain, it gives a hash
 * that is in the file. An edit gives a hash that is nowhere.
 */
function belongsElsewhere(rows: readonly Row[], index: number, previous: Uint8Array): boolean {
  const later = rows.slice(index);
  const hashes = new Set(later.map((row) => Buffer.from(row.hash).toString('hex')));
  return later.slice(1).some((row) => {
    const hash = hashOrNull(index + 1, row, previous);
    return hash !== null && hashes.has(hash.toString('hex'));
  });
}
