import type { SealedDocument } from '../../db/store.ts';
import type { IsoDate } from '../contract/answers.ts';
import type { EvidenceView } from '../contract/views.ts';
import type { EvidenceCase } from '../policy/case.ts';
import { evaluate } from '../policy/evidence.ts';
import { withCaseGaps } from './case-gaps.ts';
import type { CaseRecord, Core } from './core.ts';

export type Whose = 'applicant' | 'caretaker';

/** The day of birth as it was answered; null while it was not. */
export const birthOf = (record: CaseRecord): IsoDate | null => record.answers.birth?.dateOfBirth ?? null;

/** What the rules are held against: the record without a word of who it is. */
export function evidenceCase(record: CaseRecord): EvidenceCase {
  return {
    birth: birthOf(record),
    documents: record.documents,
    caretaker: record.caretaker,
    attestations: record.attestations,
    decided: record.decided,
  };
}

/** What the city's rules say of the record's evidence today. */
export function evidenceOf(core: Core, record: CaseRecord): EvidenceView {
  const { program } = core.parts;
  return withCaseGaps(program, record, evaluate(program, evidenceCase(record), core.today()));
}

/** Every document of the record, with whose it is. */
export function documentsOf(record: CaseRecord): { document: SealedDocument; whose: Whose }[] {
  return [
    ...record.documents.map((document) => ({ document, whose: 'applicant' as const })),
    ...(record.caretaker?.documents ?? []).map((document) => ({ document, whose: 'caretaker' as const })),
  ];
}

/** A recorded document by its id. */
export function documentOf(record: CaseRecord, id: string): { document: SealedDocument; whose: Whose } | undefined {
  return documentsOf(record).find(({ document }) => document.id === id);
}

/** The record with one person's documents replaced; a caretaker who is not there has none. */
export function withDocuments(record: CaseRecord, whose: Whose, documents: SealedDocument[]): void {
  if (whose === 'applicant') record.documents = documents;
  else if (record.caretaker) record.caretaker = { ...record.caretaker, documents };
}

/**
 * Whether the address answer may be printed on what was shown: a care-of letter never becomes a street address, and who
 * showed that they have none is not printed with one. Keeping it off is always allowed.
 */
export function addressShown(shown: EvidenceView['address'], record: CaseRecord): boolean {
  const kind = record.answers.address?.kind ?? 'none';
  if (shown === 'any' || kind === 'none' || kind === 'protected') return true;
  return shown === 'care-of' && kind === 'care-of';
}
