import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'playwright/test';
import type { Station, WindowName } from '../driver.ts';

interface Folders {
  dataFolder: string;
  ramFolder: string;
}

/** What a story asks of the store: how many rows of casework there are, the register, the attempts, the ledger's codes. */
export interface StoreNow {
  casework: number;
  openPurges: number;
  register: { card_number: string; status: string }[];
  attempts: { card_number: string; state: string; application_id: string | null }[];
  ledger: string[];
  /** Until when each person's next attempt at signing in must wait, epoch milliseconds. */
  lockedUntil: Record<string, number>;
}

/** Reads a copy of the store: the running app holds its own file exclusively. */
export function storeNow({ dataFolder }: Folders): StoreNow {
  const folder = mkdtempSync('/dev/shm/walkup-e2e-copy-');
  try {
    for (const name of ['walkup.db', 'walkup.db-wal']) {
      if (existsSync(join(dataFolder, name))) copyFileSync(join(dataFolder, name), join(folder, name));
    }
    const db = new Database(join(folder, 'walkup.db'));
    const count = (table: string) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
    const found: StoreNow = {
      casework: ['groups', 'application', 'image'].reduce((sum, t) => sum + count(t), 0),
      openPurges: count('purge'),
      register: db.prepare('SELECT card_number, status FROM register').all() as StoreNow['register'],
      attempts: db.prepare('SELECT card_number, state, application_id FROM attempt').all() as StoreNow['attempts'],
      ledger: db.prepare('SELECT code FROM ledger ORDER BY seq').pluck().all() as string[],
      lockedUntil: Object.fromEntries(
        db.prepare('SELECT id, locked_until_ms FROM staff').raw().all() as [string, number][],
      ),
    };
    db.close();
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The keys that seal somebody: one file an application or draft. */
export const keysNow = ({ ramFolder }: Folders): string[] => readdirSync(join(ramFolder, 'keys'));

/** Nothing of any applicant is left: no row, no key, no purge still open. */
export async function expectForgotten(folders: Folders): Promise<void> {
  await expect
    .poll(() => {
      const { casework, openPurges } = storeNow(folders);
      return { casework, openPurges, keys: keysNow(folders).length };
    })
    .toEqual({ casework: 0, openPurges: 0, keys: 0 });
}

/**
 * When this process began, in clock ticks since the machine did (proc(5), field 22); null when there is none. Together
 * with its id this is one process and no later one: the kernel gives ids again, and to threads too.
 */
function began(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

/**
 * Runs an end, and holds that each window which had shown the person is then drawn by another process, and that the
 * process which knew them no longer exists.
 */
export async function inFreshProcesses(
  station: Station,
  windows: readonly WindowName[],
  end: () => Promise<void>,
): Promise<void> {
  const before = new Map<WindowName, { pid: number; since: string | null }>();
  for (const kind of windows) {
    const pid = await station.rendererPid(kind);
    before.set(kind, { pid, since: began(pid) });
  }
  await end();
  for (const [kind, { pid, since }] of before) {
    expect(since, `the ${kind} window had a process`).not.toBeNull();
    await expect.poll(() => began(pid), { message: `the old process of the ${kind} window` }).not.toBe(since);
    await station.page(kind);
    await expect.poll(() => station.rendererPid(kind), { message: `the ${kind} window's process` }).toBeGreaterThan(0);
    expect(await station.rendererPid(kind)).not.toBe(pid);
  }
}
