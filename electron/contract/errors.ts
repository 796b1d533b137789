import { z } from 'zod';

/**
 * Every failure a person can meet, in one list. Each code has a sentence in every language catalogue
 * (`error.<code>`); a test holds the two together.
 */
export const FAILURE_CODES = [
  // the contract itself
  'call.unknown',
  'call.notAllowed',
  'call.badInput',
  'call.internal',
  // the station
  'station.purgeOpen',
  'station.storeDamaged',
  'station.storeNewer',
  'station.storeDrifted',
  'station.noHandOff',
  // signing in
  'signIn.wrong',
  'signIn.locked',
  'signIn.needed',
  // the application
  'application.none',
  'application.wrongState',
  'application.notFound',
  'application.held',
  'application.forgetCodeWrong',
  'application.forgetCodeLocked',
  'application.cardOutstanding',
  'answer.missing',
  'answer.tooLong',
  'answer.badCharacters',
  'answer.dateImpossible',
  'answer.dateFuture',
  'answer.tooYoung',
  'answer.notOffered',
  // documents and portrait
  'document.unknownType',
  'document.expired',
  'document.tooOld',
  'document.dateMissing',
  'document.notFound',
  'document.holdNotAllowed',
  'document.formRefused',
  'document.conditionMissing',
  'document.unverifiable',
  'document.wrongAge',
  'document.wrongPerson',
  'document.needsCompanion',
  'document.decidedAgainst',
  'document.alreadyRecorded',
  // a caretaker, attestations, and those who came together
  'caretaker.notHere',
  'caretaker.none',
  'attestation.notHere',
  'group.full',
  'group.notMember',
  // readers
  'reading.notUnderstood',
  'reading.checkDigit',
  'reading.notThisCase',
  'reading.notFound',
  'reading.noSupervisor',
  'reading.undecided',
  'image.notJpeg',
  'image.tooLarge',
  'image.blank',
  'portrait.required',
  // the card
  'card.evidenceLacking',
  'card.clerkDecides',
  'card.readingDiffers',
  'card.addressNotShown',
  'card.notConfirmed',
  'card.feeOpen',
  'card.doesNotFit',
  'card.unprintable',
  // the printer
  'printer.notReady',
  'printer.failed',
  'printer.unknown',
] as const;

export const FailureCode = z.enum(FAILURE_CODES);
export type FailureCode = z.infer<typeof FailureCode>;

/** An expected failure: a code, and values for its sentence. Values never hold an answer of the applicant. */
export interface Failure {
  code: FailureCode;
  /** The field it is about, where there is one: the window links its error summary to it. */
  field?: string;
  /** Placeholders of the sentence: counts, dates, printer words; never personal data. */
  values?: Record<string, string | number>;
}

export const fail = (code: FailureCode, more: Omit<Failure, 'code'> = {}): { ok: false; error: Failure } => ({
  ok: false,
  error: { code, ...more },
});
