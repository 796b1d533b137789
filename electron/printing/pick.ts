import type { PrinterView } from '../contract/views.ts';
import { type CardPrinter, type Printer, PrinterError, type SlipPrinter } from './printer.ts';
import { trainingCardPrinter, trainingSlipPrinter } from './training.ts';

/** A station without this printer: it says so, and takes no job. */
function noPrinter(): Printer {
  const absent: PrinterView = { kind: 'none', state: 'offline', reasons: ['not-connected'], cards: null, ribbon: null };
  return {
    kind: 'none',
    status: async () => absent,
    print: () => Promise.reject(new PrinterError('no printer is set up', ['not-connected'])),
    cancel: async () => undefined,
    forget: async () => [],
  };
}

/** The card printer that the station's configuration names: `training`, `none`, or `cups:QUEUE`. */
export function cardPrinterAt(name: string): CardPrinter {
  if (name === 'training') return trainingCardPrinter();
  if (name === 'none') return { prints: 'cards', ...noPrinter() };
  throw new PrinterError(`"${name}" is no printer; say training, none or cups:QUEUE`);
}

/** The slip printer that the station's configuration names; a station may have none and then shows its slips. */
export function slipPrinterAt(name: string): SlipPrinter {
  if (name === 'training') return trainingSlipPrinter();
  if (name === 'none') return { prints: 'slips', ...noPrinter() };
  throw new PrinterError(`"${name}" is no printer; say training, none or cups:QUEUE`);
}
