import { existsSync } from 'node:fs';

/** How long the kernel may take to reap a killed renderer; it takes a few milliseconds, a loaded machine far more. */
export const REAP_LIMIT_MS = 5_000;
const LOOK_EVERY_MS = 10;

/** Whether a process exists, by the kernel's own table; a zombie still counts, its memory is gone but it is not reaped. */
export const isAlive = (pid: number): boolean => pid > 0 && existsSync(`/proc/${pid}`);

/** Resolves to true when the process no longer exists, to false when it still does after the limit. */
export async function awaitGone(pid: number, limitMs = REAP_LIMIT_MS): Promise<boolean> {
  if (pid <= 0) return false;
  const until = performance.now() + limitMs;
  // There is no event for the end of a process that is not our child, so the table is looked at.
  while (isAlive(pid)) {
    if (performance.now() > until) return false;
    await new Promise((next) => setTimeout(next, LOOK_EVERY_MS));
  }
  return true;
}
