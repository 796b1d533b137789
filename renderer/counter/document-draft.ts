import type { DocumentForm, DocumentType, ReadingView } from '../../electron/contract/views.ts';

type Whose = 'applicant' | 'caretaker';

/** A document while a clerk is recording it, as it stands in the fields. */
export interface Draft {
  type: string;
  /** As typed; a reading writes `YYYY-MM-DD`, which the field reads like anything else. */
  issued: string;
  expires: string;
  form: DocumentForm;
  conditions: readonly string[];
  reading: string | null;
  /** Others under the number for whom it is recorded too. */
  alsoFor: readonly { member: string; whose: Whose }[];
}

/** A draft of a type chosen, with the dates that a reading brought. */
export const draftFor = (type: DocumentType, reading: ReadingView | null): Draft => ({
  type: type.id,
  issued: (type.asksDate === 'issued' && reading?.issuedOn) || '',
  expires: (type.asksExpiry && reading?.expiresOn) || '',
  form: type.forms[0] ?? 'original',
  conditions: [],
  reading: reading?.id ?? null,
  alsoFor: [],
});

/**
 * Whose document it is for somebody else under the number: what shows a home belongs to all who live there; what shows
 * who somebody is can be another's only as their caretaker's.
 */
export const usuallyWhose = (type: DocumentType): Whose =>
  !type.shownBy.includes('applicant') ||
  (type.shownBy.includes('caretaker') && type.proves.some((one) => one === 'photo' || one === 'identity'))
    ? 'caretaker'
    : 'applicant';
