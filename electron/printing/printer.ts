import type { PrinterView } from '../contract/views.ts';

/**
 * Where a job is, as far as the spooler can be believed. `sent`: the spooler is done with it; that is not a card (P7).
 * `gone`: it vanished without an event, nobody knows. `failed` covers abort and cancel at the printer.
 */
export type JobState =
  | { at: 'pending' | 'printing' }
  | { at: 'sent' }
  | { at: 'failed'; reasons: string[] }
  | { at: 'gone' };

/** How far a look for what a spooler keeps went. */
export type SpoolLook = 'folder' | 'queue-only' | 'none';

/** A job handed to a spooler. */
export interface PrintJob {
  /** The spooler's own handle. */
  id: string;
  /** Settles when the job has left the spooler one way or the other; never rejects. */
  ended: Promise<JobState>;
}

/** What both printers have in common: take a PDF in memory, tell the truth about it, forget it. */
export interface Printer {
  kind: PrinterView['kind'];
  status(): Promise<PrinterView>;
  /**
   * Spools one PDF on standard input under a random title; never writes a file of ours.
   * Throws PrinterError when the spooler did not take it, or when nobody can say whether it did (`fateUnknown`).
   */
  print(pdf: Uint8Array): Promise<PrintJob>;
  /** Cancels a job and resolves when the spooler no longer has it. */
  cancel(jobId: string): Promise<void>;
  /**
   * Forgets what the printer side keeps of the jobs this process printed (the purge's spool step), but for the jobs in
   * `keep`: they are other people's, still under way. Resolves to what is still there, by kind and place, never by
   * content; empty when nothing is. A job handed over while this runs is left alone too: its id cannot be in `keep` yet.
   */
  forget(keep: ReadonlySet<string>): Promise<string[]>;
  /**
   * Where the last `forget` looked, for a purge that claims no more than was checked: the spool folder and the queue,
   * the queue alone (the folder is not ours to read), or neither (no spooler, or it did not answer).
   */
  checkedSpool(): SpoolLook;
  /** What lies in a training printer's tray; a real printer has no such thing. */
  lastPdf?(): Uint8Array | null;
}

/** Prints CR80 cards, both sides. */
export interface CardPrinter extends Printer {
  readonly prints: 'cards';
}

/** Prints slips on an 80 mm roll or Letter. */
export interface SlipPrinter extends Printer {
  readonly prints: 'slips';
}

/** The spooler refused; `reasons` are IPP keywords or the tool's own. */
export class PrinterError extends Error {
  override name = 'PrinterError';
  readonly reasons: string[];
  /** True when the spooler may hold the job all the same: a card may yet come out, so its number must not be voided. */
  readonly fateUnknown: boolean;
  constructor(message: string, reasons: string[] = [], fateUnknown = false) {
    super(message);
    this.reasons = reasons;
    this.fateUnknown = fateUnknown;
  }
}
