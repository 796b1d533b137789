import type { LedgerEntryInput, SealedRecord } from '../../db/store.ts';
import { composeFace } from '../card/face.ts';
import { glyphProblem } from '../card/glyphs.ts';
import { newCardNumber } from '../card/number.ts';
import type { Answers, LanguageTag } from '../contract/answers.ts';
import { type Failure, fail } from '../contract/errors.ts';
import type { CardFace } from '../contract/views.ts';
import { firstUnanswered } from '../intake/check.ts';
import { evaluate, expiryOf } from '../policy/evidence.ts';
import type { Casefile, Core } from './core.ts';
import { type Application, next } from './machine.ts';

/** Opens an application's sealed record as a case in front; null when its key is gone. */
export function openCase(core: Core, applicationId: string, application: Application): Casefile | null {
  const { store } = core.parts;
  const row = store.casework.get(applicationId);
  const record = store.casework.readRecord(applicationId);
  if (!row || !record) return null;
  const portrait = store.casework.readImages(applicationId, 'portrait')[0]?.jpeg ?? null;
  return {
    id: applicationId,
    waitingNumber: row.waitingNumber,
    application,
    record: record as SealedRecord & { answers: Answers; language: LanguageTag },
    portrait,
    portraitVersion: 1,
    documentImages: store.casework.imagesByDocument(applicationId),
    cardNumber: freshNumber(core),
    copy: store.attempts.of(applicationId).length + 1,
    changed: [],
    applicantSays: null,
    layoutProblem: null,
    lastAttempt: null,
    since: core.parts.now().getTime(),
    printed: null,
  };
}

/** A card number that was never used, not even by a card that failed (a used number is void for good). */
export function freshNumber(core: Core): string {
  for (;;) {
    const number = newCardNumber(core.parts.random);
    if (!core.parts.store.attempts.numberUsed(number)) return number;
  }
}

/** The card as it would print now; null while an answer it needs is missing. */
export function faceOf(core: Core, file: Casefile): CardFace | null {
  const { program, training } = core.parts;
  const { name, birth } = file.record.answers;
  if (!name || !birth) return null;
  const issuedOn = core.today();
  return composeFace({
    program,
    answers: file.record.answers,
    cardNumber: file.cardNumber,
    issuedOn,
    expiresOn: expiryOf(program, birth.dateOfBirth, issuedOn),
    specimen: training,
    portraitPath: file.portrait ? portraitPath(file) : null,
    // A card is read by tellers and officers of the city, so its words are the city's first language, whoever holds it.
    language: program.languages[0] ?? 'en',
  });
}

/** Where a window finds the portrait on its own origin. */
export function portraitPath(file: Casefile): string {
  return `/live/portrait-${file.portraitVersion}`;
}

/** Why the card cannot be laid out, as far as is known before it is pressed. */
export function faceProblem(file: Casefile, face: CardFace | null): Failure | null {
  if (!face) return null;
  const unprintable = glyphProblem(face);
  if (unprintable)
    return fail('card.unprintable', { field: unprintable.field, values: { characters: unprintable.characters } }).error;
  if (!file.layoutProblem) return null;
  return fail(file.layoutProblem.problem === 'unprintable' ? 'card.unprintable' : 'card.doesNotFit', {
    field: file.layoutProblem.field,
  }).error;
}

/** Everything that still stops the card, in the order a clerk would put it right; the printer comes last. */
export function blockersOf(core: Core, file: Casefile): Failure[] {
  const { program } = core.parts;
  const blockers: Failure[] = [];
  const add = (...failure: Parameters<typeof fail>) => blockers.push(fail(...failure).error);
  const missing = firstUnanswered(program, file.record.answers);
  if (missing) add('answer.missing', { field: missing });
  if (!evaluate(program, file.record.documents, core.today()).complete) add('card.evidenceLacking');
  if (!file.portrait && !file.record.portraitWaived) add('portrait.required');
  const problem = faceProblem(file, faceOf(core, file));
  if (problem) blockers.push(problem);
  if (!missing && file.record.confirmed === 'no') add('card.notConfirmed');
  if (file.record.fee.settled === 'open') add('card.feeOpen');
  return blockers;
}

