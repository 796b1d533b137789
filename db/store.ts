/**
 * What the store offers; `openStore` in open.ts makes one. Every method is synchronous (a function that returns a
 * promise inside a transaction throws). Nothing that identifies an applicant is written but through the seal (P1).
 */

/** Keys that seal applications. Lives in RAM-backed storage; the station implements it. */
export interface KeyRing {
  /** Makes and stores a random 32-byte key. Throws when one is there already. */
  create(applicationId: string): void;
  /**
   * A copy, fresh at each call: the store wipes it after use. Undefined: there is none, and what it sealed can never be
   * read again.
   */
  get(applicationId: string): Uint8Array | undefined;
  /** Overwrites and removes; true when it is verified gone. */
  destroy(applicationId: string): boolean;
  ids(): string[];
}

export type ApplicationEnd = 'issued' | 'refused' | 'cancelled' | 'expired';

/** The plain columns of an application: nothing of them says who it is. */
export interface ApplicationRow {
  id: string;
  groupId: string;
  waitingNumber: string;
  state: 'waiting' | 'reviewing' | 'ready' | 'printing' | 'printed';
  /** Epoch milliseconds it began to wait; only in casework, purged with it. */
  since: number;
  /** Staff id of who has it in front. */
  holder: string | null;
}

/** A document that a clerk had in hand: what the rules are held against, and nothing else of it. */
export interface SealedDocument {
  id: string;
  type: string;
  form: 'original' | 'certified-copy' | 'copy' | 'phone';
  issuedOn: string | null;
  expiresOn: string | null;
  conditions: string[];
  verified: boolean;
  decision: 'counts' | 'refused' | null;
  /** Ids of the gaps that were shown to the clerk who decided. */
  decidedGaps: string[];
}

/** What a reader read, as far as it is compared; no nationality, sex, number or address of the document. */
export interface SealedReading {
  id: string;
  /** The recorded document it was read from, once there is one. */
  documentId: string | null;
  /** Staff ids of the supervisors who let a difference of a field pass. */
  decidedBy: { name: string | null; birth: string | null; expires: string | null };
  read: {
    source: 'mrz' | 'aamva';
    format: string;
    surname: string;
    givenNames: string;
    suffix: string;
    truncated: { surname: boolean; givenNames: boolean };
    birth: string | null;
    expires: string | null;
    issued: string | null;
  };
}

/** Everything personal about an application but images: sealed as one CBOR blob (build/decisions/evidence-record.md). */
export interface SealedRecord {
  language: string;
  begunBy: 'applicant' | 'clerk';
  answers: unknown;
  revision: number;
  confirmed: 'no' | 'screen' | 'aloud';
  disputed: boolean;
  forgetCode: string;
  /** Of the applicant. */
  documents: SealedDocument[];
  /** Who speaks for the applicant, and what they showed themselves. */
  caretaker: { relation: string; documents: SealedDocument[] } | null;
  /** Ids of the attestations that were given. */
  attestations: string[];
  /** Ids of the rules' gaps whose reading the clerk took. */
  decided: string[];
  readings: SealedReading[];
  portraitWaived: boolean;
  /** `cents`: the price that was settled, or is to be. */
  fee: {
    kind: 'first' | 'renewal' | 'replacement';
    cents: number;
    settled: 'open' | 'paid' | 'waived';
    waiver: string | null;
  };
}

export type ImageKind = 'portrait' | 'document';

export interface Casework {
  /** Creates group (or joins `groupId`), application and sealed record in one transaction; the key must exist. */
  create(row: Omit<ApplicationRow, 'groupId'> & { groupId?: string }, record: SealedRecord): void;
  all(): ApplicationRow[];
  get(id: string): ApplicationRow | undefined;
  /** Everybody under a waiting number, first entered first; a number is never shared by two groups. */
  byWaitingNumber(number: string): ApplicationRow[];
  update(id: string, change: Partial<Pick<ApplicationRow, 'state' | 'holder'>>): void;
  /** Undefined when the key is gone. Throws SealError when the blob was altered. */
  readRecord(id: string): SealedRecord | undefined;
  writeRecord(id: string, record: SealedRecord): void;
  /** Seals and stores an image; one portrait per application (a second replaces it), documents by document id. */
  putImage(id: string, kind: ImageKind, documentId: string | null, jpeg: Uint8Array): string;
  readImages(id: string, kind: ImageKind): { imageId: string; documentId: string | null; jpeg: Uint8Array }[];
  deleteImages(id: string, kind: ImageKind, documentId: string | null): number;
  hasPortrait(id: string): boolean;
  /** How many images are held of each document; nothing is opened to count them. */
  imagesByDocument(id: string): Map<string, number>;
  /** Rows and images of an application still in the store; the purge's verification. */
  count(id: string): { objects: number; images: number };
}

export type AttemptState = 'reserved' | 'spooled' | 'sent' | 'confirmed' | 'failed' | 'spoiled';

export interface AttemptRow {
  cardNumber: string;
  /** Null once its application has ended: register and attempts cannot be joined to a person. */
  applicationId: string | null;
  state: AttemptState;
  /** Fixed before spooling, so that the card and the register agree. */
  issuedOn: string;
  expiresOn: string | null;
  /** The spooler's job, while there is one. */
  jobId: string | null;
  /** Catalogue id of the reason for failed and spoiled. */
  reason: string | null;
}

