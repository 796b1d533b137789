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
import type { SealedRecord } from '../../db/store.ts';

/**
 * What sealing and purging cost: capture and purge of one case's held documents through the store, against plain
 * better-sqlite3 with its defaults (rollback journal, nothing sealed) doing the same inserts and deletes. Plain, what is
 * deleted stays in the file; so a third hand is measured too, plain with `secure_delete` alone, which forgets. All on
 * the same disk, taking turns, fresh files each time; medians and their ratios from one run.
 *
 * Usage: `node e2e/bench/store.ts [runs]`, at least 9. WALKUP_BENCH_FOLDER says where, instead of the temporary folder.
 */
const { openStore } = await import('../../db/open.ts');
const { openKeyRing } = await import('../../electron/station/key-ring.ts');

const IMAGES = 5;
const IMAGE_BYTES = 2 * 1024 * 1024;
const GOALS = { capture: 1.3, purge: 1 } as const;
const runs = Math.max(9, Number(process.argv[2] ?? 15));

type Times = { capture: number; purge: number };

const home = mkdtempSync(join(process.env.WALKUP_BENCH_FOLDER ?? tmpdir(), 'walkup-bench-'));
const keys = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : home, 'walkup-bench-keys-'));

const record: SealedRecord = {
  language: 'en',
  begunBy: 'clerk',
  answers: {},
  revision: 0,
  confirmed: 'no',
  disputed: false,
  forgetCode: 'BENCH',
  documents: [],
  portraitWaived: false,
  fee: { settled: 'open', waiver: null },
};

function timed(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

/** Each image in a transaction of its own, as a clerk takes them; the purge is the end, the key, and the empty log. */
function ours(folder: string, images: Buffer[], others: number): Times {
  const keyRing = openKeyRing(join(keys, 'ring'));
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
function plain(folder: string, images: Buffer[], others: number, forgetting: boolean): Times {
  mkdirSync(folder);
  const db = new Database(join(folder, 'plain.db'));
  if (forgetting) db.pragma('secure_delete = ON');
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
  });
  db.close();
  return { capture, purge };
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** What the file system alone asks for taking so many bytes back from a file: no purge that frees them is faster. */
function cut(images: Buffer[]): number {
  const path = join(home, 'cut');
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
  store: ours,
  plain: (folder: string, images: Buffer[], others: number) => plain(folder, images, others, false),
  forgetting: (folder: string, images: Buffer[], others: number) => plain(folder, images, others, true),
} as const;
type Hand = keyof typeof hands;
const HANDS = Object.keys(hands) as Hand[];

function compare(title: string, others: number): void {
  const times: Record<Hand, Times[]> = { store: [], plain: [], forgetting: [] };
  const cuts: number[] = [];
  // One round more, not counted: the first pays for loading and for the disk's own beginnings.
  for (let run = 0; run <= runs; run += 1) {
    const images = Array.from({ length: IMAGES }, () => randomBytes(IMAGE_BYTES));
    for (let turn = 0; turn < HANDS.length; turn += 1) {
      const hand = HANDS[(run + turn) % HANDS.length] ?? 'store';
      const folder = join(home, `${hand}-${run}`);
      const measured = hands[hand](folder, images, others);
      if (run > 0) times[hand].push(measured);
      rmSync(folder, { recursive: true });
    }
    if (run > 0) cuts.push(cut(images));
  }
  console.log(`${title}: ${IMAGES} × ${IMAGE_BYTES / 1024 / 1024} MiB, median of ${runs} alternating runs`);
  for (const what of ['capture', 'purge'] as const) {
    const of = (hand: Hand) => median(times[hand].map((one) => one[what]));
    const ratio = of('store') / of('plain');
    const goal = others > 0 ? '' : ` (goal ${GOALS[what].toFixed(1)}: ${ratio > GOALS[what] ? 'missed' : 'met'})`;
    console.log(
      `  ${what.padEnd(7)} store ${of('store').toFixed(1)} ms; plain ${of('plain').toFixed(1)} ms, ratio ` +
        `${ratio.toFixed(2)}${goal}; plain that forgets ${of('forgetting').toFixed(1)} ms, ratio ` +
        (of('store') / of('forgetting')).toFixed(2),
    );
  }
  console.log(`  the file system alone cuts these bytes off a file in ${median(cuts).toFixed(1)} ms`);
}

try {
  compare('one case in the store', 0);
  compare('one of three cases, the other two begun later', 2);
} finally {
  rmSync(home, { recursive: true, force: true });
  rmSync(keys, { recursive: true, force: true });
}
