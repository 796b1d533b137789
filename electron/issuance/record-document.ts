import type { SealedDocument } from '../../db/store.ts';
import { ok, type Result } from '../contract/define.ts';
import { type Failure, fail } from '../contract/errors.ts';
import { documentProblem } from '../policy/evidence.ts';
import { birthOf, documentsOf, type Whose, withDocuments } from './case-evidence.ts';
import { comparedOf, MOST_READINGS, newReading } from './case-readings.ts';
import { keep, readRecord } from './casefile.ts';
import { type Casefile, type CaseRecord, type Core, newId } from './core.ts';
import { membersOf } from './members.ts';

/** More than this nobody shows; the rules are held against every combination. */
const MOST_DOCUMENTS = 40;

/** A document as a clerk records it; what it is called inside a record is not theirs to say. */
export type Recorded = Omit<SealedDocument, 'id' | 'decision' | 'decidedGaps'> & {
  whose: Whose;
  /** The reading it was read with. */
  reading: string | null;
  alsoFor: readonly { member: string; whose: Whose }[];
};

/** Records a document for the case in front and, by the same act, for others under its number: all of them, or none. */
export function recordDocument(core: Core, file: Casefile, shown: Recorded, staffId: string): Result<{ id: string }> {
  const { store } = core.parts;
  const problem = problemFor(core, file.record, shown, shown.whose);
  if (problem) return { ok: false, error: problem };
  const linked = linkProblem(core, file.record, shown);
  if (linked) return { ok: false, error: linked };
  const others = othersOf(core, file, shown);
  if (!others.ok) return others;

  const dropped = shown.reading === null ? false : setAside(core, file.record, shown.reading, shown.whose);
  const read = file.record.readings.find((reading) => reading.id === shown.reading)?.read;
  const id = add(core, file.record, shown, shown.whose);
  if (shown.reading !== null) link(file.record, shown.reading, id);
  store.transaction(() => {
    for (const { memberId, record, whose } of others.value) {
      // An id of its own, under a key of its own: nothing left over could join the two records.
      const documentId = add(core, record, shown, whose);
      // What was read is held against each one's own answers, and nobody decided about it there.
      if (read) record.readings = [...record.readings, newReading(core, read, documentId)];
      store.casework.writeRecord(memberId, record);
    }
    keep(core, file, dropped ? [{ code: 'reading.dropped', staffId }] : []);
  });
  return ok({ id });
}

function add(core: Core, record: CaseRecord, shown: Recorded, whose: Whose): string {
  const id = newId(core.parts).slice(0, 16);
  const { type, form, issuedOn, expiresOn, verified } = shown;
  const conditions = [...new Set(shown.conditions)];
  const document = { id, type, form, issuedOn, expiresOn, conditions, verified, decision: null, decidedGaps: [] };
  const own = whose === 'applicant' ? record.documents : (record.caretaker?.documents ?? []);
  withDocuments(record, whose, [...own, document]);
  return id;
}

/** Why it cannot be recorded for this person: their own age and their own caretaker decide. */
function problemFor(core: Core, record: CaseRecord, shown: Recorded, whose: Whose): Failure | null {
  const { program } = core.parts;
  const type = program.documentTypes.find((rule) => rule.id === shown.type);
  if (!type) return fail('document.unknownType', { field: 'type' }).error;
  if (shown.conditions.some((id) => !type.conditions.some((condition) => condition.id === id)))
    return fail('answer.notOffered', { field: 'conditions' }).error;
  if (whose === 'caretaker' && !record.caretaker) return fail('caretaker.none', { field: 'whose' }).error;
  if (alreadyRecorded(record, shown, whose)) return fail('document.alreadyRecorded', { field: 'type' }).error;
  if (documentsOf(record).length >= MOST_DOCUMENTS) return fail('application.wrongState').error;
  if (!shown.verified) {
    // Recorded as what it is, a document that does not count, whatever else might be wrong with it.
    if (!program.documents.mayRefuseUnverifiable) return fail('answer.notOffered', { field: 'verified' }).error;
    return type.shownBy.includes(whose) ? null : fail('document.wrongPerson', { field: 'type' }).error;
  }
  const { form, issuedOn, expiresOn, conditions } = shown;
  const document = {
    type: type.id,
    form,
    issuedOn,
    expiresOn,
    conditions,
    verified: true,
    decision: null,
    decidedGaps: [],
  };
  return documentProblem(program, document, whose, birthOf(record), core.today());
}

/** One card in the hand, recorded twice, would give its points twice. */
function alreadyRecorded(record: CaseRecord, shown: Recorded, whose: Whose): boolean {
  return documentsOf(record).some(
    (one) =>
      one.whose === whose &&
      one.document.type === shown.type &&
      one.document.form === shown.form &&
      one.document.issuedOn === shown.issuedOn &&
      one.document.expiresOn === shown.expiresOn,
  );
}

type Other = { memberId: string; record: CaseRecord; whose: Whose };

/** The others it is recorded for; only who waits under the same number (P8). */
function othersOf(core: Core, file: Casefile, shown: Recorded): Result<Other[]> {
  const members = membersOf(core, file);
  const others: Other[] = [];
  for (const { member, whose } of shown.alsoFor) {
    const row = members.find(({ id }) => id === member);
    if (!row || row.id === file.id || others.some(({ memberId }) => memberId === member))
      return fail('group.notMember', { field: 'alsoFor' });
    if (row.state !== 'waiting') return fail('application.cardOutstanding', { field: 'alsoFor' });
    const record = readRecord(core, row.id);
    if (!record) return fail('application.notFound', { field: 'alsoFor' });
    const problem = problemFor(core, record, shown, whose);
    if (shown.reading !== null && record.readings.length >= MOST_READINGS)
      return fail('application.wrongState', { field: 'alsoFor' });
    if (problem) {
      const place = members.indexOf(row) + 1;
      return fail(problem.code, { field: 'alsoFor', values: { ...problem.values, place } });
    }
    others.push({ memberId: row.id, record, whose });
  }
  return ok(others);
}

/** Why the document is not what was read: of another kind than bears such a code, or the reading is another's. */
function linkProblem(core: Core, record: CaseRecord, shown: Recorded): Failure | null {
  if (shown.reading === null) return null;
  const reading = record.readings.find(({ id }) => id === shown.reading);
  if (!reading) return fail('reading.notFound', { field: 'reading' }).error;
  const type = core.parts.program.documentTypes.find((rule) => rule.id === shown.type);
  const bears = type?.reads.includes(reading.read.source) ?? false;
  if (!bears || reading.documentId !== null) return fail('reading.notThisCase', { field: 'reading' }).error;
  return null;
}

/**
 * Whether a difference from the applicant's answers ends by the document being a caretaker's. A parent's passport never
 * bears the child's name, so no supervisor is called for it; but the document then proves nothing of the applicant, and
 * the ledger says that a reading was set aside.
 */
function setAside(core: Core, record: CaseRecord, readingId: string, whose: Whose): boolean {
  const reading = record.readings.find(({ id }) => id === readingId);
  if (whose !== 'caretaker' || !reading) return false;
  return comparedOf(core, record, reading).some(({ state }) => state === 'differs');
}

function link(record: CaseRecord, readingId: string, documentId: string): void {
  record.readings = record.readings.map((reading) =>
    reading.id === readingId ? { ...reading, documentId, decidedBy: { ...reading.decidedBy, expires: null } } : reading,
  );
}