/** Whether the printer can take a card now; unknown is not ready (P7). */
export function printerBlocker(core: Core): Failure | null {
  const { printer } = core.floor;
  return printer.state === 'ready'
    ? null
    : fail('printer.notReady', { values: { reason: printer.reasons[0] ?? printer.state } }).error;
}

/** The staff id that the ledger names for what is done with this case. */
export function holderOf(file: Casefile): string | null {
  return 'holder' in file.application ? file.application.holder : null;
}

/** Whether anything recorded may still be changed: not once a card may be in the world. */
export function mayChange(file: Casefile): boolean {
  return file.application.state === 'reviewing' || file.application.state === 'ready';
}

/** Writes the record with the entries that the change owes, judges anew whether the case is complete, and shows it. */
export function keep(core: Core, file: Casefile, entries: LedgerEntryInput[] = [], counter?: string): void {
  const { store } = core.parts;
  const step = next(file.application, { event: 'assessed', complete: blockersOf(core, file).length === 0 });
  if (step.ok) file.application = step.application;
  store.transaction(() => {
    store.casework.writeRecord(file.id, file.record);
    store.casework.update(file.id, { state: file.application.state as 'reviewing' | 'ready' });
    for (const entry of entries) store.ledger.append(entry);
    if (counter) store.counters.add(core.today(), counter);
  });
  show(core);
}

/** Something that the applicant confirmed has changed: they are asked again. */
export function changed(file: Casefile, what: Casefile['changed'][number] | null): void {
  file.record.revision += 1;
  file.record.confirmed = 'no';
  file.record.disputed = false;
  file.layoutProblem = null;
  if (what && !file.changed.includes(what)) file.changed.push(what);
}

/** Gives the case's windows their picture and their view. */
export function show(core: Core): void {
  const { front } = core.floor;
  const pictures = new Map<string, { type: string; bytes: Uint8Array }>();
  if (front?.portrait) pictures.set(portraitPath(front), { type: 'image/jpeg', bytes: front.portrait });
  core.parts.windows.serve('facing', new Map(pictures));
  const tray = front?.printed ? core.parts.cardPrinter.lastPdf?.() : null;
  // Staff of a training station may open what came out of their printer that is none.
  if (tray) pictures.set('/live/printed.pdf', { type: 'application/pdf', bytes: tray });
  core.parts.windows.serve('counter', new Map(pictures));
  core.refresh();
}

/**
 * Forgets in memory what a case held: main's copy of the picture is overwritten, the answers are let go. Strings cannot
 * be overwritten; they are gone when memory is next collected, which the product says and does not deny.
 */
export function dropCase(core: Core, file: Casefile): void {
  file.portrait?.fill(0);
  file.portrait = null;
  file.printed = null;
  file.record = { ...file.record, answers: {}, documents: [], forgetCode: '' };
  if (core.floor.front === file) core.floor.front = null;
  for (const kind of ['counter', 'facing'] as const) core.parts.windows.serve(kind, new Map());
}

/** A new portrait, or none: the applicant is asked to look at the card again. */
export function portraitChanged(
  core: Core,
  file: Casefile,
  jpeg: Uint8Array | null,
  entries: LedgerEntryInput[] = [],
  counter?: string,
): void {
  const { store } = core.parts;
  file.portrait?.fill(0);
  file.portrait = jpeg;
  file.portraitVersion += 1;
  if (jpeg) store.casework.putImage(file.id, 'portrait', null, jpeg);
  else store.casework.deleteImages(file.id, 'portrait', null);
  changed(file, null);
  keep(core, file, entries, counter);
}
