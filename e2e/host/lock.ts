import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Locks held by apps of this very process: several may run here one after the other, under one pid. */
const held = new Set<string>();

/** Field 22 of /proc/<pid>/stat: a pid that was given out again has another. Null when there is no such process. */
function startOf(pid: number): string | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

/**
 * `app.requestSingleInstanceLock()`: one app at a time in a user data folder. A lock whose owner no longer runs is
 * taken over. Gives the way to release it, or null when another app has it.
 */
export function takeLock(userData: string): (() => void) | null {
  mkdirSync(userData, { recursive: true });
  const file = join(userData, 'SingletonLock');
  const mine = `${process.pid} ${startOf(process.pid)}`;
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(file, mine, { flag: 'wx' });
      held.add(file);
      return () => {
        held.delete(file);
        rmSync(file, { force: true });
      };
    } catch (problem) {
      if ((problem as NodeJS.ErrnoException).code !== 'EEXIST') throw problem;
    }
    const owner = readFileSync(file, 'utf8');
    const [pid, started] = owner.split(' ');
    const alive = owner === mine ? held.has(file) : startOf(Number(pid)) === started;
    if (alive) return null;
    rmSync(file, { force: true });
  }
  return null;
}
