import type { OpenPurge, SealedRecord, Store } from '../../db/store.ts';
import type { Press } from '../card/press.ts';
import type { Answers, IsoDate, LanguageTag, QuestionId } from '../contract/answers.ts';
import type { WindowKind } from '../contract/define.ts';
import type {
  CardFace,
  CertificateSlip,
  Countdown,
  CounterView,
  Fix,
  NoticeCode,
  PrinterView,
  PurgeCertificate,
  PurgeStep,
  ScannerCheck,
  Text,
} from '../contract/views.ts';
import { dayOf } from '../policy/calendar.ts';
import type { Program } from '../policy/program.ts';
import type { CardPrinter, SlipPrinter } from '../printing/printer.ts';
import type { IssuingKey } from '../station/issuing-key.ts';
import type { SignIn } from '../station/sign-in.ts';
import type { Application } from './machine.ts';
import type { Windows } from './windows.ts';

/** Everything the desks work with, passed in: no desk reads a clock, a random source or a device of its own. */
export interface DeskParts {
  program: Program;
  /** What is wrong with the rule file that was asked for, where the station stays on its last good one. */
  rulesRefused: CounterView['rulesRefused'];
  training: boolean;
  station: string;
  role: 'walk-up' | 'counter' | 'combined';
  hostName: string;
  store: Store;
  keyRing: {
    create(id: string): void;
    get(id: string): Uint8Array | undefined;
    destroy(id: string): boolean;
    ids(): string[];
  };
  key: IssuingKey;
  signIn: SignIn;
  windows: Windows;
  press: Press;
  cardPrinter: CardPrinter;
  slipPrinter: SlipPrinter;
  sweepPaths: () => Promise<string[]>;
  now: () => Date;
  random: (bytes: number) => Uint8Array;
  /** Calls back once after so many milliseconds; the answer cancels it. */
  after: (ms: number, then: () => void) => () => void;
  /** Hears of a bug: where, never what about whom. */
  report: (where: string, bug: unknown) => void;
}

/** What is typed at the walk-up window; lives in memory only, until it is submitted or forgotten. */
export interface Draft {
  id: string;
  answers: Answers;
}

export type WalkupScreen =
  | { at: 'welcome' | 'precheck' | 'truth' | 'check' }
  | { at: 'question'; question: QuestionId; changing: boolean }
  | {
      at: 'waiting';
      /** Of everybody who was entered; they share the number. */
      applicationIds: string[];
      number: string;
      forgetCode: string;
      people: number;
      slip: 'printed' | 'shown' | 'failed';
      closes: Countdown;
    }
  | { at: 'forgotten'; verified: boolean; closes: Countdown };

/** An application's sealed record, opened. */
export type CaseRecord = SealedRecord & { answers: Answers; language: LanguageTag };

/** The case in front of the clerk and on the facing screen: the opened record of one application. */
export interface Casefile {
  id: string;
  waitingNumber: string;
  application: Application;
  record: CaseRecord;
  portrait: Uint8Array | null;
  /** Grows with every portrait, so that a window never shows an old one under the same path. */
  portraitVersion: number;
  documentImages: Map<string, number>;
  /** The number the next card will carry; fixed before anything is previewed or spooled. */
  cardNumber: string;
  copy: number;
  changed: QuestionId[];
  applicantSays: 'right' | 'wrong' | null;
  /** What the press said the last time it laid the card out. */
  layoutProblem: { field: string; problem: 'does-not-fit' | 'unprintable' } | null;
  /** The printer's last word on a failed attempt. */
  lastAttempt: { number: string; state: 'failed' | 'spoiled'; copy: number } | null;
  since: number;
  /** What the applicant was last shown to be printed; the tray shows this once it is out. */
  printed: CardFace | null;
}

/** What the facing window shows after an end, when nothing of the person is left to show. */
export type FacingAfter =
  | { at: 'clearing' }
  | { at: 'certificate'; certificate: PurgeCertificate; slip: CertificateSlip; closes: Countdown }
  | { at: 'unverified'; end: PurgeCertificate['end']; step: PurgeStep; closes: Countdown }
  | {
      at: 'refused';
      reasons: Text[];
      bring: Fix[];
      refusalSlip: 'printed' | 'shown' | 'failed';
      certificate: PurgeCertificate | null;
      slip: CertificateSlip;
      closes: Countdown;
    };

