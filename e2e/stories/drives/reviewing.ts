import type { Host } from '../../host/start.ts';
import { ANNA } from '../person.ts';
import { bringToCounter, recordEvidence, windowsOf } from '../steps.ts';

/** An application in front of the clerk, its documents recorded; then it waits to be killed. */
// biome-ignore lint/style/noDefaultExport: what a host runs inside itself is the default export
export default async function reviewing(host: Host): Promise<void> {
  const windows = windowsOf(host);
  await bringToCounter(windows, ANNA);
  await recordEvidence(windows);
  process.stdout.write('reviewing\n');
  await host.exited;
}
