import type { CaseView } from '../contract/views.ts';
import { blockersOf, faceProblem, printerBlocker } from './case-blockers.ts';
import { documentsOf, evidenceOf } from './case-evidence.ts';
import { pricesOf, waiversOf } from './case-fee.ts';
import { readingView } from './case-readings.ts';
import { faceOf, judgedOf, mayChange, portraitPath } from './casefile.ts';
import type { Casefile, Core } from './core.ts';
import { memberViews } from './members.ts';

/** The case in front as its clerk sees it. */
export function caseView(core: Core, file: Casefile): CaseView {
  const { application, record } = file;
  const evidence = evidenceOf(core, record);
  const face = file.printed ?? faceOf(core, file);
  const printer = printerBlocker(core);
  const blockers = mayChange(file)
    ? [...blockersOf(core, judgedOf(core, file), evidence), ...(printer ? [printer] : [])]
    : [];
  return {
    id: file.id,
    number: file.waitingNumber,
    members: memberViews(core, file),
    state: application.state,
    language: record.language,
    begunBy: record.begunBy,
    answers: record.answers,
    revision: record.revision,
    confirmed: record.confirmed,
    disputed: record.disputed,
    documents: documentsOf(record).map(({ document: { decidedGaps: _mainOnly, ...document }, whose }) => ({
      ...document,
      whose,
      images: file.documentImages.get(document.id) ?? 0,
    })),
    evidence,
    caretaker: record.caretaker && { relation: record.caretaker.relation },
    readings: record.readings.map((reading) => readingView(core, record, reading)),
    portrait: file.portrait ? portraitPath(file) : null,
    portraitWaived: record.portraitWaived,
    face,
    faceProblem: faceProblem({ face, layoutProblem: file.layoutProblem }),
    fee: { ...record.fee, kinds: pricesOf(core, record), waivers: waiversOf(core, record) },
    blockers,
    attempt:
      application.state === 'printing' || application.state === 'printed'
        ? { number: application.attempt.cardNumber, state: application.attempt.state, copy: file.copy }
        : file.lastAttempt,
    applicantSays: file.applicantSays,
    since: file.since,
  };
}
