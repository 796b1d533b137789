import type { LedgerEntryInput } from '../../db/store.ts';
import { done, type Result } from '../contract/define.ts';
import { fail } from '../contract/errors.ts';
import { type JobState, PrinterError } from '../printing/printer.ts';
import { blockersOf, printerBlocker } from './case-blockers.ts';
import { faceOf, freshNumber, holderOf, judgedOf, keep, show } from './casefile.ts';
import type { Casefile, Core } from './core.ts';
import { mayBegin } from './ending.ts';
import { type Application, next } from './machine.ts';

/** Asks the printer how it is, and shows it. A printer that does not answer is `unknown`, which is not ready. */
export async function askPrinter(core: Core): Promise<void> {
  try {
    const status = await core.parts.cardPrinter.status();
    core.floor.printer = { ...status, cards: core.parts.store.stock.remaining() };
  } catch (problem) {
    core.parts.report('printer', problem);
    core.floor.printer = { ...core.floor.printer, state: 'unknown', reasons: [] };
  }
  core.refresh();
}

/**
 * Prints the card of the case in front: composed and checked first, then its number reserved, then spooled; each is
 * one transaction, so that a crash between any two leaves a row that says what may exist (P6).
 */
export async function printCard(core: Core, file: Casefile): Promise<Result<null>> {
  const { parts, floor } = core;
  const { store } = parts;
  const may = mayBegin(core);
  if (!may.ok) return may;
  if (file.application.state === 'printing' || file.application.state === 'printed')
    return fail('application.wrongState');
  await askPrinter(core);
  const blocker = blockersOf(core, judgedOf(core, file))[0] ?? printerBlocker(core);
  if (blocker) return { ok: false, error: blocker };
  const face = faceOf(core, file);
  if (!face) return fail('answer.missing', { field: 'name' });
  const pressed = await parts.press.card(face, file.portrait);
  const problem = pressed.problems[0];
  if (problem) {
    pressed.pdf.fill(0);
    file.layoutProblem = problem;
    keep(core, file);
    return fail(problem.problem === 'unprintable' ? 'card.unprintable' : 'card.doesNotFit', { field: problem.field });
  }
  const requested = next(file.application, { event: 'printRequested', cardNumber: file.cardNumber });
  if (!requested.ok) return fail(requested.code);
  store.transaction(() => {
    store.attempts.reserve({
      cardNumber: face.cardNumber,
      applicationId: file.id,
      issuedOn: face.issuedOn,
      expiresOn: face.expiresOn,
    });
    store.casework.update(file.id, { state: 'printing' });
  });
  file.application = requested.application;
  file.printed = face;
  file.lastAttempt = null;
  file.applicantSays = null;
  core.refresh();
  // Written before the spooler is asked: a crash between the two then leaves an attempt for a clerk to look for, rather
  // than a card that comes out of a printer under a number already void.
  const spooled = next(file.application, { event: 'spooled' });
  if (!spooled.ok) return fail(spooled.code);
  store.transaction(() => {
    store.attempts.update(face.cardNumber, { state: 'spooled' });
    for (const entry of spooled.entries) store.ledger.append({ ...entry, staffId: holderOf(file) });
  });
  file.application = spooled.application;
  try {
    const job = await parts.cardPrinter.print(pressed.pdf);
    store.attempts.update(face.cardNumber, { jobId: job.id });
    floor.printer = { ...floor.printer, state: 'printing' };
    core.refresh();
    // By id and number only: the job may end after the case was put back, ended or settled by somebody else.
    const { id } = file;
    floor.jobs.add(face.cardNumber);
    job.ended
      .then((end) => core.serial(() => jobEnded(core, id, face.cardNumber, end)))
      .catch((bug) => parts.report('print job', bug))
      .finally(() => floor.jobs.delete(face.cardNumber));
    return done;
  } catch (problem) {
    if (!(problem instanceof PrinterError)) throw problem;
    if (problem.fateUnknown) {
      // The spooler may or may not have it. Voiding the number now could leave a second card in a tray later.
      await jobEnded(core, file.id, face.cardNumber, { at: 'gone' });
      return fail('printer.unknown');
    }
    const reason = problem.reasons[0] ?? 'refused';
    cardLost(core, file.id, 'failed', reason);
    return fail('printer.failed', { values: { reason } });
  } finally {
    pressed.pdf.fill(0);
  }
}

