import { glyphProblem } from '../card/glyphs.ts';
import { type Failure, fail } from '../contract/errors.ts';
import type { CardFace, EvidenceView } from '../contract/views.ts';
import { firstToAsk } from '../intake/check.ts';
import { ageOn } from '../policy/calendar.ts';
import { fieldUse } from '../policy/fields.ts';
import { addressShown, birthOf, evidenceOf } from './case-evidence.ts';
import { anyDiffers } from './case-readings.ts';
import type { Casefile, CaseRecord, Core } from './core.ts';

/** What a case is judged by, in front or not: its record, and what is known of its card. */
export interface Judged {
  record: CaseRecord;
  hasPortrait: boolean;
  face: CardFace | null;
  layoutProblem: Casefile['layoutProblem'];
}

/** How the city uses a portrait on the card of somebody of this age. */
export function portraitUse(core: Core, record: CaseRecord): ReturnType<typeof fieldUse> {
  const birth = birthOf(record);
  return fieldUse(core.parts.program, 'portrait', birth === null ? null : ageOn(birth, core.today()));
}

/** Why the card cannot be laid out, as far as is known before it is pressed. */
export function faceProblem({ face, layoutProblem }: Pick<Judged, 'face' | 'layoutProblem'>): Failure | null {
  if (!face) return null;
  const unprintable = glyphProblem(face);
  if (unprintable)
    return fail('card.unprintable', { field: unprintable.field, values: { characters: unprintable.characters } }).error;
  if (!layoutProblem) return null;
  return fail(layoutProblem.problem === 'unprintable' ? 'card.unprintable' : 'card.doesNotFit', {
    field: layoutProblem.field,
  }).error;
}

/** Everything that still stops the card, in the order a clerk would put it right; the printer comes last. */
export function blockersOf(core: Core, judged: Judged, evidence?: EvidenceView): Failure[] {
  const { record } = judged;
  const blockers: Failure[] = [];
  const add = (...failure: Parameters<typeof fail>) => blockers.push(fail(...failure).error);
  const toAsk = firstToAsk(core.parts.program, record.answers, core.today());
  // An answer that is missing is named by its question, where the counter has its field.
  if (toAsk) blockers.push(toAsk.problem.code === 'answer.missing' ? missing(toAsk.question) : toAsk.problem);
  const { outcome, address } = evidence ?? evidenceOf(core, record);
  if (outcome === 'lacking') add('card.evidenceLacking');
  if (outcome === 'clerk-decides') add('card.clerkDecides');
  if (anyDiffers(core, record)) add('card.readingDiffers');
  if (outcome !== 'lacking' && !addressShown(address, record)) add('card.addressNotShown', { field: 'address' });
  const portrait = portraitUse(core, record);
  const waived = portrait === 'forbidden' || (portrait === 'optional' && record.portraitWaived);
  if (!judged.hasPortrait && !waived) add('portrait.required');
  const problem = faceProblem(judged);
  if (problem) blockers.push(problem);
  if (!toAsk && record.confirmed === 'no') add('card.notConfirmed');
  if (record.fee.settled === 'open') add('card.feeOpen');
  return blockers;
}

const missing = (question: string): Failure => fail('answer.missing', { field: question }).error;

/** Whether the printer can take a card now; unknown is not ready (P7). */
export function printerBlocker(core: Core): Failure | null {
  const { printer } = core.floor;
  return printer.state === 'ready'
    ? null
    : fail('printer.notReady', { values: { reason: printer.reasons[0] ?? printer.state } }).error;
}
