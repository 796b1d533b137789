import { done, type Result } from '../contract/define.ts';
import { fail } from '../contract/errors.ts';
import { cardIsRight } from './case-ends.ts';
import { openCase, show } from './casefile.ts';
import type { Core } from './core.ts';
import { otherJobs } from './jobs.ts';
import { cardLost } from './printing-run.ts';
import { markSeen } from './seen.ts';

/** Where a card is, as the clerk who looked says. */
export type Whereabouts = 'in-hand' | 'spoiled' | 'not-printed';

/**
 * Settles a print attempt whose end nobody knows, after a crash, a lost job or a case put back: the card is in the
 * applicant's hand, is spoiled, or never came out. An attempt whose application is already gone (lost power) is settled
 * by its number alone. Nothing is written before it is certain that the settlement can be.
 */
export async function reconcile(
  core: Core,
  cardNumber: string,
  card: Whereabouts,
  staffId: string,
): Promise<Result<null>> {
  const { store, cardPrinter } = core.parts;
  const attempt = store.attempts.outstanding().find((row) => row.cardNumber === cardNumber);
  if (!attempt) return fail('application.notFound');
  const row = attempt.applicationId ? store.casework.get(attempt.applicationId) : undefined;
  const { front } = core.floor;
  if (row && front && front.id !== row.id) return fail('application.held');

  // Before a card is said not to exist, its job must be gone: it could still come out minutes later.
  if (card !== 'in-hand') {
    try {
      if (attempt.jobId) await cardPrinter.cancel(attempt.jobId);
      else if ((await cardPrinter.forget(otherJobs(core, attempt.applicationId))).length > 0)
        return fail('printer.unknown');
    } catch (problem) {
      core.parts.report('cancel', problem);
      return fail('printer.unknown');
    }
  }
  const entry = { code: 'print.reconciled', staffId, fields: { card } };
  if (!row) {
    store.transaction(() => {
      const counted = { 'in-hand': 'issued', spoiled: 'spoiled', 'not-printed': 'printFailed' }[card];
      store.settleAttempt({ cardNumber, card, entries: [entry], counters: [{ day: core.today(), name: counted }] });
      if (card !== 'not-printed') store.stock.use(1, card === 'in-hand' ? 'issued' : 'spoiled');
    });
    core.refresh();
    return done;
  }

  // Its case comes in front of whoever settles it, so that both screens say what happens next.
  if (!front) {
    const file = openCase(core, row.id, {
      state: row.state === 'printed' ? 'printed' : 'printing',
      holder: staffId,
      attempt: { cardNumber, state: attempt.state === 'sent' ? 'sent' : 'unknown' },
    });
    if (!file) return fail('application.notFound');
    store.casework.update(row.id, { holder: staffId });
    core.floor.front = file;
    markSeen(core, row.id, 'counter', 'facing');
    show(core);
  }
  const file = core.floor.front;
  if (!file) return fail('application.none');
  if (card === 'in-hand') {
    store.ledger.append(entry);
    return cardIsRight(core, file);
  }
  const how = card === 'spoiled' ? 'spoiled' : 'failed';
  return cardLost(core, file.id, how, card === 'spoiled' ? 'spoiled' : 'not-printed', [entry]);
}
