import type { PrinterView } from '../contract/views.ts';
import { cupsPrinter } from './cups.ts';
import { type CardPrinter, type Printer, PrinterError, type SlipPrinter } from './printer.ts';
import { trainingCardPrinter, trainingSlipPrinter } from './training.ts';

/** Where Debian's scheduler listens; the only way to it, because the station has no network (P5). */
const CUPS_SOCKET = '/run/cups/cups.sock';

/** `cups:QUEUE`, or undefined: the queue that a configuration names. */
const queueOf = (name: string): string | undefined => /^cups:(.+)$/.exec(name)?.[1];

/** A station without this printer: it says so, and takes no job. */
function noPrinter(): Printer {
  const absent: PrinterView = { kind: 'none', state: 'offline', reasons: ['not-connected'], cards: null, ribbon: null };
  return {
    kind: 'none',
    status: async () => absent,
    print: () => Promise.reject(new PrinterError('no printer is set up', ['not-connected'])),
    cancel: async () => undefined,
    forget: async () => [],
    checkedSpool: () => 'none',
  };
}

/** At a station that issues real cards a spool must be in memory; a training station goes on, and says so (rule 6). */
export interface PickOptions {
  training: boolean;
}

/** The card printer that the station's configuration names: `training`, `none`, or `cups:QUEUE`. */
export function cardPrinterAt(name: string, { training }: PickOptions = { training: false }): CardPrinter {
  if (name === 'training') return trainingCardPrinter();
  if (name === 'none') return { prints: 'cards', ...noPrinter() };
  const queue = queueOf(name);
  if (queue !== undefined) return cupsPrinter({ queue, prints: 'cards', socket: CUPS_SOCKET, strictSpool: !training });
  throw new PrinterError(`"${name}" is no printer; say training, none or cups:QUEUE`);
}

/** The slip printer that the station's configuration names; a station may have none and then shows its slips. */
export function slipPrinterAt(name: string, { training }: PickOptions = { training: false }): SlipPrinter {
  if (name === 'training') return trainingSlipPrinter();
  if (name === 'none') return { prints: 'slips', ...noPrinter() };
  const queue = queueOf(name);
  if (queue !== undefined) return cupsPrinter({ queue, prints: 'slips', socket: CUPS_SOCKET, strictSpool: !training });
  throw new PrinterError(`"${name}" is no printer; say training, none or cups:QUEUE`);
}
