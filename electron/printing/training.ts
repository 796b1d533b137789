import { randomBytes } from 'node:crypto';
import { type CardPrinter, PrinterError, type PrintJob, type SlipPrinter } from './printer.ts';

/** Throws where what was handed over is no PDF (ISO 32000-1 §7.5.2): a spooler would take it for text and print it. */
export function refuseUnlessPdf(pdf: Uint8Array): void {
  if (Buffer.from(pdf.subarray(0, 5)).toString('latin1') !== '%PDF-')
    throw new PrinterError('not a PDF', ['document-format-error']);
}

/**
 * A printer of the training station: takes a PDF, keeps the last one in memory only, as a tray would, and forgets it
 * when the purge asks. It never fails by itself; what real printers do wrong is played by tests around it.
 */
function trainingTray() {
  let tray: Uint8Array | null = null;
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
      tray?.fill(0);
      tray = Uint8Array.from(pdf);
      return { id: randomBytes(8).toString('hex'), ended: Promise.resolve({ at: 'sent' }) };
    },
    // A job is in the tray as soon as it was handed over: there is nothing left to stop.
    cancel: async () => undefined,
    async forget(): Promise<string[]> {
      tray?.fill(0);
      tray = null;
      return [];
    },
    lastPdf: () => tray,
  };
}

export function trainingCardPrinter(): CardPrinter {
  return { prints: 'cards', ...trainingTray() };
}

export function trainingSlipPrinter(): SlipPrinter {
  return { prints: 'slips', ...trainingTray() };
}
