import { FakeCamera } from '../devices/camera.ts';
import type { Host } from '../host/start.ts';
import { emptyRoom } from './invent.ts';
import { Rehearsal } from './rehearsal.ts';

/** The whole story inside the host's own process, for a run that is watched or fenced in from outside. */
// biome-ignore lint/style/noDefaultExport: what a host runs inside itself is the default export
export default async function wholeStory(host: Host): Promise<void> {
  const rehearsal = new Rehearsal(
    {
      walkup: () => host.page('walkup'),
      facing: () => host.page('facing'),
      counter: () => host.page('counter'),
      async request(kind, path) {
        const answer = await host.request(kind, path);
        return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
      },
    },
    new FakeCamera(process.env.WALKUP_FAKE_CAMERA ?? '', emptyRoom),
  );
  const certificate = await rehearsal.run();
  if (certificate.checks.some((check) => !check.passed)) throw new Error('a step of the purge was not verified');
  process.stdout.write('the whole story was told\n');
}
