import type { Answer } from '../contract/answers.ts';
import { NameAnswer } from '../contract/answers.ts';
import type { counter } from '../contract/counter.ts';
import { done, type Handlers, ok } from '../contract/define.ts';
import { fail } from '../contract/errors.ts';
import { answerProblem, withAnswer } from '../intake/check.ts';
import type { Reading } from '../intake/readers/reading.ts';
import { readScan } from '../intake/readers/scan.ts';
import { judgeScanner } from '../intake/readers/scanner-check.ts';
import { documentOf } from './case-evidence.ts';
import { comparedOf, differs, forgetDecisions, MOST_READINGS, newReading, readingView } from './case-readings.ts';
import { changed, keep } from './casefile.ts';
import type { Casefile, CaseRecord, Core } from './core.ts';
import type { Turns } from './counter-turns.ts';
import { printSlip } from './slips.ts';

type ReadingCalls = 'scan' | 'useReading' | 'dropReading' | 'decideDifference' | 'scannerCheck' | 'printScannerSheet';

/** The answer that a reading would give, as the document writes it; null where it has none or it cannot be one. */
function answerFrom(core: Core, record: CaseRecord, read: Reading, question: 'name' | 'birth'): Answer | null {
  let answer: Answer | null = null;
  if (question === 'name') {
    const familyName = [read.surname, read.suffix].filter((part) => part !== '').join(' ');
    const name = NameAnswer.safeParse({ givenNames: read.givenNames, familyName });
    if (name.success) answer = { question, value: name.data };
  } else if (read.birth !== null) answer = { question, value: { dateOfBirth: read.birth } };
  return answer && answerProblem(core.parts.program, answer, record.answers, core.today()) === null ? answer : null;
}

/** The counter's calls about readers: what was read fills and is compared, and proves nothing. */
export function readingDesk(core: Core, turns: Turns): Pick<Handlers<typeof counter>, ReadingCalls> {
  const { parts, floor } = core;
  const { onOpenCase, inTurn } = turns;

  /** Takes an answer from a reading, as a correction: the applicant is asked again. */
  function use(file: Casefile, read: Reading, question: 'name' | 'birth'): boolean {
    const answer = answerFrom(core, file.record, read, question);
    if (!answer) return false;
    const before = file.record.answers[question];
    file.record.answers = withAnswer(file.record.answers, answer);
    forgetDecisions(file.record, question);
    changed(file, before === undefined ? null : question);
    return true;
  }

  return {
    scan: ({ text }, caller) =>
      onOpenCase(caller, (file, staffId) => {
        const scanned = readScan(text, core.today());
        if (!scanned.ok) return scanned;
        const { record } = file;
        // The same document twice is one reading, with whatever was decided about it.
        const same = record.readings.find(({ read }) => JSON.stringify(read) === JSON.stringify(scanned.reading));
        if (same) return ok(readingView(core, record, same));
        if (record.readings.length >= MOST_READINGS) return fail('application.wrongState');
        const reading = newReading(core, scanned.reading, null);
        // Kept at once: a difference must not be lost by putting the case back before anybody looked.
        record.readings = [...record.readings, reading];
        // With a caretaker there it may be theirs; only the clerk knows, so nothing is filled by itself.
        const filled = record.caretaker
          ? []
          : (['name', 'birth'] as const).filter(
              (question) => record.answers[question] === undefined && use(file, scanned.reading, question),
            );
        keep(core, file, filled.length > 0 ? [{ code: 'application.corrected', staffId }] : []);
        return ok(readingView(core, record, reading));
      }),
    useReading: ({ id, field }, caller) =>
      onOpenCase(caller, (file, staffId) => {
        const reading = file.record.readings.find((one) => one.id === id);
        if (!reading) return fail('reading.notFound');
        const from = reading.documentId === null ? undefined : documentOf(file.record, reading.documentId);
        if (from?.whose === 'caretaker' || !use(file, reading.read, field))
          return fail('reading.notThisCase', { field });
        keep(core, file, [{ code: 'application.corrected', staffId }]);
        return done;
      }),
    dropReading: ({ id }, caller) =>
      onOpenCase(caller, (file, staffId) => {
        const { readings } = file.record;
        const reading = readings.find((one) => one.id === id);
        if (!reading) return fail('reading.notFound');
        // A clerk alone must not make a difference disappear, not even one that looks like a mistake.
        if (differs(core, file.record, reading)) return fail('reading.undecided');
        file.record.readings = readings.filter((one) => one.id !== id);
        // Somebody else's document can be scanned by mistake, so it may go; that it did is in the ledger.
        keep(core, file, [{ code: 'reading.dropped', staffId }]);
        return done;
      }),
    decideDifference: ({ reading: id, field, staffId: supervisorId, pin }, caller) =>
      onOpenCase(caller, (file) => {
        const { record } = file;
        const reading = record.readings.find((one) => one.id === id);
        if (!reading) return fail('reading.notFound');
        const compared = comparedOf(core, record, reading).find((one) => one.field === field);
        if (compared?.state !== 'differs') return fail('application.wrongState');
        const person = parts.signIn.members().find((member) => member.id === supervisorId);
        if (!person?.roles.includes('supervisor')) return fail('reading.noSupervisor', { field: 'staffId' });
        const verified = parts.signIn.verify(supervisorId, pin);
        if (!verified.ok) {
          // The counter shows for whom and until when it is slowed.
          core.refresh();
          return verified;
        }
        record.readings = record.readings.map((one) =>
          one.id === id ? { ...one, decidedBy: { ...one.decidedBy, [field]: supervisorId } } : one,
        );
        keep(core, file, [{ code: 'reading.differenceAccepted', staffId: supervisorId }]);
        return done;
      }),
    scannerCheck: ({ text }, caller) =>
      inTurn(caller, () => {
        floor.scanner = { on: core.today(), check: text === '' ? { state: 'noStartKey' } : judgeScanner(text) };
        core.refresh();
        return done;
      }),
    printScannerSheet: (_nothing, caller) =>
      inTurn(caller, async () => {
        const { city, languages } = parts.program;
        const slip = await printSlip(core, { kind: 'scanner', language: languages[0] ?? 'en', city });
        core.refresh();
        return ok({ slip });
      }),
  };
}
