import { randomBytes } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type CardPrinter, type JobState, PrinterError, type PrintJob, type SlipPrinter } from './printer.ts';

/** Throws where what was handed over is no PDF (ISO 32000-1 §7.5.2): a spooler would take it for text and print it. */
export function refuseUnlessPdf(pdf: Uint8Array): void {
  if (Buffer.from(pdf.subarray(0, 5)).toString('latin1') !== '%PDF-')
    throw new PrinterError('not a PDF', ['document-format-error']);
}

/** What a training printer adds: the page it last printed, which a window shows instead of a tray. */
export interface TrainingTray {
  /** Memory only, and zeroed in place when it is forgotten or replaced: keep no copy of it. */
  lastPdf(): Uint8Array | null;
}

const CANCELED: JobState = { at: 'failed', reasons: ['job-canceled-by-user'] };

/**
 * A printer of the training station: takes a PDF, keeps the last one in memory only, as a tray would, and forgets it
 * when the purge asks. It never fails by itself; what real printers do wrong is played by tests around it.
 */
function trainingTray() {
  let tray: Uint8Array | null = null;
  let trayJob: string | null = null;
  let running: { id: string; settle: (state: JobState) => void } | null = null;

  const empty = () => {
    tray?.fill(0);
    tray = null;
    trayJob = null;
  };
  const stop = () => {
    running?.settle(CANCELED);
    running = null;
    empty();
  };

  return {
    kind: 'training' as const,
    status: async () => ({
      kind: 'training' as const,
      state: 'ready' as const,
      reasons: [],
      cards: null,
      ribbon: null,
    }),
    async print(pdf: Uint8Array): Promise<PrintJob> {
      refuseUnlessPdf(pdf);
      stop();
      // A copy of its own: who hands a card over zeroes it afterwards.
      tray = Uint8Array.from(pdf);
      const { promise, resolve } = Promise.withResolvers<JobState>();
      const job = { id: randomBytes(8).toString('hex'), settle: resolve };
      running = job;
      trayJob = job.id;
      // One turn later, so that a job is under way for a moment and can be cancelled in it, as at a real printer.
      void nextTurn().then(() => {
        if (running !== job) return;
        running = null;
        resolve({ at: 'sent' });
      });
      return { id: job.id, ended: promise };
    },
    async cancel(jobId: string) {
      if (running?.id === jobId) stop();
    },
    async forget(keep: ReadonlySet<string>): Promise<string[]> {
      // One tray for all: another person's card, still to be looked at, is not this purge's to empty.
      if (trayJob === null || !keep.has(trayJob)) stop();
      return [];
    },
    // There is no spooler behind it: what it keeps is the memory above.
    checkedSpool: () => 'none' as const,
    lastPdf: () => tray,
  };
}

export function trainingCardPrinter(): CardPrinter & TrainingTray {
  return { prints: 'cards', ...trainingTray() };
}

export function trainingSlipPrinter(): SlipPrinter & TrainingTray {
  return { prints: 'slips', ...trainingTray() };
}
