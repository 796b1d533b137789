import { createHash } from 'node:crypto';
import type { counter } from '../contract/counter.ts';
import type { Handlers, WindowKind } from '../contract/define.ts';
import { fail } from '../contract/errors.ts';
import type { facing } from '../contract/facing.ts';
import type { walkup } from '../contract/walkup.ts';
import { type Core, type DeskParts, makeCore } from './core.ts';
import { counterDesk } from './counter-desk.ts';
import { facingDesk } from './facing-desk.ts';
import { askPrinter } from './printing-run.ts';
import { recover } from './recover.ts';
import { applicantWindow, counterView, facingView, walkupView } from './views.ts';
import { walkupDesk } from './walkup-desk.ts';

/** Cards of the training station's first lot. */
const TRAINING_LOT = { lot: 'TRAINING-1', cards: 250 };
/** How often the printer is asked how it is; a push of its own comes with a later adapter. */
const PRINTER_EVERY_MS = 5000;

/** The desks of one station. */
export interface Desk {
  walkup: Handlers<typeof walkup>;
  facing: Handlers<typeof facing>;
  counter: Handlers<typeof counter>;
  /** Settles what the last run left, before anybody may begin; `swept`: it left files in RAM that were removed. */
  start(swept: boolean): Promise<void>;
  /** Stops asking the printer, and writes the last entry; the store is closed after it. */
  stop(): void;
  /** A renderer died or hung; the shell is already replacing its window. */
  windowGone(kind: WindowKind): Promise<void>;
  core: Core;
}

/** Opens the desks over their parts. */
export function openDesk(parts: DeskParts): Desk {
  const pushed = new Map<WindowKind, string>();
  let shown: WindowKind = 'walkup';
  let stopped = false;
  const core = makeCore(parts, () => {
    // A timer may still fire while the app closes; there is no store any more to draw from.
    if (stopped) return;
    for (const [kind, view] of [
      ['walkup', walkupView(core)],
      ['facing', facingView(core)],
      ['counter', counterView(core)],
    ] as const) {
      // Only a digest is remembered, so that no view of a person outlives their case in main's memory.
      const digest = createHash('sha256').update(JSON.stringify(view)).digest('base64');
      if (pushed.get(kind) === digest) continue;
      pushed.set(kind, digest);
      parts.windows.push(kind, 'view', view);
    }
    // Staff's screen is never switched for them; the applicants' two are, where they have one display between them.
    const { sharing, show } = parts.windows;
    const wanted = applicantWindow(core);
    if (wanted !== shown && sharing.length === 2 && !sharing.includes('counter')) show(wanted);
    shown = wanted;
  });
  const walkupSide = walkupDesk(core);
  /** A window may still ask for its view while the app closes. */
  const untilStopped = <H extends { view: (...asked: never[]) => unknown }>(handlers: H): H => ({
    ...handlers,
    view: (...asked: never[]) => (stopped ? fail('application.none') : handlers.view(...asked)),
  });
  return {
    core,
    walkup: untilStopped(walkupSide.handlers),
    facing: untilStopped(facingDesk(core)),
    counter: untilStopped(counterDesk(core)),
    async start(swept) {
      parts.store.ledger.append({ code: 'station.started' });
      if (parts.training && parts.store.stock.remaining() === null)
        parts.store.stock.receive(TRAINING_LOT.lot, TRAINING_LOT.cards);
      await core.serial(() => recover(core, swept));
      await askPrinter(core);
      const again = () => {
        parts.after(PRINTER_EVERY_MS, () => {
          if (stopped) return;
          // While a card is printing its job tells the state; asking in between would only overwrite it.
          if (core.floor.printer.state === 'printing') again();
          else void askPrinter(core).finally(again);
        });
      };
      again();
    },
    stop() {
      parts.store.ledger.append({ code: 'station.stopped' });
      stopped = true;
    },
    async windowGone(kind) {
      if (kind === 'walkup') return walkupSide.windowGone();
      core.notice('window.replaced', { window: kind });
      core.refresh();
    },
  };
}
