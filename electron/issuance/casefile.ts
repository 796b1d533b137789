import type { ApplicationRow, LedgerEntryInput } from '../../db/store.ts';
import { composeFace } from '../card/face.ts';
import { newCardNumber } from '../card/number.ts';
import type { CardFace } from '../contract/views.ts';
import { expiryOf } from '../policy/validity.ts';
import { blockersOf, type Judged } from './case-blockers.ts';
import { reprice } from './case-fee.ts';
import type { Casefile, CaseRecord, Core } from './core.ts';
import { type Application, next } from './machine.ts';

/** An application's record, opened; null when its key is gone. */
export function readRecord(core: Core, applicationId: string): CaseRecord | null {
  return (core.parts.store.casework.readRecord(applicationId) as CaseRecord | undefined) ?? null;
}

/** A stored application as the machine sees it: a job that nobody follows any more has an end that nobody knows. */
export function applicationOf(core: Core, row: ApplicationRow): Application {
  if (row.state === 'waiting') return { state: 'waiting' };
  if (row.state === 'reviewing' || row.state === 'ready') return { state: row.state, holder: row.holder ?? '' };
  const attempt = core.parts.store.attempts.of(row.id).find((one) => one.state === 'spooled' || one.state === 'sent');
  const cardNumber = attempt?.cardNumber ?? '';
  const state = attempt?.state === 'sent' ? 'sent' : core.floor.jobs.has(cardNumber) ? 'spooled' : 'unknown';
  return { state: row.state, holder: row.holder, attempt: { cardNumber, state } };
}

/** Opens an application's sealed record as a case in front; null when its key is gone. */
export function openCase(core: Core, applicationId: string, application: Application): Casefile | null {
  const { store } = core.parts;
  const row = store.casework.get(applicationId);
  const record = row && readRecord(core, applicationId);
  if (!row || !record) return null;
  const portrait = store.casework.readImages(applicationId, 'portrait')[0]?.jpeg ?? null;
  const attempt = 'attempt' in application ? store.attempts.get(application.attempt.cardNumber) : undefined;
  const file: Casefile = {
    id: applicationId,
    waitingNumber: row.waitingNumber,
    application,
    record,
    portrait,
    portraitVersion: 1,
    documentImages: store.casework.imagesByDocument(applicationId),
    // A card that is under way keeps its number: another would show the applicant a card that nobody printed.
    cardNumber: attempt?.cardNumber ?? freshNumber(core),
    copy: store.attempts.of(applicationId).length + (attempt ? 0 : 1),
    changed: [],
    applicantSays: null,
    layoutProblem: null,
    lastAttempt: null,
    since: core.parts.now().getTime(),
    printed: null,
  };
  const face = attempt ? faceOf(core, file) : null;
  if (attempt && face) file.printed = { ...face, issuedOn: attempt.issuedOn, expiresOn: attempt.expiresOn };
  return file;
}

/** A card number that was never used, not even by a card that failed (a used number is void for good). */
export function freshNumber(core: Core): string {
  const { program, random, store } = core.parts;
  for (;;) {
    const number = newCardNumber(program.card.number, { random, highest: store.attempts.highestNumber });
    if (!store.attempts.numberUsed(number)) return number;
  }
}

/** What of a case its card is drawn from. */
type Drawn = Pick<Casefile, 'record' | 'cardNumber'> & { portraitPath: string | null };

/** The card as it would print now; null while an answer it needs is missing. */
export function faceOf(core: Core, file: Casefile): CardFace | null {
  return drawnFace(core, { ...file, portraitPath: file.portrait ? portraitPath(file) : null });
}

/** The same, of a case that is not in front. */
export function drawnFace(core: Core, { record, cardNumber, portraitPath }: Drawn): CardFace | null {
  const { program, training } = core.parts;
  const { name, birth } = record.answers;
  if (!name || !birth) return null;
  const issuedOn = core.today();
  return composeFace({
    program,
    answers: record.answers,
    cardNumber,
    issuedOn,
    expiresOn: expiryOf(program, birth.dateOfBirth, issuedOn),
    specimen: training,
    portraitPath,
    // A card is read by tellers and officers of the city, so its words are the city's first language, whoever holds it.
    language: program.languages[0] ?? 'en',
  });
}

/** Where a window finds the portrait on its own origin. */
export function portraitPath(file: Casefile): string {
  return `/live/portrait-${file.portraitVersion}`;
}

/** What the case in front is judged by. */
export function judgedOf(core: Core, file: Casefile): Judged {
  const { record, layoutProblem } = file;
  return { record, layoutProblem, hasPortrait: file.portrait !== null, face: faceOf(core, file) };
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
  reprice(core, file.record);
  const complete = blockersOf(core, judgedOf(core, file)).length === 0;
  const step = next(file.application, { event: 'assessed', complete });
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
  const { language, begunBy, revision, confirmed, disputed, portraitWaived, fee } = file.record;
  const nothing = { documents: [], caretaker: null, attestations: [], decided: [], readings: [], forgetCode: '' };
  file.record = { language, begunBy, revision, confirmed, disputed, portraitWaived, fee, answers: {}, ...nothing };
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
