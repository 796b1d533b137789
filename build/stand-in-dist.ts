import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A folder in the shape of Electron's own, for machines that cannot fetch it: so that the packaging, the fuses and the
 * checks of what is in the packages run all the same. Its program starts nothing, and says so.
 */

const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** Electron 45's fuse wire as it leaves the factory: version 1, nine fuses, their defaults as '0' and '1'. */
const wire = Buffer.concat([Buffer.from(sentinel), Buffer.from([1, 9]), Buffer.from('101100011')]);

export function makeStandInDist(folder: string, version: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'locales'));
  const refusal =
    '#!/bin/sh\necho "walkup: packaged without Electron\'s program; this package proves its contents only" >&2\nexit 70\n';
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from(refusal), wire, Buffer.from('\n')]), {
    mode: 0o755,
  });
  writeFileSync(join(folder, 'chrome-sandbox'), '#!/bin/sh\nexit 70\n', { mode: 0o755 });
  writeFileSync(join(folder, 'locales/en-US.pak'), '');
  writeFileSync(join(folder, 'version'), version);
}
