import type { SealedReading } from '../../db/store.ts';
import type { Compared, ReadingView } from '../contract/views.ts';
import { compareReading } from '../intake/readers/compare.ts';
import type { Reading } from '../intake/readers/reading.ts';
import { documentOf, documentsOf } from './case-evidence.ts';
import { type CaseRecord, type Core, newId } from './core.ts';

/** Nobody shows more documents with a code; a scanner that runs wild must not fill a record. */
export const MOST_READINGS = 20;

/** A reading that nobody decided anything about. */
export function newReading(core: Core, read: Reading, documentId: string | null): SealedReading {
  const id = newId(core.parts).slice(0, 16);
  return { id, documentId, decidedBy: { name: null, birth: null, expires: null }, read };
}

function asksExpiry(core: Core, type: string): boolean {
  const rule = core.parts.program.documentTypes.find(({ id }) => id === type);
  return rule?.counts.some(({ expiry }) => expiry !== null) ?? false;
}

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
    {
      ...answers,
      expiresOn: from?.document.expiresOn ?? null,
      expiryAsked: from !== undefined && asksExpiry(core, from.document.type),
    },
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

/**
 * Whether a reading with an expiry date belongs to no document while one is recorded that it may have been read from: its
 * date was typed, and is held against nothing until the document is recorded with the reading.
 */
function unheld(core: Core, record: CaseRecord): boolean {
  const linked = new Set(record.readings.map(({ documentId }) => documentId));
  const typed = documentsOf(record).filter(
    ({ document, whose }) =>
      whose === 'applicant' && document.verified && !linked.has(document.id) && asksExpiry(core, document.type),
  );
  const bears = (type: string): readonly string[] =>
    core.parts.program.documentTypes.find(({ id }) => id === type)?.reads ?? [];
  return record.readings.some(
    ({ documentId, read }) =>
      documentId === null &&
      read.expires !== null &&
      typed.some(({ document }) => bears(document.type).includes(read.source)),
  );
}

/** Whether any reading of the record differs, or could without anybody seeing it. */
export function anyDiffers(core: Core, record: CaseRecord): boolean {
  return record.readings.some((reading) => differs(core, record, reading)) || unheld(core, record);
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

/**
 * An answer was corrected: what a supervisor let pass was another difference, and is asked again. At another age other
 * rules hold, so what the clerk decided for the old one and what was stated under it go with the old birth date.
 */
export function forgetDecisions(record: CaseRecord, field: 'name' | 'birth'): void {
  record.readings = record.readings.map((reading) => ({
    ...reading,
    decidedBy: { ...reading.decidedBy, [field]: null },
  }));
  if (field === 'birth') {
    record.decided = [];
    record.attestations = [];
  }
}