/** The application of a running attempt, as the machine sees it: from the case in front, else from the store. */
function underWay(
  core: Core,
  applicationId: string,
  cardNumber: string,
): { file: Casefile | null; application: Application } | null {
  const { store } = core.parts;
  const attempt = store.attempts.get(cardNumber);
  if (attempt?.applicationId !== applicationId || (attempt.state !== 'spooled' && attempt.state !== 'sent'))
    return null;
  const { front } = core.floor;
  const file = front?.id === applicationId ? front : null;
  if (file) return { file, application: file.application };
  const row = store.casework.get(applicationId);
  if (!row || (row.state !== 'printing' && row.state !== 'printed')) return null;
  return {
    file: null,
    application: { state: row.state, holder: null, attempt: { cardNumber, state: attempt.state } },
  };
}

/** What the spooler said of the job at last. A job it lost stays `printing`: only a clerk can say where the card is. */
async function jobEnded(core: Core, applicationId: string, cardNumber: string, end: JobState): Promise<void> {
  const { store } = core.parts;
  const running = underWay(core, applicationId, cardNumber);
  if (!running || store.attempts.get(cardNumber)?.state !== 'spooled') return;
  const { file, application } = running;
  if (end.at === 'failed') {
    cardLost(core, applicationId, 'failed', end.reasons[0] ?? 'stopped-partly');
  } else {
    const step = next(application, { event: end.at === 'sent' ? 'sent' : 'jobLost' });
    if (step.ok) {
      if (step.application.state === 'printed')
        store.transaction(() => {
          store.attempts.update(cardNumber, { state: 'sent' });
          store.casework.update(applicationId, { state: 'printed' });
          const staffId = 'holder' in application ? application.holder : null;
          for (const entry of step.entries) store.ledger.append({ ...entry, staffId });
        });
      if (file) {
        file.application = step.application;
        show(core);
      }
    }
  }
  await askPrinter(core);
}

/**
 * A card that failed at the printer or was spoiled: its number is void for good, and the case goes on under a new one,
 * in front of its clerk or waiting for one.
 */
export function cardLost(
  core: Core,
  applicationId: string,
  how: 'failed' | 'spoiled',
  reason: string,
  entries: LedgerEntryInput[] = [],
): Result<null> {
  const { store } = core.parts;
  const { front } = core.floor;
  const file = front?.id === applicationId ? front : null;
  const attempt = store.attempts.of(applicationId).find((one) => one.state === 'spooled' || one.state === 'sent');
  const running = attempt && underWay(core, applicationId, attempt.cardNumber);
  if (!attempt || !running) return fail('application.wrongState');
  const { cardNumber } = attempt;
  const step = next(running.application, { event: how === 'failed' ? 'cardFailed' : 'cardSpoiled', reason });
  if (!step.ok) return fail(step.code);
  const staffId = 'holder' in running.application ? running.application.holder : null;
  store.transaction(() => {
    store.attempts.update(cardNumber, { state: how, jobId: null, reason });
    if (how === 'spoiled') store.stock.use(1, 'spoiled');
    store.counters.add(core.today(), how === 'spoiled' ? 'spoiled' : 'printFailed');
    store.casework.update(applicationId, { state: step.application.state as 'reviewing' | 'waiting' });
    for (const entry of entries) store.ledger.append(entry);
    for (const entry of step.entries) store.ledger.append({ ...entry, staffId });
  });
  if (!file) {
    core.refresh();
    return done;
  }
  file.lastAttempt = { number: cardNumber, state: how, copy: file.copy };
  file.application = step.application;
  file.cardNumber = freshNumber(core);
  file.copy += 1;
  file.printed = null;
  file.applicantSays = null;
  // The number on the card is part of what was shown, but not of what the applicant answers for: their word stands.
  keep(core, file);
  return done;
}