export interface Attempts {
  /** Reserves a number: throws when it was ever used, in attempts or register. */
  reserve(row: Pick<AttemptRow, 'cardNumber' | 'applicationId' | 'issuedOn' | 'expiresOn'>): void;
  update(cardNumber: string, change: Partial<Pick<AttemptRow, 'state' | 'jobId' | 'reason'>>): void;
  of(applicationId: string): AttemptRow[];
  get(cardNumber: string): AttemptRow | undefined;
  /** `spooled` or `sent` with no end known: for the clerk to reconcile. */
  outstanding(): AttemptRow[];
  numberUsed(cardNumber: string): boolean;
  /** The highest number of this prefix and so many digits that was ever used, without its prefix; null: none was. */
  highestNumber(prefix: string, digits: number): number | null;
}

export interface RegisterRow {
  cardNumber: string;
  issuedOn: string;
  expiresOn: string | null;
  status: 'live' | 'void';
}

export interface Register {
  get(cardNumber: string): RegisterRow | undefined;
  count(): number;
}

/** A purge that has been opened and not yet verified. */
export interface OpenPurge {
  id: string;
  applicationId: string;
  end: ApplicationEnd;
  cause: string;
  objects: number;
  images: number;
  /** The step that last failed, and how. */
  failedStep: string | null;
  detail: string | null;
}

export interface Purges {
  open(): OpenPurge[];
  /** Records why it is still open. */
  failed(id: string, step: string, detail: string): void;
  /** Closes it: forgets the application id, writes the ledger entry. */
  close(id: string, entry: LedgerEntryInput): void;
}

/** Fields are declared per code in ledger-events.ts; nothing else can be written. */
export interface LedgerEntryInput {
  code: string;
  staffId?: string | null;
  fields?: Record<string, string | number | boolean>;
}

export interface LedgerEntry extends LedgerEntryInput {
  seq: number;
  /** Coarse time: `YYYY-MM-DDTHH`, UTC. */
  hour: string;
  hash: Uint8Array;
}

export interface Ledger {
  append(entry: LedgerEntryInput): void;
  entries(): LedgerEntry[];
  /** The first broken entry, or null: the chain holds. */
  verify(): { seq: number; problem: 'altered' | 'gap' | 'reordered' } | null;
}

export interface StaffRow {
  id: string;
  name: string;
  roles: string[];
  /** scrypt, encoded with its parameters and salt. */
  pinHash: string;
  failures: number;
  /** Epoch milliseconds until which no attempt is taken. */
  lockedUntil: number;
}

export interface Staff {
  all(): StaffRow[];
  put(row: StaffRow): void;
  update(id: string, change: Partial<Pick<StaffRow, 'failures' | 'lockedUntil'>>): void;
}

/** Daily counters: a day, a name from a fixed list, a number. */
export interface Counters {
  add(day: string, name: string, by?: number): void;
  get(day: string, name: string): number;
  day(day: string): Record<string, number>;
}

export interface Stock {
  /** Cards remaining over all lots; null where no lot was ever received. */
  remaining(): number | null;
  receive(lot: string, cards: number): void;
  use(cards: number, how: 'issued' | 'spoiled'): void;
}

/** Small named values of the station: training key, schema, programme in force. Names from a fixed list. */
export interface Settings {
  get(name: string): Uint8Array | undefined;
  put(name: string, value: Uint8Array): void;
}

export interface Store {
  readonly casework: Casework;
  readonly attempts: Attempts;
  readonly register: Register;
  readonly purges: Purges;
  readonly ledger: Ledger;
  readonly staff: Staff;
  readonly counters: Counters;
  readonly stock: Stock;
  readonly settings: Settings;
  /** Runs synchronously in one immediate transaction; nested calls join it. Throws when `work` returns a promise. */
  transaction<T>(work: () => T): T;
  /**
   * The one way an application ends (P2), in one transaction: the attempts named, the register row of an issued card,
   * all casework of the application deleted, its attempts cut loose from it, the purge opened, the entries appended.
   * Returns the open purge. Idempotent: a second call for an application already gone returns its open purge or null.
   */
  end(input: {
    applicationId: string;
    end: ApplicationEnd;
    cause: string;
    /** For `issued`: the attempt that is confirmed and goes to the register. */
    cardNumber?: string;
    /** Attempts whose number is void for good. */
    voided?: { cardNumber: string; state: 'failed' | 'spoiled'; reason: string }[];
    entries: LedgerEntryInput[];
    counters?: { day: string; name: string; by?: number }[];
  }): OpenPurge | null;
  /**
   * Settles an outstanding attempt whose application is gone (lost power): an issued card goes to the register, any
   * other number is void for good. One transaction; throws when the attempt is not outstanding or not cut loose.
   */
  settleAttempt(input: {
    cardNumber: string;
    card: 'in-hand' | 'spoiled' | 'not-printed';
    entries: LedgerEntryInput[];
    counters?: { day: string; name: string; by?: number }[];
  }): void;
  /** `wal_checkpoint(TRUNCATE)`: true when busy = 0 and the log file is empty. */
  truncateLog(): boolean;
  /** Bytes in the write-ahead log now. */
  logBytes(): number;
  /** `PRAGMA integrity_check`: empty when ok. */
  integrity(): string[];
  /** Every table with its retention class and number of rows, from the live schema. */
  holdings(): { table: string; retention: 'purged' | 'stays'; why: string; rows: number }[];
  close(): void;
}

/** Opening failed; the code is an error code of the contract, the file is unchanged. */
export class StoreError extends Error {
  override name = 'StoreError';
  readonly code: 'station.storeDamaged' | 'station.storeNewer' | 'station.storeDrifted';
  constructor(code: StoreError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/** A sealed blob did not open: altered, truncated, or moved from another row. */
export class SealError extends Error {
  override name = 'SealError';
}
