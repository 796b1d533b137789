import { done, type Result } from '../contract/define.ts';
import { fail } from '../contract/errors.ts';
import type { EndCause } from '../contract/views.ts';
import { afterIssue, showAfter } from './after.ts';
import { dropCase, holderOf } from './casefile.ts';
import type { Casefile, Core } from './core.ts';
import { endApplication } from './ending.ts';
import { type Event, next } from './machine.ts';
import { askPrinter } from './printing-run.ts';

/** Windows that show the case in front. */
const SHOWN_ON = ['counter', 'facing'] as const;

/** The applicant holds the card and it is right: the register gets it, everything else is purged (P2, P7). */
export async function cardIsRight(core: Core, file: Casefile): Promise<Result<null>> {
  const step = next(file.application, { event: 'cardConfirmed', by: 'attested' });
  if (!step.ok || step.application.state !== 'issued') return fail(step.ok ? 'application.wrongState' : step.code);
  const { store } = core.parts;
  const { cardNumber } = step.application;
  const staffId = holderOf(file);
  const { id, record } = file;
  dropCase(core, file);
  core.floor.after = { at: 'clearing' };
  core.floor.afterLanguage = record.language;
  const certificate = await endApplication(core, {
    applicationId: id,
    end: 'issued',
    cause: 'issued',
    cardNumber,
    entries: step.entries,
    staffId,
    counters: ['issued', 'attested', record.fee.settled === 'waived' ? 'feeWaived' : 'feePaid'],
    also: () => store.stock.use(1, 'issued'),
    shownOn: [...SHOWN_ON],
  });
  afterIssue(core, certificate);
  await askPrinter(core);
  return done;
}

/** The applicant stops, or has left: everything is forgotten. Not while a card may be in the world. */
export async function stopCase(core: Core, cause: 'forget-me' | 'left', staffId: string | null): Promise<Result<null>> {
  const file = core.floor.front;
  if (!file) return fail('application.none');
  const certificate = await endFront(core, file, { event: 'stopped', cause }, cause, staffId);
  if (!certificate.ok) return certificate;
  afterIssue(core, certificate.value);
  return done;
}

/** Refuses the case in front: the reasons go to the facing screen, and nowhere else. */
export async function refuseCase(
  core: Core,
  file: Casefile,
  reasons: string[],
  staffId: string,
): Promise<Result<null>> {
  const { refusalReasons } = core.parts.program;
  const known = refusalReasons.filter((reason) => reasons.includes(reason.id));
  if (known.length !== new Set(reasons).size) return fail('answer.notOffered', { field: 'reasons' });
  const certificate = await endFront(core, file, { event: 'refused' }, 'refused', staffId);
  if (!certificate.ok) return certificate;
  showAfter(core, {
    at: 'refused',
    reasons: known.map((reason) => reason.name),
    certificate: certificate.value,
    closes: core.countdown(0),
  });
  return done;
}

async function endFront(core: Core, file: Casefile, event: Event, cause: EndCause, staffId: string | null) {
  const step = next(file.application, event);
  if (!step.ok) return fail(step.code);
  const end = step.application.state;
  if (end !== 'refused' && end !== 'cancelled') return fail('application.wrongState');
  const { id, record } = file;
  dropCase(core, file);
  core.floor.after = { at: 'clearing' };
  core.floor.afterLanguage = record.language;
  const certificate = await endApplication(core, {
    applicationId: id,
    end,
    cause,
    entries: step.entries,
    staffId,
    counters: [end],
    shownOn: [...SHOWN_ON],
  });
  return { ok: true as const, value: certificate };
}
