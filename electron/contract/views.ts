import type { Answers, IsoDate, LanguageTag, QuestionId } from './answers.ts';
import type { Role, WindowKind } from './define.ts';
import type { Failure } from './errors.ts';

/**
 * What main tells a window. A window keeps nothing but what is being typed: it draws the view it was last given, so a
 * fresh process shows the right screen at once.
 */

/** A text of the programme in the languages it offers; `en` is always there. */
export type Text = { en: string } & Record<LanguageTag, string>;

/** What the programme lets the screens say and ask. */
export interface ProgramSummary {
  id: string;
  city: string;
  cardName: Text;
  languages: LanguageTag[];
  questions: QuestionId[];
  /** May be left off the card at every age. */
  optional: QuestionId[];
  /** Answers to "an address on the card?" that the programme knows. */
  addressModes: ('given' | 'none' | 'care-of' | 'protected')[];
  genderOptions: { id: string; name: Text }[];
  /** Youngest age at which one may apply, in years. */
  minimumAge: number;
  /** `sighted`: documents are looked at and handed back. `held-until-issued`: an image may be held, sealed, until the end. */
  documents: 'sighted' | 'held-until-issued';
  /** Why images are held, where they are. */
  heldPurpose: Text | null;
  /** Whether a card may be issued without a portrait. */
  portraitWaivable: boolean;
  /** Register columns that stay after issuance, as catalogue keys: cardNumber, issuedOn, expiresOn, status. */
  stays: ('cardNumber' | 'issuedOn' | 'expiresOn' | 'status')[];
  appeal: Text;
}

/** A number on the called-numbers strip. */
export interface CalledNumber {
  number: string;
  counter: string;
}

interface Common {
  program: ProgramSummary;
  /** Nothing commissioned: every card is a watermarked specimen. */
  training: boolean;
  language: LanguageTag;
  called: CalledNumber[];
}

/** A running countdown; the window shows the seconds left, main acts at the end. */
export interface Countdown {
  /** Epoch milliseconds. */
  endsAt: number;
  seconds: number;
}

export type WalkupView = Common & {
  /** Set while the idle warning is up. */
  idle: Countdown | null;
  staffCalled: boolean;
  screen:
    | { at: 'welcome' }
    | { at: 'closed'; reason: Failure }
    /** What did you bring? Nothing personal is asked, and what is ticked stays in the page. */
    | { at: 'precheck'; documentTypes: DocumentType[]; ages: AgeBand[] }
    /** `answered`: there are answers to lose, so the way back leads through "Stop and forget me" and its confirmation. */
    | { at: 'truth'; answered: boolean }
    /** `person`: which of those who came together, from 1. */
    | {
        at: 'question';
        question: QuestionId;
        number: number;
        of: number;
        answers: Answers;
        changing: boolean;
        person: number;
      }
    /** `mayAddPerson`: others who came along can be entered under the same number. */
    | { at: 'check'; answers: Answers; person: number; mayAddPerson: boolean }
    /** `people`: how many share the number. */
    | {
        at: 'waiting';
        number: string;
        forgetCode: string;
        people: number;
        slip: 'printed' | 'shown' | 'failed';
        closes: Countdown;
      }
    /** `verified`: the purge was; otherwise staff see on their screen what is left to mend. */
    | { at: 'forgotten'; verified: boolean; closes: Countdown };
};

/** Everything that is drawn on a card. The same value is previewed and printed. */
export interface CardFace {
  city: string;
  cardName: string;
  design: string;
  /** Language of the printed labels, which need not be that of the window; absent: English. */
  language?: LanguageTag;
  specimen: boolean;
  givenNames: string;
  familyName: string;
  dateOfBirth: IsoDate;
  cardNumber: string;
  issuedOn: IsoDate;
  /** Null: never expires. */
  expiresOn: IsoDate | null;
  address: string[];
  gender: string | null;
  emergency: { name: string; phone: string } | null;
  /** Where the window gets the portrait: a path on its own origin, served from memory. Null: none taken. */
  portrait: string | null;
  /** The text inside the QR on the back. */
  code: string;
}

