import type { FailureCode } from '../contract/errors.ts';
import type { EndCause } from '../contract/views.ts';

/** A print attempt of the application as the machine sees it; its number is fixed before anything is spooled. */
export interface Attempt {
  cardNumber: string;
  /** `unknown`: the spooler lost the job without saying how it ended. */
  state: 'reserved' | 'spooled' | 'sent' | 'unknown';
}

/**
 * The life of an application. From `printing` on there may be a card in the world, so nothing but a word about that
 * card ends it (house rule: nothing there ends by time).
 */
export type Application =
  | { state: 'drafting' }
  | { state: 'waiting' }
  | { state: 'reviewing'; holder: string }
  | { state: 'ready'; holder: string }
  | { state: 'printing'; holder: string | null; attempt: Attempt }
  | { state: 'printed'; holder: string | null; attempt: Attempt }
  | { state: 'issued'; cardNumber: string }
  | { state: 'refused' }
  | { state: 'cancelled'; cause: EndCause }
  | { state: 'expired'; cause: EndCause };

export type Event =
  | { event: 'submitted' }
  | { event: 'taken'; staffId: string }
  | { event: 'putBack' }
  /** What was recorded changed, and the case now is, or is not, complete. */
  | { event: 'assessed'; complete: boolean }
  | { event: 'printRequested'; cardNumber: string }
  | { event: 'spooled' }
  | { event: 'sent' }
  | { event: 'jobLost' }
  | { event: 'cardFailed'; reason: string }
  | { event: 'cardSpoiled'; reason: string }
  | { event: 'cardConfirmed'; by: 'attested' | 'scanned' }
  | { event: 'refused' }
  | { event: 'stopped'; cause: 'forget-me' | 'left' | 'renderer-gone' }
  | { event: 'lapsed'; cause: 'idle' | 'no-show' | 'close-of-day' | 'lost-power' };

/** A ledger entry that follows from a transition; who did it is added by the desk. */
export interface Entry {
  code: string;
  fields?: Record<string, string | number | boolean>;
}

export type Step = { ok: true; application: Application; entries: Entry[] } | { ok: false; code: FailureCode };

const to = (application: Application, ...entries: Entry[]): Step => ({ ok: true, application, entries });
const wrongState: Step = { ok: false, code: 'application.wrongState' };

/** The states an application never leaves. */
export function ended(
  application: Application,
): application is Extract<Application, { state: 'issued' | 'refused' | 'cancelled' | 'expired' }> {
  return ['issued', 'refused', 'cancelled', 'expired'].includes(application.state);
}

/**
 * The one function that moves an application (house: pure, total). Answers the application after the event and the
 * ledger entries that the transition owes, so that none goes unlogged; or says that the event does not apply here.
 */
export function next(application: Application, event: Event): Step {
  if (ended(application)) return { ok: false, code: 'application.none' };
  switch (event.event) {
    case 'submitted':
      return application.state === 'drafting'
        ? to({ state: 'waiting' }, { code: 'application.submitted' })
        : wrongState;
    case 'taken':
      if (application.state === 'waiting')
        return to({ state: 'reviewing', holder: event.staffId }, { code: 'application.taken' });
      // A card may be in the world: whoever is at the counter takes over to say where it is.
      if ((application.state === 'printing' || application.state === 'printed') && application.holder === null)
        return to({ ...application, holder: event.staffId }, { code: 'application.taken' });
      return application.state === 'drafting' ? wrongState : { ok: false, code: 'application.held' };
    case 'putBack':
      if (application.state === 'reviewing' || application.state === 'ready')
        return to({ state: 'waiting' }, { code: 'application.putBack' });
      if ((application.state === 'printing' || application.state === 'printed') && application.holder !== null)
        return to({ ...application, holder: null }, { code: 'application.putBack' });
      return wrongState;
    case 'assessed':
      if (application.state === 'reviewing' || application.state === 'ready')
        return to({ state: event.complete ? 'ready' : 'reviewing', holder: application.holder });
      return wrongState;
    case 'printRequested':
      return application.state === 'ready'
        ? to({
            state: 'printing',
            holder: application.holder,
            attempt: { cardNumber: event.cardNumber, state: 'reserved' },
          })
        : wrongState;
    case 'spooled':
      return application.state === 'printing' && application.attempt.state === 'reserved'
        ? to({ ...application, attempt: { ...application.attempt, state: 'spooled' } }, { code: 'print.spooled' })
        : wrongState;
    case 'sent':
      // `sent` says only that the spooler is done: the card is real when somebody has it in hand (P7).
      return application.state === 'printing' && application.attempt.state === 'spooled'
        ? to(
            {
              state: 'printed',
              holder: application.holder,
              attempt: { ...application.attempt, state: 'sent' },
            },
            { code: 'print.sent' },
          )
        : wrongState;
    case 'jobLost':
      return application.state === 'printing' && application.attempt.state === 'spooled'
        ? to({ ...application, attempt: { ...application.attempt, state: 'unknown' } })
        : wrongState;
    case 'cardFailed':
      return application.state === 'printing' || application.state === 'printed'
        ? to(afterCard(application.holder), { code: 'print.failed', fields: { reason: event.reason } })
        : wrongState;
    case 'cardSpoiled':
      return application.state === 'printing' || application.state === 'printed'
        ? to(afterCard(application.holder), { code: 'print.spoiled', fields: { reason: event.reason } })
        : wrongState;
    case 'cardConfirmed':
      // A job whose end the spooler lost can still have made a card; a clerk with the card in hand says so.
      if (
        application.state === 'printed' ||
        (application.state === 'printing' && application.attempt.state === 'unknown')
      )
        return to(
          { state: 'issued', cardNumber: application.attempt.cardNumber },
          { code: 'card.issued', fields: { by: event.by } },
          { code: 'application.ended', fields: { end: 'issued', cause: 'issued' } },
        );
      return wrongState;
    case 'refused':
      return application.state === 'reviewing' || application.state === 'ready'
        ? to({ state: 'refused' }, { code: 'application.ended', fields: { end: 'refused', cause: 'refused' } })
        : wrongState;
    case 'stopped':
      if (application.state === 'printing' || application.state === 'printed')
        return { ok: false, code: 'application.cardOutstanding' };
      if (event.cause === 'renderer-gone' && application.state !== 'drafting') return wrongState;
      return to(
        { state: 'cancelled', cause: event.cause },
        { code: 'application.ended', fields: { end: 'cancelled', cause: event.cause } },
      );
    case 'lapsed': {
      // Only lost keys end an application with a card under way: it can never be read again, and the attempt stays
      // open under its number for a clerk to reconcile.
      if (event.cause !== 'lost-power' && (application.state === 'printing' || application.state === 'printed'))
        return { ok: false, code: 'application.cardOutstanding' };
      if (event.cause === 'idle' && application.state !== 'drafting') return wrongState;
      if (event.cause === 'no-show' && application.state !== 'waiting') return wrongState;
      return to(
        { state: 'expired', cause: event.cause },
        { code: 'application.ended', fields: { end: 'expired', cause: event.cause } },
      );
    }
  }
}

/** A card that failed or was spoiled leaves the case as it was before: with its holder, or waiting for one. */
function afterCard(holder: string | null): Application {
  return holder === null ? { state: 'waiting' } : { state: 'reviewing', holder };
}
