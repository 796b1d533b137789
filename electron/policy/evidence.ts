import type { IsoDate } from '../contract/answers.ts';
import { type Failure, fail } from '../contract/errors.ts';
import type { EvidenceView, RecordedDocument } from '../contract/views.ts';
import { addDays, addYears, ageOn } from './calendar.ts';
import type { Program } from './program.ts';

type Dated = Pick<RecordedDocument, 'type' | 'issuedOn' | 'expiresOn'>;

/**
 * Whether a document counts today under the programme's rule for its type; null when it does. A document counts on
 * the day it expires and on the last day of its freshness.
 */
export function documentProblem(program: Program, document: Dated, today: IsoDate): Failure | null {
  const rule = program.documentTypes.find((type) => type.id === document.type);
  if (!rule) return fail('document.unknownType', { field: 'type' }).error;
  if (rule.expires) {
    if (!document.expiresOn) return fail('document.dateMissing', { field: 'expiresOn' }).error;
    if (document.expiresOn < today)
      return fail('document.expired', { field: 'expiresOn', values: { date: document.expiresOn } }).error;
  }
  if (rule.freshDays !== null) {
    if (!document.issuedOn) return fail('document.dateMissing', { field: 'issuedOn' }).error;
    if (document.issuedOn > today) return fail('answer.dateFuture', { field: 'issuedOn' }).error;
    if (addDays(document.issuedOn, rule.freshDays) < today)
      return fail('document.tooOld', { field: 'issuedOn', values: { days: rule.freshDays } }).error;
  }
  return null;
}

/**
 * What the programme's rule says of the documents seen so far: total, pure, and it explains itself. A requirement is
 * met by any valid document that proves it, and one document may meet several.
 */
export function evaluate(program: Program, documents: readonly Dated[], today: IsoDate): EvidenceView {
  const valid = documents.filter((document) => documentProblem(program, document, today) === null);
  const requirements = program.evidence.map((need) => {
    const proving = program.documentTypes.filter((type) => type.proves.includes(need.proves));
    const by = proving.filter((type) => valid.some((document) => document.type === type.id));
    return {
      id: need.id,
      name: need.name,
      met: by.length > 0,
      by: (by.length > 0 ? by : proving).map((type) => type.name),
      lacking: by.length > 0 ? null : need.lacking,
    };
  });
  return { complete: requirements.every((need) => need.met), requirements };
}

/** The last day the card is valid: the programme's years for the applicant's age, less none; null never expires. */
export function expiryOf(program: Program, birth: IsoDate, issuedOn: IsoDate): IsoDate | null {
  const age = ageOn(birth, issuedOn);
  const row = [...program.validity].sort((a, b) => b.fromAge - a.fromAge).find((candidate) => age >= candidate.fromAge);
  if (!row) throw new RangeError(`no validity row for age ${age} in ${program.id}`);
  return row.years === null ? null : addYears(issuedOn, row.years);
}