/** A purge that stays open: which step failed, and what it takes to run it again. */
export interface UnverifiedPurge {
  open: OpenPurge;
  /** It was never in the store, so its purge has no row there. */
  draft: boolean;
  voidNumbers: number;
  /** The waiting number, where others under it were left waiting: the clerk who served one is told of the rest. */
  others?: string;
  step: PurgeStep;
  detail: string;
}

/** The state of the floor: everything the views are made from. Main's memory only. */
export interface Floor {
  walkup: {
    screen: WalkupScreen;
    /** Of whoever types now. */
    draft: Draft | null;
    /** Of those who came with them and are done; all of them are submitted, or forgotten, together. */
    party: Draft[];
    language: LanguageTag;
    idle: Countdown | null;
  };
  front: Casefile | null;
  after: FacingAfter | null;
  /** Language of the facing screen while no case is in front. */
  afterLanguage: LanguageTag;
  printer: PrinterView;
  camera: 'unknown' | 'present' | 'missing';
  /** What the check of the scanner said, and the day it did. */
  scanner: { on: IsoDate; check: ScannerCheck } | null;
  /** Numbers of cards whose job the spooler is still asked about; of any other the end is unknown. */
  jobs: Set<string>;
  staffCalled: boolean;
  /** Ends whose purge could not be verified; nobody may begin while there is one (P3). */
  unverified: UnverifiedPurge[];
  /** The processes that have shown each running application. */
  seen: Map<string, Set<WindowKind>>;
  notices: CounterView['notices'];
  slipTray: CounterView['slipTray'];
  lastEnd: CounterView['lastEnd'];
  lastWaiting: number;
  /** Languages of those who wait, by application id, so that the queue is drawn without opening every record. */
  languages: Map<string, LanguageTag>;
  forgetFailures: number;
  forgetLockedUntil: number;
}

/** The desks' common ground: parts, state, and the three things all of them do. */
export interface Core {
  parts: DeskParts;
  floor: Floor;
  today(): IsoDate;
  /** Sends every window its view. */
  refresh(): void;
  /** Runs work that changes state one at a time, in the order asked: two clicks can never interleave (P6). */
  serial<T>(work: () => Promise<T> | T): Promise<T>;
  notice(code: NoticeCode, values?: Record<string, string | number>): void;
  countdown(seconds: number): Countdown;
}

/** Makes the core; `refresh` is given by whoever knows the views. */
export function makeCore(parts: DeskParts, refresh: (core: Core) => void): Core {
  let queue: Promise<unknown> = Promise.resolve();
  let notices = 0;
  const core: Core = {
    parts,
    floor: {
      walkup: {
        screen: { at: 'welcome' },
        draft: null,
        party: [],
        language: parts.program.languages[0] ?? 'en',
        idle: null,
      },
      front: null,
      after: null,
      afterLanguage: parts.program.languages[0] ?? 'en',
      printer: { kind: parts.cardPrinter.kind, state: 'unknown', reasons: [], cards: null, ribbon: null },
      camera: 'unknown',
      scanner: null,
      jobs: new Set(),
      staffCalled: false,
      unverified: [],
      seen: new Map(),
      notices: [],
      slipTray: null,
      lastEnd: null,
      lastWaiting: 0,
      languages: new Map(),
      forgetFailures: 0,
      forgetLockedUntil: 0,
    },
    today: () => dayOf(parts.now()),
    refresh: () => refresh(core),
    serial(work) {
      const result = queue.then(work);
      queue = result.catch(() => undefined);
      return result;
    },
    notice(code, values = {}) {
      notices += 1;
      core.floor.notices = [...core.floor.notices, { id: notices, code, values }].slice(-8);
    },
    countdown: (seconds) => ({ seconds, endsAt: parts.now().getTime() + seconds * 1000 }),
  };
  return core;
}

/** A random id for an application, purge or document: 128 bits as hex, nothing of a clock or a sequence in it. */
export function newId(parts: Pick<DeskParts, 'random'>): string {
  return Buffer.from(parts.random(16)).toString('hex');
}
