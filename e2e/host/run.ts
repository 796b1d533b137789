import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Host, startHost } from './start.ts';

/** A story that runs inside the host's own process, so that a test can kill the whole of it from outside. */
export interface Drive {
  default(host: Host): Promise<void>;
}

const USAGE = 'usage: e2e/host/electron <app folder> [--drive <module>] [arguments of the app]\n';

const [folder, ...rest] = process.argv.slice(2);
if (!folder || folder.startsWith('-')) {
  process.stderr.write(USAGE);
  process.exit(2);
}
const at = rest.indexOf('--drive');
const [, drive] = at < 0 ? [] : rest.splice(at, 2);

const host = await startHost({ appFolder: folder, argv: rest });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  let asked = false;
  process.on(signal, () => {
    // Asked once, the app closes its store first; asked twice, somebody is in earnest.
    if (asked) process.exit(1);
    asked = true;
    void host.stop();
  });
}
void host.exited.then((code) => process.exit(code));

if (drive) {
  const story = (await import(pathToFileURL(resolve(drive)).href)) as Drive;
  try {
    await story.default(host);
    await host.stop();
  } catch (problem) {
    process.stderr.write(`host: the story failed: ${problem instanceof Error ? problem.stack : String(problem)}\n`);
    await host.stop();
    process.exit(1);
  }
}
