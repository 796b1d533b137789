import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { encode } from 'cborg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openStore, STORE_FILE } from './open.ts';
import { type Place, seal, unseal } from './seal.ts';
import { type KeyRing, SealError, type Store } from './store.ts';
import { memoryKeyRing, noon, sampleRecord, temporaryFolder } from './testing.ts';

const place: Place = { applicationId: 'a1', table: 'image', rowId: 'i1', column: 'sealed_jpeg' };

function ringWith(...ids: string[]): KeyRing {
  const ring = memoryKeyRing();
  for (const id of ids) ring.create(id);
  return ring;
}

describe('a sealed blob', () => {
  const bytes = randomBytes(5000);

  test('opens to what was sealed, and is never the same twice', () => {
    const ring = ringWith('a1');
    const one = seal(ring, place, bytes);
    const two = seal(ring, place, bytes);
    expect(Buffer.from(one).equals(two)).toBe(false);
    expect(Buffer.from(one).includes(bytes.subarray(0, 16))).toBe(false);
    expect(unseal(ring, place, one)).toEqual(bytes);
    expect(unseal(ring, place, two)).toEqual(bytes);
  });

  test('of nothing is sealed too', () => {
    const ring = ringWith('a1');
    expect(unseal(ring, place, seal(ring, place, new Uint8Array()))).toHaveLength(0);
  });

  test('does not open with any byte changed: form, nonce, text or tag', () => {
    const ring = ringWith('a1');
    const sealed = seal(ring, place, randomBytes(40));
    for (let at = 0; at < sealed.length; at += 1) {
      const altered = Uint8Array.from(sealed);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(() => unseal(ring, place, altered), `byte ${at}`).toThrow(SealError);
    }
  });

  test('does not open cut short or made longer', () => {
    const ring = ringWith('a1');
    const sealed = seal(ring, place, randomBytes(40));
    for (let length = 0; length < sealed.length; length += 1)
      expect(() => unseal(ring, place, sealed.subarray(0, length))).toThrow(SealError);
    expect(() => unseal(ring, place, Buffer.concat([sealed, Buffer.from([0])]))).toThrow(SealError);
  });

  test.each<[string, Partial<Place>]>([
    ['another row', { rowId: 'i2' }],
    ['another table', { table: 'application' }],
    ['another column', { column: 'sealed_record' }],
  ])('does not open in %s', (_what, other) => {
    const ring = ringWith('a1');
    const sealed = seal(ring, place, bytes);
    expect(() => unseal(ring, { ...place, ...other }, sealed)).toThrow(SealError);
  });

  test('does not open as another application, even under the same key', () => {
    const key = randomBytes(32);
    const same = { ...memoryKeyRing(), get: () => Uint8Array.from(key) };
    const sealed = seal(same, place, bytes);
    expect(() => unseal(same, { ...place, applicationId: 'a2' }, sealed)).toThrow(SealError);
  });

  test('an unsealed one is not taken, whatever it says of itself', () => {
    const ring = ringWith('a1');
    expect(() => unseal(ring, place, Buffer.concat([Buffer.from([0]), bytes]))).toThrow(SealError);
  });

  test('without a key nothing is sealed and nothing opens', () => {
    const ring = ringWith('a1');
    const sealed = seal(ring, place, bytes);
    ring.destroy('a1');
    expect(() => seal(ring, place, bytes)).toThrow(/no key/);
    expect(unseal(ring, place, sealed)).toBeUndefined();
  });

  test('a ring that hands out its own array is refused once that was wiped', () => {
    const own = randomBytes(32);
    const ring = { ...memoryKeyRing(), get: () => own };
    seal(ring, place, bytes);
    expect(() => seal(ring, place, bytes)).toThrow(/fresh copy/);
  });
});

