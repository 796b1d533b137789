import type { Slip } from '../card/press.ts';
import type { Core } from './core.ts';

/** How long a training printer's slip lies in the tray before the tray is emptied, in seconds. */
const TRAY_SECONDS = 60;

/** How long anybody is kept waiting for a slip: a roll printer takes two seconds, a sleeping one five. */
const SLIP_SECONDS = 8;

const waited = (core: Core): Promise<'too long'> =>
  new Promise((resolve) => {
    core.parts.after(SLIP_SECONDS * 1000, () => resolve('too long'));
  });

/**
 * Prints a slip, or says that it must be shown instead: a station without a slip printer, or with one that fails,
 * never stops anybody for it.
 */
export async function printSlip(core: Core, slip: Slip): Promise<'printed' | 'shown' | 'failed'> {
  const { slipPrinter, press, report } = core.parts;
  if (slipPrinter.kind === 'none') return 'shown';
  try {
    const { pdf } = await press.slip(slip);
    const job = await slipPrinter.print(pdf);
    pdf.fill(0);
    const end = await Promise.race([job.ended, waited(core)]);
    if (end === 'too long') {
      // Out of paper, most likely. Somebody stands there: the slip is shown, and must not come out minutes later.
      void slipPrinter.cancel(job.id).catch((problem) => report('slip', problem));
      return 'failed';
    }
    if (end.at !== 'sent') return 'failed';
    if (slipPrinter.kind === 'training') {
      const closes = core.countdown(TRAY_SECONDS);
      core.floor.slipTray = { kind: slip.kind, closes };
      core.parts.after(TRAY_SECONDS * 1000, () => {
        if (core.floor.slipTray?.closes === closes) core.floor.slipTray = null;
        core.refresh();
      });
    }
    return 'printed';
  } catch (problem) {
    report('slip', problem);
    return 'failed';
  }
}