/** What the purge found; drawn as the certificate. Names nobody. */
export interface PurgeCertificate {
  cause: EndCause;
  end: 'issued' | 'refused' | 'cancelled' | 'expired';
  on: IsoDate;
  station: string;
  /** First eight bytes of SHA-256 of the station's public key, as hex pairs. */
  keyId: string;
  objectsDeleted: number;
  imagesDeleted: number;
  keysDestroyed: number;
  checks: { step: PurgeStep; passed: boolean; detail: string }[];
  /** What of this application stays: nothing but for an issued card. */
  stays: ProgramSummary['stays'];
  /** Numbers of cards of this application that failed or were spoiled: they stay void for good, joined to nobody. */
  voidNumbers: number;
  /** `PC1:` and base45 of the signed statement; also the QR on the printed slip. */
  code: string;
  /** The command that verifies it, as printed. */
  command: string;
}

export const PURGE_STEPS = ['key', 'rows', 'log', 'paths', 'spool', 'renderers'] as const;
export type PurgeStep = (typeof PURGE_STEPS)[number];

/** Why an application ended, beside the clerk's refusal reasons. */
export type EndCause =
  | 'issued'
  | 'refused'
  | 'forget-me'
  | 'idle'
  | 'left'
  | 'no-show'
  | 'close-of-day'
  | 'lost-power'
  | 'renderer-gone';

/** `shown`: this station has no slip printer. `failed`: it has one, and it did not print. */
export type CertificateSlip = 'none' | 'printed' | 'shown' | 'failed';

export type FacingView = Common & {
  screen:
    | { at: 'idle' }
    | { at: 'wait'; reason: 'walkup-busy' | 'clerk' }
    | { at: 'confirm'; number: string; revision: number; answers: Answers; changed: QuestionId[]; disputed: boolean }
    | { at: 'preview'; number: string; face: CardFace; revision: number; disputed: boolean }
    | { at: 'printing' }
    | { at: 'card'; face: CardFace; answer: 'right' | 'wrong' | null }
    | { at: 'certificate'; certificate: PurgeCertificate; slip: CertificateSlip; closes: Countdown }
    /** The application ended, but its purge is not verified yet: nothing is claimed. */
    | { at: 'unverified'; end: PurgeCertificate['end']; step: PurgeStep; closes: Countdown }
    | {
        at: 'refused';
        reasons: Text[];
        /** What would make the evidence complete, cheapest first; empty where it was. */
        bring: Fix[];
        appeal: Text;
        /** The slip with all of it. */
        refusalSlip: 'printed' | 'shown' | 'failed';
        certificate: PurgeCertificate | null;
        slip: CertificateSlip;
        closes: Countdown;
      };
};

export interface StaffMember {
  id: string;
  name: string;
  roles: Role[];
  /** In training only: the PIN to show on the sign-in screen. */
  demoPin: string | null;
}

/** A choice that people read. */
export interface Choice {
  id: string;
  name: Text;
}

