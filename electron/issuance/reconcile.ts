import { done, type Result } from '../contract/define.ts';
import { fail } from '../contract/errors.ts';
import { cardIsRight } from './case-ends.ts';
import { openCase } from './casefile.ts';
import type { Core } from './core.ts';
import type { Application } from './machine.ts';
import { cardLost } from './printing-run.ts';

/** Where a card is, as the clerk who looked says. */
export type Whereabouts = 'in-hand' | 'spoiled' | 'not-printed';

/**
 * Settles a print attempt whose end nobody knows, after a crash or a lost job: the card is in the applicant's hand, is
 * spoiled, or never came out. An attempt whose application is already gone (lost power) is settled by its number alone.
 */
export async function reconcile(
  core: Core,
  cardNumber: string,
  card: Whereabouts,
  staffId: string | null,
): Promise<Result<null>> {
  const { store, cardPrinter } = core.parts;
  const attempt = store.attempts.get(cardNumber);
  if (!attempt || !store.attempts.outstanding().some((row) => row.cardNumber === cardNumber))
    return fail('application.notFound');
  // Before it is said not to exist, its job must be gone: it could still come out minutes later.
  if (card !== 'in-hand' && attempt.jobId) await cardPrinter.cancel(attempt.jobId);
  const entry = { code: 'print.reconciled', staffId, fields: { card } };
  const row = attempt.applicationId ? store.casework.get(attempt.applicationId) : undefined;
  const front = row && core.floor.front?.id === row.id ? core.floor.front : null;
  const application: Application = {
    state: row?.state === 'printed' ? 'printed' : 'printing',
    holder: staffId,
    attempt: { cardNumber, state: attempt.state === 'sent' ? 'sent' : 'unknown' },
  };
  const file = front ?? (row ? openCase(core, row.id, application) : null);
  if (!file) {
    store.transaction(() => {
      store.settleAttempt({
        cardNumber,
        card,
        entries: [entry],
        counters: [
          { day: core.today(), name: card === 'in-hand' ? 'issued' : card === 'spoiled' ? 'spoiled' : 'printFailed' },
        ],
      });
      if (card !== 'not-printed') store.stock.use(1, card === 'in-hand' ? 'issued' : 'spoiled');
    });
    core.refresh();
    return done;
  }
  store.ledger.append(entry);
  // Its case comes in front of whoever settles it, so that both screens say what happens next.
  if (!front) {
    if (core.floor.front) return fail('application.held');
    core.floor.front = file;
  }
  if (card === 'in-hand') return cardIsRight(core, file);
  return cardLost(
    core,
    file,
    card === 'spoiled' ? 'spoiled' : 'failed',
    card === 'spoiled' ? 'spoiled' : 'not-printed',
  );
}
