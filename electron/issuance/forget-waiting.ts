import { timingSafeEqual } from 'node:crypto';
import { ok, type Result } from '../contract/define.ts';
import { fail } from '../contract/errors.ts';
import { lockoutMs } from '../station/lockout.ts';
import type { Core } from './core.ts';
import { endApplication } from './ending.ts';
import { next } from './machine.ts';
import { storedNumber } from './queue.ts';

/** The applications under a number that the code on its slip speaks for. Wrong codes are slowed. */
export function byForgetCode(core: Core, number: string, code: string): Result<string[]> {
  const { floor, parts } = core;
  const wait = floor.forgetLockedUntil - parts.now().getTime();
  if (wait > 0) return fail('application.forgetCodeLocked', { values: { seconds: Math.ceil(wait / 1000) } });
  const given = code.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  const theirs = parts.store.casework.byWaitingNumber(storedNumber(number)).filter((row) => {
    const held = parts.store.casework.readRecord(row.id)?.forgetCode;
    // One begun by a clerk has no slip and no code, and no code fits it, the empty one neither.
    return held !== undefined && held !== '' && sameText(held, given);
  });
  if (theirs.length === 0) {
    // One answer for both, so that codes and numbers cannot be tried apart; slowed, so that they cannot be guessed.
    floor.forgetFailures += 1;
    floor.forgetLockedUntil = parts.now().getTime() + lockoutMs(floor.forgetFailures);
    return fail('application.forgetCodeWrong');
  }
  floor.forgetFailures = 0;
  return ok(theirs.map(({ id }) => id));
}

/**
 * Ends waiting applications for their own people: all of those who are still there, or none. Answers whether every
 * purge was verified.
 */
export async function endWaiting(core: Core, applicationIds: readonly string[]): Promise<Result<boolean>> {
  const rows = applicationIds.flatMap((id) => core.parts.store.casework.get(id) ?? []);
  // One of them stands at the counter, or their card is under way: there they can all be forgotten.
  if (rows.length === 0 || rows.some(({ state }) => state !== 'waiting')) return fail('application.held');
  const step = next({ state: 'waiting' }, { event: 'stopped', cause: 'forget-me' });
  if (!step.ok) return fail(step.code);
  let verified = true;
  for (const { id } of rows) {
    const certificate = await endApplication(core, {
      applicationId: id,
      end: 'cancelled',
      cause: 'forget-me',
      entries: step.entries,
      staffId: null,
      counters: ['cancelled'],
    });
    if (certificate === null) verified = false;
  }
  return ok(verified);
}

function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
