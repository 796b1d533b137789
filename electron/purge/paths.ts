import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Every file that may stand in the station's data folder. Anything else there is undeclared (P4). */
export const DECLARED_FILES = ['walkup.db', 'walkup.db-wal', 'walkup.db-shm', 'station-key.pem'] as const;

/** Names under which Chromium keeps its own lock and sockets; they hold no page content and it removes them at exit. */
const CHROMIUM_OWN = /^(\.org\.chromium\.|\.com\.google\.|org\.chromium\.|scoped_dir|Singleton|playwright)/;

/**
 * The purge's `paths` step: removes whatever lies in our temporary folder, which is in RAM, and looks for undeclared
 * files in the data folder. Those are not removed, because somebody put them there: they are reported, and the station
 * waits until they are taken away. Answers what is left, by place and number, never by name.
 */
export async function sweepPaths(folders: { dataFolder: string; temporaryFolder: string }): Promise<string[]> {
  const left: string[] = [];
  for (const name of names(folders.temporaryFolder)) {
    if (CHROMIUM_OWN.test(name)) continue;
    rmSync(join(folders.temporaryFolder, name), { recursive: true, force: true });
  }
  const temporary = names(folders.temporaryFolder).filter((name) => !CHROMIUM_OWN.test(name)).length;
  if (temporary > 0) left.push(`temporary folder: ${temporary}`);
  const undeclared = names(folders.dataFolder).filter(
    (name) => !(DECLARED_FILES as readonly string[]).includes(name),
  ).length;
  if (undeclared > 0) left.push(`data folder: ${undeclared} undeclared`);
  return left;
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw problem;
  }
}
