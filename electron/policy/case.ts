import type { IsoDate } from '../contract/answers.ts';

/** A document as a clerk recorded it; what the rules are held against. */
export interface ShownDocument {
  id: string;
  type: string;
  form: 'original' | 'certified-copy' | 'copy' | 'phone';
  /** The date its type's freshness is counted from: of issue, of filing, or the last day of the tax year. */
  issuedOn: IsoDate | null;
  expiresOn: IsoDate | null;
  /** Ids of the type's conditions that the clerk saw met. */
  conditions: readonly string[];
  /** False: listed, but the clerk cannot verify it and refuses it. */
  verified: boolean;
  /** What the clerk decided where a gap of the rules leaves it to them; null: nothing yet. */
  decision: 'counts' | 'refused' | null;
  /** The gaps that were put before the clerk then: what they did not see they did not decide. */
  decidedGaps: readonly string[];
}

/** One applicant's case, as far as evidence goes. */
export interface EvidenceCase {
  /** Null: not known yet; the rules for adults hold. */
  birth: IsoDate | null;
  documents: readonly ShownDocument[];
  caretaker: { relation: string; documents: readonly ShownDocument[] } | null;
  /** Ids of the attestations that were given. */
  attestations: readonly string[];
  /** Ids of gaps of the case itself (not of a document) whose reading the clerk took. */
  decided: readonly string[];
}
