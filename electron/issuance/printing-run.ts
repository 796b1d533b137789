import { done, type Result } from '../contract/define.ts';
import { fail } from '../contract/errors.ts';
import { type JobState, PrinterError } from '../printing/printer.ts';
import { blockersOf, faceOf, freshNumber, holderOf, keep, printerBlocker, show } from './casefile.ts';
import type { Casefile, Core } from './core.ts';
import { mayBegin } from './ending.ts';
import { next } from './machine.ts';

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
  const blocker = blockersOf(core, file)[0] ?? printerBlocker(core);
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
    job.ended
      .then((end) => core.serial(() => jobEnded(core, file, face.cardNumber, end)))
      .catch((bug) => parts.report('print job', bug));
    return done;
  } catch (problem) {
    if (!(problem instanceof PrinterError)) throw problem;
    cardLost(core, file, 'failed', problem.reasons[0] ?? 'refused');
    return fail('printer.failed', { values: { reason: problem.reasons[0] ?? 'refused' } });
  } finally {
    pressed.pdf.fill(0);
  }
}

/** What the spooler said of the job at last. A job it lost stays `printing`: only a clerk can say where the card is. */
async function jobEnded(core: Core, file: Casefile, cardNumber: string, end: JobState): Promise<void> {
  const { store } = core.parts;
  if (file.application.state !== 'printing' || file.application.attempt.cardNumber !== cardNumber) return;
  switch (end.at) {
    case 'failed':
      cardLost(core, file, 'failed', end.reasons[0] ?? 'stopped-partly');
      break;
    case 'sent': {
      const step = next(file.application, { event: 'sent' });
      if (!step.ok) break;
      store.transaction(() => {
        store.attempts.update(cardNumber, { state: 'sent', jobId: null });
        store.casework.update(file.id, { state: 'printed' });
        for (const entry of step.entries) store.ledger.append({ ...entry, staffId: holderOf(file) });
      });
      file.application = step.application;
      show(core);
      break;
    }
    default: {
      const step = next(file.application, { event: 'jobLost' });
      if (step.ok) file.application = step.application;
    }
  }
  await askPrinter(core);
}

/** A card that failed at the printer or was spoiled: its number is void for good, the case goes on under a new one. */
export function cardLost(core: Core, file: Casefile, how: 'failed' | 'spoiled', reason: string): Result<null> {
  const { store } = core.parts;
  if (file.application.state !== 'printing' && file.application.state !== 'printed')
    return fail('application.wrongState');
  const { cardNumber } = file.application.attempt;
  const step = next(file.application, { event: how === 'failed' ? 'cardFailed' : 'cardSpoiled', reason });
  if (!step.ok) return fail(step.code);
  const staffId = holderOf(file);
  store.transaction(() => {
    store.attempts.update(cardNumber, { state: how, jobId: null, reason });
    if (how === 'spoiled') store.stock.use(1, 'spoiled');
    store.counters.add(core.today(), how === 'spoiled' ? 'spoiled' : 'printFailed');
    store.casework.update(file.id, { state: step.application.state as 'reviewing' | 'waiting' });
    for (const entry of step.entries) store.ledger.append({ ...entry, staffId });
  });
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
