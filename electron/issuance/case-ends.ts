import { done, type Result } from '../contract/define.ts';
import { fail } from '../contract/errors.ts';
import type { EndCause, PurgeCertificate } from '../contract/views.ts';
import { showAfter, showEnd } from './after.ts';
import { evidenceOf } from './case-evidence.ts';
import { dropCase, holderOf } from './casefile.ts';
import type { Casefile, Core } from './core.ts';
import { endApplication } from './ending.ts';
import { type Event, next } from './machine.ts';
import { askPrinter } from './printing-run.ts';
import { printSlip } from './slips.ts';

/** The applicant holds the card and it is right: the register gets it, everything else is purged (P2, P7). */
export async function cardIsRight(core: Core, file: Casefile): Promise<Result<null>> {
  const { store } = core.parts;
  const fee = file.record.fee.settled === 'waived' ? 'feeWaived' : 'feePaid';
  const ended = await endFront(core, file, { event: 'cardConfirmed', by: 'attested' }, 'issued', holderOf(file), {
    counters: ['issued', 'attested', fee],
    also: () => store.stock.use(1, 'issued'),
  });
  if (!ended.ok) return ended;
  showEnd(core, 'issued', ended.value);
  await askPrinter(core);
  return done;
}

/** The applicant stops, or has left: everything is forgotten. Not while a card may be in the world. */
export async function stopCase(core: Core, cause: 'forget-me' | 'left', staffId: string | null): Promise<Result<null>> {
  const file = core.floor.front;
  if (!file) return fail('application.none');
  const ended = await endFront(core, file, { event: 'stopped', cause }, cause, staffId, { counters: ['cancelled'] });
  if (!ended.ok) return ended;
  showEnd(core, 'cancelled', ended.value);
  return done;
}

/**
 * Refuses the case in front: the reasons, and what to bring, go to the facing screen and onto a slip, and nowhere else.
 * The slip is printed before the purge, in the applicant's language; nothing of the person is on it, and a slip printer
 * that fails holds nobody.
 */
export async function refuseCase(
  core: Core,
  file: Casefile,
  reasons: string[],
  staffId: string,
): Promise<Result<null>> {
  const { refusalReasons, waits, city, appeal } = core.parts.program;
  const known = refusalReasons.filter((reason) => reasons.includes(reason.id));
  if (known.length !== new Set(reasons).size) return fail('answer.notOffered', { field: 'reasons' });
  const may = next(file.application, { event: 'refused' });
  if (!may.ok) return fail(may.code);
  const names = known.map((reason) => reason.name);
  const bring = evidenceOf(core, file.record).fixes;
  const { language } = file.record;
  const slip = { kind: 'refusal' as const, language, city, reasons: names, bring, appeal: appeal.text };
  const refusalSlip = await printSlip(core, slip);
  const ended = await endFront(core, file, { event: 'refused' }, 'refused', staffId, { counters: ['refused'] });
  if (!ended.ok) return ended;
  showAfter(core, {
    at: 'refused',
    reasons: names,
    bring,
    refusalSlip,
    certificate: ended.value,
    slip: 'none',
    closes: core.countdown(waits.certificateSeconds),
  });
  return done;
}

async function endFront(
  core: Core,
  file: Casefile,
  event: Event,
  cause: EndCause,
  staffId: string | null,
  more: { counters: string[]; also?: () => void },
): Promise<Result<PurgeCertificate | null>> {
  const step = next(file.application, event);
  if (!step.ok) return fail(step.code);
  const ended = step.application;
  if (ended.state !== 'issued' && ended.state !== 'refused' && ended.state !== 'cancelled')
    return fail('application.wrongState');
  const { language } = file.record;
  const certificate = await endApplication(core, {
    applicationId: file.id,
    end: ended.state,
    cause,
    ...(ended.state === 'issued' ? { cardNumber: ended.cardNumber } : {}),
    entries: step.entries,
    staffId,
    ...more,
    drop: () => {
      dropCase(core, file);
      core.floor.after = { at: 'clearing' };
      core.floor.afterLanguage = language;
    },
  });
  return { ok: true, value: certificate };
}
