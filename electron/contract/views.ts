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
  optional: QuestionId[];
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
    /** `answered`: there are answers to lose, so the way back leads through "Stop and forget me" and its confirmation. */
    | { at: 'truth'; answered: boolean }
    | { at: 'question'; question: QuestionId; number: number; of: number; answers: Answers; changing: boolean }
    | { at: 'check'; answers: Answers }
    | { at: 'waiting'; number: string; forgetCode: string; slip: 'printed' | 'shown' | 'failed'; closes: Countdown }
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
        appeal: Text;
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

/** What a document type demands when a clerk records it. */
export interface DocumentType {
  id: string;
  name: Text;
  /** Attributes it proves, e.g. photo, birthDate, residency, identity. */
  proves: Attribute[];
  expires: boolean;
  /** Days after issue during which it counts; null where its issue date does not matter. */
  freshDays: number | null;
}

export type Attribute = 'photo' | 'birth-date' | 'identity' | 'residency';

/** A document of this case, as recorded. */
export interface RecordedDocument {
  id: string;
  type: string;
  issuedOn: IsoDate | null;
  expiresOn: IsoDate | null;
  /** Number of held images. */
  images: number;
}

/** What the city's rule says of the documents recorded so far. */
export interface EvidenceView {
  complete: boolean;
  requirements: {
    id: string;
    name: Text;
    met: boolean;
    /** Document types that meet it, or what would. */
    by: Text[];
    lacking: Text | null;
  }[];
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

export interface CaseView {
  number: string;
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
  /** Path on the window's own origin; null where none was taken. */
  portrait: string | null;
  portraitWaived: boolean;
  face: CardFace | null;
  /** Why the card cannot be composed, where it cannot. */
  faceProblem: Failure | null;
  fee: { cents: number; settled: 'open' | 'paid' | 'waived'; waiver: string | null };
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
  waivers: { id: string; name: Text }[];
  refusalReasons: { id: string; name: Text }[];
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
  slipTray: { kind: 'waiting' | 'certificate'; closes: Countdown } | null;
  staffCalled: boolean;
  /** The last end and whether its purge was verified. */
  lastEnd: {
    end: 'issued' | 'refused' | 'cancelled' | 'expired';
    cause: EndCause;
    checksPassed: number;
    checks: number;
  } | null;
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
