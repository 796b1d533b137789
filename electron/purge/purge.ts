import type { OpenPurge, Store } from '../../db/store.ts';
import { PURGE_STEPS, type PurgeStep } from '../contract/views.ts';

/** What one step did: `problem` is null when it was verified, else what is still there, by kind and never by content. */
export interface StepResult {
  step: PurgeStep;
  problem: string | null;
  detail: string;
}

export type PurgeOutcome =
  | { verified: true; purge: OpenPurge; keysDestroyed: number; checks: StepResult[] }
  | { verified: false; purge: OpenPurge; failed: StepResult };

/** What the purge works on; each is told apart so that a test can make any one of them fail. */
export interface PurgeHands {
  store: Pick<Store, 'casework' | 'purges' | 'truncateLog' | 'logBytes'>;
  keyRing: { get(id: string): Uint8Array | undefined; destroy(id: string): boolean };
  /** Removes what stray files it finds on our own paths; resolves to what could not be removed. */
  sweepPaths(): Promise<string[]>;
  /** Makes the printers forget; resolves to what they still hold, and how far that could be looked at. */
  emptySpool(): Promise<{ left: string[]; looked: string }>;
  /** Replaces every renderer that showed the person; resolves to the windows whose old process is still alive. */
  replaceRenderers(): Promise<string[]>;
}

/**
 * The one purge routine (P2): every end of every application runs these steps in this order, each verified. It may be
 * run again from the start at any time: a step that was done before verifies at once. It stops at the first step that
 * cannot be verified (P3) and leaves the purge open, with the step and what is still there.
 *
 * The key goes first: once it is gone, what the later steps might fail to remove can no longer be read.
 */
export async function runPurge(purge: OpenPurge, hands: PurgeHands): Promise<PurgeOutcome> {
  const checks: StepResult[] = [];
  let keysDestroyed = 0;
  const steps: Record<PurgeStep, () => Promise<Omit<StepResult, 'step'>> | Omit<StepResult, 'step'>> = {
    key() {
      const key = hands.keyRing.get(purge.applicationId);
      key?.fill(0);
      const gone = hands.keyRing.destroy(purge.applicationId);
      // A key that was not there any more is gone, but this routine did not destroy it.
      keysDestroyed = gone && key ? 1 : 0;
      const there = hands.keyRing.get(purge.applicationId) !== undefined;
      return { problem: gone && !there ? null : 'key', detail: 'destroyed' };
    },
    rows() {
      const left = hands.store.casework.count(purge.applicationId);
      const total = left.objects + left.images;
      return { problem: total === 0 ? null : `${total} rows`, detail: `${purge.objects + purge.images} deleted` };
    },
    log() {
      const truncated = hands.store.truncateLog();
      const bytes = hands.store.logBytes();
      return { problem: truncated && bytes === 0 ? null : `${bytes} bytes`, detail: '0 bytes' };
    },
    async paths() {
      const left = await hands.sweepPaths();
      return { problem: left.length === 0 ? null : left.join(', '), detail: 'empty' };
    },
    async spool() {
      const { left, looked } = await hands.emptySpool();
      return { problem: left.length === 0 ? null : left.join(', '), detail: looked };
    },
    async renderers() {
      const left = await hands.replaceRenderers();
      return { problem: left.length === 0 ? null : left.join(', '), detail: 'replaced' };
    },
  };
  for (const step of PURGE_STEPS) {
    let result: StepResult;
    try {
      result = { step, ...(await steps[step]()) };
    } catch (problem) {
      // A step that throws is a step that is not verified; its name is enough for the clerk, its message may not be
      // free of personal data and stays here.
      result = { step, problem: problem instanceof Error ? problem.name : 'error', detail: '' };
    }
    if (result.problem !== null) {
      hands.store.purges.failed(purge.id, step, result.problem);
      return { verified: false, purge: { ...purge, failedStep: step, detail: result.problem }, failed: result };
    }
    checks.push(result);
  }
  hands.store.purges.close(purge.id, {
    code: 'purge.verified',
    fields: { end: purge.end, cause: purge.cause },
  });
  // Closing wrote its entry through the log: nothing personal, so nothing hangs on this, but a tidy log is easier to
  // show to somebody.
  hands.store.truncateLog();
  return { verified: true, purge, keysDestroyed, checks };
}
