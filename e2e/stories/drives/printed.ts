import { FakeCamera } from '../../devices/camera.ts';
import type { Host } from '../../host/start.ts';
import { ANNA } from '../person.ts';
import { bringToCounter, makeReady, print, windowsOf } from '../steps.ts';

/** A card that the printer says it has finished, and nobody has said yet that it is right. */
// biome-ignore lint/style/noDefaultExport: what a host runs inside itself is the default export
export default async function printed(host: Host): Promise<void> {
  const windows = windowsOf(host);
  const camera = new FakeCamera(process.env.WALKUP_FAKE_CAMERA ?? '');
  await bringToCounter(windows, ANNA);
  await makeReady(windows, camera);
  await print(windows);
  process.stdout.write('printed\n');
  await host.exited;
}
