import { SealError } from '../../db/store.ts';
import { applicationOf, readRecord } from './casefile.ts';
import type { Core } from './core.ts';
import { draftPurge, endApplication, purge } from './ending.ts';
import { next } from './machine.ts';
import { ordinalOf } from './waiting-number.ts';

/**
 * What every start does before a window may begin anything: resumes each open purge, purges every application whose
 * key is gone, destroys keys that seal nothing, and puts back what was in front of somebody when the app died. Prints
 * whose end nobody knows stay in the store's list for a clerk. Each is said in one sentence on the counter.
 */
export async function recover(core: Core, swept: boolean): Promise<void> {
  const { store, keyRing, windows } = core.parts;
  if (swept) {
    store.ledger.append({ code: 'start.sweptLeftovers' });
    core.notice('start.sweptLeftovers');
  }
  const open = store.purges.open();
  for (const row of open) await purge(core, { open: row, draft: false, voidNumbers: 0 });
  if (open.length > 0) core.notice('start.purgeResumed', { count: open.length });

  let lost = 0;
  let resumed = 0;
  for (const row of store.casework.all()) {
    core.floor.lastWaiting = Math.max(core.floor.lastWaiting, ordinalOf(row.waitingNumber));
    const attempt = store.attempts.of(row.id).find((one) => one.state === 'spooled' || one.state === 'sent');
    const application = applicationOf(core, row);
    if (!opens(core, row.id)) {
      lost += 1;
      const step = next(application, { event: 'lapsed', cause: 'lost-power' });
      if (!step.ok) throw new Error(`an application without a key must be able to end, not ${row.state}`);
      await endApplication(core, {
        applicationId: row.id,
        end: 'expired',
        cause: 'lost-power',
        entries: step.entries,
        staffId: null,
        counters: ['expired'],
      });
      continue;
    }
    const back = next(application, { event: 'putBack' });
    if (back.ok) {
      store.transaction(() => {
        store.casework.update(row.id, { state: back.application.state as 'waiting', holder: null });
        for (const entry of back.entries) store.ledger.append({ ...entry, staffId: row.holder });
      });
      resumed += 1;
    }
    // A number reserved but never spooled cannot have become a card: it is void, and the case goes on.
    const reserved = store.attempts.of(row.id).find((one) => one.state === 'reserved');
    if (reserved) {
      store.transaction(() => {
        store.attempts.update(reserved.cardNumber, { state: 'failed', reason: 'app-stopped' });
        if (!attempt) store.casework.update(row.id, { state: 'waiting', holder: null });
      });
    }
  }
  if (lost > 0) {
    store.ledger.append({ code: 'start.lostKeys', fields: { count: lost } });
    core.notice('start.purgedLostKeys', { count: lost });
  }
  if (resumed > 0) core.notice('start.resumedCase', { count: resumed });

  const sealing = new Set(store.casework.all().map((row) => row.id));
  const orphans = keyRing.ids().filter((id) => !sealing.has(id));
  for (const id of orphans) {
    // A draft that was being typed when the app died: nothing of it was written, its key goes the same way.
    const open = draftPurge(core, id, 'cancelled', 'renderer-gone', 0);
    await purge(core, { open, draft: true, voidNumbers: 0 });
  }
  if (store.attempts.outstanding().length > 0)
    core.notice('start.reconcile', { count: store.attempts.outstanding().length });
  core.floor.lastEnd = null;
  for (const kind of windows.open) windows.serve(kind, new Map());
}

/**
 * Whether an application can still be read. One without a key cannot; nor can one that was altered, or sealed by an
 * earlier version in another shape. It must not stop the start, and nobody could ever work on it.
 */
function opens(core: Core, applicationId: string): boolean {
  try {
    return readRecord(core, applicationId) !== null;
  } catch (problem) {
    if (problem instanceof SealError) return false;
    throw problem;
  }
}
