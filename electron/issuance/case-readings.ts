import type { SealedReading } from '../../db/store.ts';
import type { Compared, ReadingView } from '../contract/views.ts';
import { compareReading } from '../intake/readers/compare.ts';
import { documentOf } from './case-evidence.ts';
import type { CaseRecord, Core } from './core.ts';

/**
 * What of a reading agrees with the record, made anew at each look: a result that was kept could be out of date (P2). A
 * caretaker's document says nothing about the applicant, so only its dates are compared.
 */
export function comparedOf(core: Core, record: CaseRecord, reading: SealedReading): Compared[] {
  const from = reading.documentId === null ? undefined : documentOf(record, reading.documentId);
  const { name, birth } = record.answers;
  const answers = from?.whose === 'caretaker' ? {} : { ...(name && { name }), ...(birth && { birth }) };
  const fields = compareReading(
    reading.read,
    { ...answers, expiresOn: from?.document.expiresOn ?? null },
    core.today(),
  );
  return fields.map((compared) => ({
    ...compared,
    decidedBy: compared.state === 'differs' ? reading.decidedBy[compared.field] : null,
  }));
}

const open = (compared: Compared): boolean => compared.state === 'differs' && compared.decidedBy === null;

/** Whether a reading differs in a field that no supervisor has let pass. */
export function differs(core: Core, record: CaseRecord, reading: SealedReading): boolean {
  return comparedOf(core, record, reading).some(open);
}

/** Whether a reading of one of these documents does: who takes the document away would take the difference with it. */
export function differsOn(core: Core, record: CaseRecord, documents: ReadonlySet<string>): boolean {
  return record.readings.some(
    (reading) => reading.documentId !== null && documents.has(reading.documentId) && differs(core, record, reading),
  );
}

/** Whether any reading of the record does. */
export function anyDiffers(core: Core, record: CaseRecord): boolean {
  return record.readings.some((reading) => differs(core, record, reading));
}

/** A reading as the counter shows it. */
export function readingView(core: Core, record: CaseRecord, reading: SealedReading): ReadingView {
  const { id, documentId, read } = reading;
  return {
    id,
    source: read.source,
    format: read.format,
    compared: comparedOf(core, record, reading),
    types: core.parts.program.documentTypes.filter(({ reads }) => reads.includes(read.source)).map((type) => type.id),
    documentId,
    expiresOn: read.expires,
    issuedOn: read.issued,
  };
}

/** An answer was corrected: what a supervisor let pass was another difference, and is asked again. */
export function forgetDecisions(record: CaseRecord, field: 'name' | 'birth'): void {
  record.readings = record.readings.map((reading) => ({
    ...reading,
    decidedBy: { ...reading.decidedBy, [field]: null },
  }));
}
