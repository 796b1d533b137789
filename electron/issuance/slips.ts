import type { Slip } from '../card/press.ts';
import type { Core } from './core.ts';

/** How long a training printer's slip lies in the tray before the tray is emptied, in seconds. */
const TRAY_SECONDS = 60;

/**
 * Prints a slip, or says that it must be shown instead: a station without a slip printer, or with one that fails,
 * never stops anybody for it.
 */
export async function printSlip(core: Core, slip: Slip): Promise<'printed' | 'shown'> {
  const { slipPrinter, press, report } = core.parts;
  if (slipPrinter.kind === 'none') return 'shown';
  try {
    const { pdf } = await press.slip(slip);
    const job = await slipPrinter.print(pdf);
    pdf.fill(0);
    const end = await job.ended;
    if (end.at !== 'sent') return 'shown';
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
    return 'shown';
  }
}