describe('in the store', () => {
  /** A store with two applications, and a second hand on its file once it is closed. */
  function tampered(tamper: (db: Database.Database) => void): Store {
    const folder = temporaryFolder(onTestFinished);
    const keyRing = ringWith('a1', 'a2');
    const store = openStore({ folder, keyRing, clock: noon });
    for (const id of ['a1', 'a2']) {
      const row = { id, waitingNumber: id, state: 'reviewing', since: 0, holder: null } as const;
      store.casework.create(row, sampleRecord());
      store.casework.putImage(id, 'document', 'doc-1', randomBytes(300));
      store.casework.putImage(id, 'document', 'doc-2', randomBytes(300));
    }
    store.close();
    const db = new Database(join(folder, STORE_FILE));
    tamper(db);
    db.close();
    const again = openStore({ folder, keyRing, clock: noon });
    onTestFinished(() => again.close());
    return again;
  }

  test('a record moved between applications does not open', () => {
    const store = tampered((db) => {
      db.exec(`UPDATE application SET sealed_record = (SELECT sealed_record FROM application WHERE id = 'a2')
               WHERE id = 'a1'`);
    });
    expect(() => store.casework.readRecord('a1')).toThrow(SealError);
    expect(store.casework.readRecord('a2')).toEqual(sampleRecord());
  });

  test('an image moved between rows of one application does not open', () => {
    const store = tampered((db) => {
      db.exec(`UPDATE image SET sealed_jpeg =
        (SELECT sealed_jpeg FROM image WHERE application_id = 'a1' AND document_id = 'doc-2')
        WHERE application_id = 'a1' AND document_id = 'doc-1'`);
    });
    expect(() => store.casework.readImages('a1', 'document')).toThrow(SealError);
    expect(store.casework.readImages('a2', 'document')).toHaveLength(2);
  });

  test('a reading with more in it than is compared is not sealed at all', () => {
    const ring = ringWith('a1');
    const store = openStore({ folder: temporaryFolder(onTestFinished), keyRing: ring, clock: noon });
    onTestFinished(() => store.close());
    const read = {
      source: 'mrz' as const,
      format: 'TD3',
      surname: 'ERIKSSON',
      givenNames: 'ANNA MARIA',
      suffix: '',
      truncated: { surname: false, givenNames: false },
      birth: '1974-08-12',
      expires: '2012-04-15',
      issued: null,
    };
    const row = { id: 'a1', waitingNumber: 'A 1', state: 'waiting', since: 0, holder: null } as const;
    const reading = { id: 'r1', documentId: null, decidedBy: { name: null, birth: null, expires: null }, read };
    const more = { ...reading, read: { ...read, nationality: 'UTO' } };
    expect(() => store.casework.create(row, sampleRecord({ readings: [more] }))).toThrow(/nationality/);
    store.casework.create(row, sampleRecord({ readings: [reading] }));
    expect(store.casework.readRecord('a1')?.readings).toEqual([reading]);
  });

  test('a record of another shape is not given out', () => {
    const ring = ringWith('a1');
    const folder = temporaryFolder(onTestFinished);
    const store = openStore({ folder, keyRing: ring, clock: noon });
    store.casework.create({ id: 'a1', waitingNumber: 'A 1', state: 'waiting', since: 0, holder: null }, sampleRecord());
    store.close();
    const at: Place = { applicationId: 'a1', table: 'application', rowId: 'a1', column: 'sealed_record' };
    const db = new Database(join(folder, STORE_FILE));
    // What issue 2 sealed, before documents had a form and fees a kind.
    const { caretaker: _1, attestations: _2, decided: _3, readings: _4, ...earlier } = sampleRecord();
    for (const shape of [Buffer.from([0xff]), Buffer.from([0xa0]), encode({ ...earlier, documents: [] })]) {
      db.prepare('UPDATE application SET sealed_record = ?').run(seal(ring, at, shape));
      db.pragma('journal_mode = DELETE');
      const again = openStore({ folder, keyRing: ring, clock: noon });
      expect(() => again.casework.readRecord('a1')).toThrow(SealError);
      again.close();
    }
    db.close();
  });
});