/** Headings under which document types are listed, in their order; their words are the catalogues'. */
export const DOCUMENT_KINDS = [
  'photo-id',
  'passport',
  'birth-family',
  'immigration',
  'school',
  'work',
  'benefits-health',
  'home',
  'money-tax',
  'letter',
  'other',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export type DocumentForm = 'original' | 'certified-copy' | 'copy' | 'phone';

/** What a document type demands when a clerk records it. */
export interface DocumentType {
  id: string;
  name: Text;
  kind: DocumentKind;
  /** Other words by which people know it. */
  words: string[];
  /** Among what most people bring. */
  common: boolean;
  /** Everything it may prove, over all ways in which it counts. */
  proves: Attribute[];
  /** The most points it may bring; zeros in a programme without points. */
  identity: number;
  residency: number;
  /** Names of the categories it may count as. */
  categories: Text[];
  shownBy: ('applicant' | 'caretaker')[];
  /** Forms in which it is taken; with one there is nothing to choose. */
  forms: DocumentForm[];
  conditions: Choice[];
  /** Which date the clerk takes from it; null: none. `taxYear` is a year, sent as its last day. */
  asksDate: 'issued' | 'filed' | 'tax-year' | null;
  /** How that date is judged, for the hint beside the field: so many days, or to a day of a later year. */
  fresh: { days: number } | { month: number; day: number; yearsAfter: number } | null;
  asksExpiry: boolean;
  /** How long after its expiry it may still count, in its most lenient way. */
  grace: { days: number } | { years: number } | null;
  /** One that bears no expiry date may count. */
  mayBeUndated: boolean;
  /** The clerk may say that it cannot be verified. */
  mayBeUnverifiable: boolean;
  reads: ('mrz' | 'aamva')[];
}

/** What a document can show. `relationship`: that the caretaker who shows it may speak for the applicant. */
export const ATTRIBUTES = ['photo', 'birth-date', 'identity', 'residency', 'relationship'] as const;
export type Attribute = (typeof ATTRIBUTES)[number];

/** An age class that some rule of the programme tells apart; both ends included. */
export interface AgeBand {
  from: number;
  /** Null: and older. */
  to: number | null;
}

/** A document of this case, as recorded. */
export interface RecordedDocument {
  id: string;
  type: string;
  whose: 'applicant' | 'caretaker';
  form: DocumentForm;
  issuedOn: IsoDate | null;
  expiresOn: IsoDate | null;
  conditions: string[];
  verified: boolean;
  decision: 'counts' | 'refused' | null;
  /** Number of held images. */
  images: number;
}

/** A question that the city's rules leave open. */
export interface GapView {
  id: string;
  about: Text;
}

/** What the rules say of one recorded document. */
export interface JudgedDocument {
  id: string;
  /** `clerk-decides`: a gap, and no decision yet. `spare`: it is good, but nothing needs it. */
  state: 'counts' | 'clerk-decides' | 'spare' | 'refused';
  /** Why it does not count. */
  problem: Failure | null;
  gaps: GapView[];
  /** What it brings as it is counted now. */
  as: Text | null;
  identity: number;
  residency: number;
  proves: Attribute[];
}

export interface NeedView {
  id: string;
  name: Text;
  state: 'met' | 'clerk-decides' | 'lacking' | 'waived';
  /** The documents that meet it, in the assignment found. */
  by: { documentId: string; type: string; name: Text }[];
  /** The attestation that meets it instead. */
  attestation: Text | null;
  /** What to say to somebody who lacks it; null unless lacking. */
  lacking: Text | null;
  /** Points of `points` needs: reached and asked. */
  points: { reached: number; asked: number } | null;
}

/** A way to make the evidence complete: bring these. */
export interface Fix {
  documents: { type: string; name: Text; whose: 'applicant' | 'caretaker' }[];
  /** Attestations that would do, or go with the documents. */
  attestations: Text[];
  /** A caretaker has to come along. */
  caretaker: boolean;
}

/** What the city's rules say of a case's evidence. */
export interface EvidenceView {
  /** `clerk-decides`: complete only if the clerk takes a reading that the rules leave open. */
  outcome: 'met' | 'clerk-decides' | 'lacking';
  needs: NeedView[];
  documents: JudgedDocument[];
  /** Null where no rule about caretakers holds for the applicant and none is there. */
  caretaker: { name: Text; required: boolean; present: boolean; relations: Choice[]; needs: NeedView[] } | null;
  /** Attestations that may be given in this case; `open`: something must be shown first. */
  attestations: { id: string; name: Text; statement: Text; given: boolean; open: boolean }[];
  /** Gaps of the case itself that the clerk has to settle before it can be complete. */
  gaps: GapView[];
  /** At most five, cheapest first: fewest documents, then what most people have. Empty unless lacking. */
  fixes: Fix[];
  /** The address a card may bear, by the document that shows residency. */
  address: 'any' | 'care-of' | 'none' | 'protected';
}

/** What the pre-check says of what somebody ticked. */
export interface PrecheckView {
  outcome: EvidenceView['outcome'];
  needs: NeedView[];
  caretaker: EvidenceView['caretaker'];
  attestations: Text[];
  gaps: GapView[];
  fixes: Fix[];
}

/** A field that a reader's document and the applicant's answer both have. */
export interface Compared {
  field: 'name' | 'birth' | 'expires';
  /**
   * `same`: to the letter. `as-written`: the same by ICAO 9303-3 transliteration and truncation. `differs`: neither.
   * `absent`: one of the two has none.
   */
  state: 'same' | 'as-written' | 'differs' | 'absent';
  /** What was typed, and what the document says; dates as `YYYY-MM-DD`. */
  answer: string | null;
  document: string | null;
  /** Staff id of the supervisor who let a difference pass. */
  decidedBy: string | null;
}

/** A machine-readable zone or a licence's barcode that was read for this case. It fills; it never proves. */
export interface ReadingView {
  id: string;
  source: 'mrz' | 'aamva';
  /** `TD1`, `TD2`, `TD3`, or `AAMVA 08`. */
  format: string;
  compared: Compared[];
  /** Document types of the programme that bear such a code. */
  types: string[];
  /** The recorded document it was read from. */
  documentId: string | null;
  expiresOn: IsoDate | null;
  issuedOn: IsoDate | null;
}

export interface PrinterView {
  kind: 'training' | 'cups' | 'none';
  state: 'ready' | 'printing' | 'needs-attention' | 'offline' | 'unknown';
  /** IPP printer-state-reasons without severity, e.g. media-empty, marker-supply-low. */
  reasons: string[];
  /** Cards loaded, where stock is kept. */
  cards: number | null;
  /** Percent, where the printer tells. */
  ribbon: number | null;
}

export type FeeKindId = 'first' | 'renewal' | 'replacement';

export type ApplicationState =
  | 'drafting'
  | 'waiting'
  | 'reviewing'
  | 'ready'
  | 'printing'
  | 'printed'
  | 'issued'
  | 'refused'
  | 'cancelled'
  | 'expired';

/** One of the people who share a waiting number. */
export interface MemberView {
  id: string;
  /** 1 for the first who was entered. */
  place: number;
  /** Given names or, without them, the family name; null where nothing was typed yet. */
  name: string | null;
  state: ApplicationState;
  complete: boolean;
  inFront: boolean;
}

export interface CaseView {
  /** Of the application; opaque, and gone with it. */
  id: string;
  number: string;
  /** Everybody under this number, this case among them; one alone makes a list of one. */
  members: MemberView[];
  state: ApplicationState;
  language: LanguageTag;
  begunBy: 'applicant' | 'clerk';
  answers: Answers;
  revision: number;
  /** The applicant confirmed this very revision (on a screen, or aloud as a clerk attests). */
  confirmed: 'no' | 'screen' | 'aloud';
  /** The applicant said on the facing screen that something is wrong. */
  disputed: boolean;
  documents: RecordedDocument[];
  evidence: EvidenceView;
  caretaker: { relation: string } | null;
  readings: ReadingView[];
  /** Path on the window's own origin; null where none was taken. */
  portrait: string | null;
  portraitWaived: boolean;
  face: CardFace | null;
  /** Why the card cannot be composed, where it cannot. */
  faceProblem: Failure | null;
  fee: {
    kind: FeeKindId;
    cents: number;
    settled: 'open' | 'paid' | 'waived';
    waiver: string | null;
    /** What may be chosen: for these ages, with what each would cost now. */
    kinds: { id: FeeKindId; name: Text; cents: number; firstFree: boolean; surrender: boolean }[];
    waivers: Choice[];
  };
  /** The next act is Print; what still stops it, first thing first. Empty: it can be printed. */
  blockers: Failure[];
  /** `unknown`: the spooler lost the job, so a clerk must look and say where the card is. */
  attempt: {
    number: string;
    state: 'reserved' | 'spooled' | 'sent' | 'unknown' | 'failed' | 'spoiled' | 'confirmed';
    copy: number;
  } | null;
  applicantSays: 'right' | 'wrong' | null;
  /** Epoch milliseconds of taking it in front. */
  since: number;
}

export interface CounterView {
  program: ProgramSummary;
  training: boolean;
  station: string;
  /**
   * In training: the windows that share a display with another, in the order of the keys that bring them to the front,
   * Ctrl+F1, F2, F3. Empty where each has its own, and outside training, where there is no such switch.
   */
  sharing: WindowKind[];
  /** The host the app runs on, for the foot line. */
  host: string;
  /** The station cannot open at all (its store is damaged, newer or drifted); nothing else of the view matters then. */
  closed: Failure | null;
  signedIn: StaffMember | null;
  staff: StaffMember[];
  /** Until when signing in is slowed for a person. */
  locked: { staffId: string; until: number } | null;
  printer: PrinterView;
  camera: 'unknown' | 'present' | 'missing';
  waiting: {
    number: string;
    people: number;
    since: number;
    language: LanguageTag;
    state: ApplicationState;
    mine: boolean;
  }[];
  today: { issued: number; spoiled: number; refused: number; cancelled: number };
  documentTypes: DocumentType[];
  refusalReasons: Choice[];
  spoilReasons: string[];
  case: CaseView | null;
  /** A purge that cannot be verified lets nobody begin (P3). */
  purgeOpen: { step: PurgeStep; detail: string } | null;
  /** Cards whose whereabouts a clerk must say after a crash. */
  reconcile: { number: string; waiting: string; state: 'spooled' | 'sent' }[];
  /** What happened at the last start or end, one sentence each, until dismissed. */
  notices: { id: number; code: NoticeCode; values: Record<string, string | number> }[];
  /** Training printer's tray: the last card, held in memory only, until its case ends. */
  tray: { face: CardFace } | null;
  slipTray: { kind: 'waiting' | 'certificate' | 'precheck' | 'refusal' | 'scanner'; closes: Countdown } | null;
  /** The programme's own state, for administrators; null for everybody else. */
  rules: RulesView | null;
  /** The rule file that was asked for cannot be used, so the last good one holds. Told to all staff. */
  rulesRefused: { file: string; problems: { path: string; value: string | null; allowed: string }[] } | null;
  /** What the check of the scanner said today. */
  scanner: ScannerCheck;
  staffCalled: boolean;
  /** The last end and whether its purge was verified. */
  lastEnd: {
    end: 'issued' | 'refused' | 'cancelled' | 'expired';
    cause: EndCause;
    checksPassed: number;
    checks: number;
    /** The waiting number it had, where others under that number were left waiting. */
    others?: string;
  } | null;
}

/**
 * `noStartKey`: it typed into a field. `layout`: keys arrive as others, `wrong` names the first (sent and arrived).
 * `controls`: the control characters of a licence's code are lost.
 */
export type ScannerCheck =
  | { state: 'unchecked' | 'ok' | 'noStartKey' | 'controls' }
  | { state: 'layout'; wrong: { sent: string; arrived: string }[] };

/** What an administrator has to know of the programme in force. */
export interface RulesView {
  id: string;
  status: 'programme' | 'sketch';
  reviewBy: IsoDate;
  /** Past it today. */
  reviewOverdue: boolean;
  sources: { id: string; title: string; published: string | null; read: IsoDate }[];
  gaps: { id: string; about: Text; signedOff: { by: string; on: IsoDate } | null; where: string[] }[];
  disposal: {
    purged: 'application' | 'evidence' | 'portrait' | 'document-images' | 'print-job';
    authority: {
      kind: 'ordinance' | 'schedule-item' | 'approval';
      reference: string;
      on: IsoDate;
      confirmedBy: string;
    } | null;
  }[];
  /** Why it may run in training only; empty: it may run at the counter. */
  trainingOnly: { reason: 'gap' | 'review' | 'sketch' | 'disposal' | 'field-not-built'; what: string }[];
}

export const NOTICE_CODES = [
  'start.resumedCase',
  'start.purgedLostKeys',
  'start.purgeResumed',
  'start.sweptLeftovers',
  'start.reconcile',
  'window.replaced',
  'draft.lostWithWindow',
] as const;
export type NoticeCode = (typeof NOTICE_CODES)[number];
