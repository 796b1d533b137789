import './raw-sql.ts';
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { apply, FOUNDATION, PER_CONNECTION } from '../../db/connection.ts';
import type { SealedRecord } from '../../db/store.ts';
import { median } from './median.ts';

/**
 * What sealing and purging cost: capture and purge of one case's held documents through the store, against plain
 * better-sqlite3 doing the same inserts and deletes with nothing sealed. Plain comes in three kinds: with its defaults,
 * which leave what is deleted in the file; with `secure_delete` alone, which forgets; and with the store's own settings,
 * its log emptied after the purge, which promises what the store does. All on the same disk, taking turns, fresh files
 * each time; medians from one run. WALKUP_BENCH_FOLDER says where, instead of the temporary folder.
 */
const { openStore } = await import('../../db/open.ts');
const { openKeyRing } = await import('../../electron/station/key-ring.ts');

const IMAGES = 5;
const IMAGE_BYTES = 2 * 1024 * 1024;

type Times = { capture: number; purge: number };
type Settings = 'defaults' | 'forgetting' | 'ours';

const record: SealedRecord = {
  language: 'en',
  begunBy: 'clerk',
  answers: {},
  revision: 0,
  confirmed: 'no',
  disputed: false,
  forgetCode: 'BENCH',
  documents: [],
  caretaker: null,
  attestations: [],
  decided: [],
  readings: [],
  portraitWaived: false,
  fee: { kind: 'first', cents: 1000, settled: 'open', waiver: null },
};

function timed(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

interface Round {
  folder: string;
  /** For the key ring; in RAM. */
  keys: string;
  images: readonly Buffer[];
  /** Cases that were begun after the one that is purged, with as many images each. */
  others: number;
}

/** Each image in a transaction of its own, as a clerk takes them; the purge is the end, the key, and the empty log. */
function sealed({ folder, keys, images, others }: Round): Times {
  const keyRing = openKeyRing(keys);
  const store = openStore({ folder, keyRing, clock: () => new Date() });
  const begin = (id: string) => {
    keyRing.create(id);
    store.casework.create({ id, waitingNumber: id, state: 'reviewing', since: 0, holder: 'bench' }, record);
  };
  begin('case');
  const capture = timed(() => {
    images.forEach((jpeg, index) => {
      store.casework.putImage('case', 'document', `document-${index}`, jpeg);
    });
  });
  for (let other = 0; other < others; other += 1) {
    begin(`other-${other}`);
    images.forEach((jpeg, index) => {
      store.casework.putImage(`other-${other}`, 'document', `document-${index}`, jpeg);
    });
  }
  const purge = timed(() => {
    const open = store.end({ applicationId: 'case', end: 'refused', cause: 'refused', entries: [] });
    const destroyed = keyRing.destroy('case');
    const left = store.casework.count('case');
    if (!open || open.images !== IMAGES || !destroyed || left.images + left.objects > 0 || !store.truncateLog())
      throw new Error('the purge was not verified: the figures would mean nothing');
  });
  store.close();
  for (const id of keyRing.ids()) keyRing.destroy(id);
  return { capture, purge };
}

/** The same rows in a plain table, each insert and the delete a transaction of its own. */
function plain({ folder, images, others }: Round, settings: Settings): Times {
  mkdirSync(folder);
  const db = new Database(join(folder, 'plain.db'));
  if (settings === 'forgetting') db.pragma('secure_delete = ON');
  if (settings === 'ours') apply(db, [...FOUNDATION, ...PER_CONNECTION]);
  db.exec('CREATE TABLE application (id TEXT PRIMARY KEY, record TEXT)');
  db.exec('CREATE TABLE image (id TEXT PRIMARY KEY, application_id TEXT, document_id TEXT, jpeg BLOB)');
  db.exec('CREATE INDEX image_by_application ON image (application_id)');
  const begin = db.prepare('INSERT INTO application VALUES (?, ?)');
  const insert = db.prepare('INSERT INTO image VALUES (?, ?, ?, ?)');
  const put = (id: string) => {
    images.forEach((jpeg, index) => {
      insert.run(randomBytes(12).toString('hex'), id, `document-${index}`, jpeg);
    });
  };
  begin.run('case', JSON.stringify(record));
  const capture = timed(() => put('case'));
  for (let other = 0; other < others; other += 1) {
    begin.run(`other-${other}`, JSON.stringify(record));
    put(`other-${other}`);
  }
  const purge = timed(() => {
    db.transaction(() => {
      db.prepare('DELETE FROM image WHERE application_id = ?').run('case');
      db.prepare('DELETE FROM application WHERE id = ?').run('case');
    }).immediate();
    if (settings === 'ours') db.pragma('wal_checkpoint(TRUNCATE)');
  });
  db.close();
  return { capture, purge };
}

/** What the file system alone asks for taking so many bytes back from a file: no purge that frees them is faster. */
function cut(folder: string, images: readonly Buffer[]): number {
  const path = join(folder, 'cut');
  const file = openSync(path, 'w');
  for (const image of images) writeSync(file, image);
  fsyncSync(file);
  const time = timed(() => {
    ftruncateSync(file, 0);
    fsyncSync(file);
  });
  closeSync(file);
  rmSync(path);
  return time;
}

const hands = {
  store: sealed,
  defaults: (round: Round) => plain(round, 'defaults'),
  forgetting: (round: Round) => plain(round, 'forgetting'),
  ours: (round: Round) => plain(round, 'ours'),
} as const;
type Hand = keyof typeof hands;
const HANDS = Object.keys(hands) as Hand[];

/** Medians in milliseconds. `cut`: what the file system alone takes to give so many bytes back. */
export type StoreFigures = Record<Hand, Times> & { cut: number };

export const DOCUMENTS = `${IMAGES} × ${IMAGE_BYTES / 1024 / 1024} MiB`;

/** Measures `runs` alternating rounds, with so many other cases begun after the one that is purged. */
export function measureStore(runs: number, others: number): StoreFigures {
  const home = mkdtempSync(join(process.env.WALKUP_BENCH_FOLDER ?? tmpdir(), 'walkup-bench-'));
  const keys = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : home, 'walkup-bench-keys-'));
  const times: Record<Hand, Times[]> = { store: [], defaults: [], forgetting: [], ours: [] };
  const cuts: number[] = [];
  try {
    // One round more, not counted: the first pays for loading and for the disk's own beginnings.
    for (let run = 0; run <= runs; run += 1) {
      const images = Array.from({ length: IMAGES }, () => randomBytes(IMAGE_BYTES));
      for (let turn = 0; turn < HANDS.length; turn += 1) {
        const hand = HANDS[(run + turn) % HANDS.length] ?? 'store';
        const folder = join(home, `${hand}-${run}`);
        const measured = hands[hand]({ folder, keys, images, others });
        if (run > 0) times[hand].push(measured);
        rmSync(folder, { recursive: true });
      }
      if (run > 0) cuts.push(cut(home, images));
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
    rmSync(keys, { recursive: true, force: true });
  }
  const of = (hand: Hand): Times => ({
    capture: median(times[hand].map(({ capture }) => capture)),
    purge: median(times[hand].map(({ purge }) => purge)),
  });
  return {
    store: of('store'),
    defaults: of('defaults'),
    forgetting: of('forgetting'),
    ours: of('ours'),
    cut: median(cuts),
  };
}
