import { readFileSync } from 'node:fs';

/** How long the kernel may take to reap a killed renderer; it takes a few milliseconds, a loaded machine far more. */
export const REAP_LIMIT_MS = 5_000;
const LOOK_EVERY_MS = 10;

/**
 * One process, not whichever has its number now: a window that stood for days may outlive the kernel's round of process
 * ids, and a purge must neither kill nor wait for a stranger.
 */
export interface ProcessMark {
  readonly pid: number;
  /** Field 22 of `/proc/<pid>/stat`, clock ticks since boot; empty when there was no such process to read. */
  readonly startedAt: string;
}

function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The second field is the program's name in brackets, and may itself hold spaces and brackets.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

export const markOf = (pid: number): ProcessMark => ({ pid, startedAt: pid > 0 ? startOf(pid) : '' });

/** Whether it exists, by the kernel's own table; a zombie still counts, its memory is gone but it is not reaped. */
export const isAlive = ({ pid, startedAt }: ProcessMark): boolean => startedAt !== '' && startOf(pid) === startedAt;

/**
 * Ends a process by the kernel, at once. Not by `forcefullyCrashRenderer`: on Linux that asks the process to crash
 * itself, and where the system collects core dumps its memory, with a person in it, would be written to a disk.
 */
export function killOutright(mark: ProcessMark): void {
  if (!isAlive(mark)) return;
  try {
    process.kill(mark.pid, 'SIGKILL');
  } catch (problem) {
    // It ended by itself between the look and the signal.
    if ((problem as NodeJS.ErrnoException).code !== 'ESRCH') throw problem;
  }
}

/** Resolves to true when the process no longer exists, to false when it still does after the limit, or was never one. */
export async function awaitGone(mark: ProcessMark, limitMs = REAP_LIMIT_MS): Promise<boolean> {
  if (mark.pid <= 0) return false;
  const until = performance.now() + limitMs;
  // There is no event for the end of a process that is not our child, so the table is looked at.
  while (isAlive(mark)) {
    if (performance.now() > until) return false;
    await new Promise((next) => setTimeout(next, LOOK_EVERY_MS));
  }
  return true;
}
