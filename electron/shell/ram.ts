import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';

/**
 * Where everything that may hold a trace of a person lives: RAM-backed storage (P1, rule 4). Chromium writes
 * `Local State`, `Preferences`, shader caches and temporary sockets even for in-memory partitions, and the key ring
 * must die with the power; so both are folders on a tmpfs, and Walkup does not start without one.
 *
 *   <root>/keys     the key ring; outlives a crash of the app, dies with the power. Never swept here.
 *   <root>/lock     Chromium's single-instance lock.
 *   <root>/run-…    this run's Chromium profile, crash dumps, HOME, XDG and temporary folders.
 */
export interface RamPaths {
  root: string;
  keysFolder: string;
  lockFolder: string;
  sessionFolder: string;
}

const TMPFS_MAGIC = 0x01021994;
const RAMFS_MAGIC = 0x858458f6;
const CLOSED_MARK = 'closed';

/** There is no RAM-backed storage to use; `message` is a sentence for the person who set the machine up. */
export class NoRamError extends Error {
  override name = 'NoRamError';
}

/** The type number of the file system under a folder (`statfs.f_type`). Passed in, so that tests need no tmpfs. */
export type FileSystemType = (path: string) => number;
const fileSystemType: FileSystemType = (path) => statfsSync(path).type;

function ramBacked(path: string, typeOf: FileSystemType): boolean {
  try {
    const type = typeOf(path) >>> 0;
    return type === TMPFS_MAGIC || type === RAMFS_MAGIC;
  } catch {
    return false;
  }
}

/**
 * The RAM root for this user: `$WALKUP_RAM`, else `/run/walkup` (made by the station's systemd unit), else a folder of
 * our own in `/dev/shm`. A folder that was named and is not RAM-backed is refused, never silently replaced.
 */
export function findRamRoot(env: NodeJS.ProcessEnv, uid: number, typeOf: FileSystemType = fileSystemType): string {
  const named = env.WALKUP_RAM;
  if (named) {
    if (!isAbsolute(named)) throw new NoRamError('WALKUP_RAM must be an absolute path.');
    mkdirSync(named, { recursive: true, mode: 0o700 });
    if (!ramBacked(named, typeOf))
      throw new NoRamError(`WALKUP_RAM (${named}) is not RAM-backed: mount a tmpfs there.`);
    return named;
  }
  if (ramBacked('/run/walkup', typeOf)) return '/run/walkup';
  if (ramBacked('/dev/shm', typeOf)) return `/dev/shm/walkup-${uid}`;
  throw new NoRamError('No RAM-backed storage: neither /run/walkup nor /dev/shm is a tmpfs.');
}

/** `/dev/shm` is open to every user: a folder that another user made first, or a link, must not receive our keys. */
function ownFolder(path: string, uid: number): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const found = lstatSync(path);
  if (!found.isDirectory() || found.uid !== uid) throw new NoRamError(`${path} is not a folder of this user.`);
  chmodSync(path, 0o700);
}

/** Makes the folders of this run under the root. Leaves an earlier run's alone: it may still be running. */
export function layOutRam(root: string, uid: number): RamPaths {
  ownFolder(root, uid);
  const keysFolder = join(root, 'keys');
  const lockFolder = join(root, 'lock');
  ownFolder(keysFolder, uid);
  ownFolder(lockFolder, uid);
  // Short, because Chromium's sockets live below it and a UNIX socket's path ends at 107 characters.
  const sessionFolder = mkdtempSync(join(root, 'run-'));
  return { root, keysFolder, lockFolder, sessionFolder };
}

/**
 * Removes what earlier runs left, keys apart; call it only once the single-instance lock is ours, since until then
 * another run may be alive. True when one of them had not closed itself: it was killed, and had leftovers.
 */
export function sweepRam(ram: RamPaths): boolean {
  let swept = false;
  for (const name of readdirSync(ram.root)) {
    const path = join(ram.root, name);
    if (!name.startsWith('run-') || path === ram.sessionFolder) continue;
    if (!readdirSync(path).includes(CLOSED_MARK)) swept = true;
    // A killed run's Chromium may still be dying and writing; it is given a moment.
    rmSync(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }
  return swept;
}

/**
 * At the end of a run: marks it as closed and removes what can be removed while Chromium still holds some of it. What
 * is left goes at the next start, or with the power.
 */
export function closeRam(ram: RamPaths): void {
  try {
    writeFileSync(join(ram.sessionFolder, CLOSED_MARK), '');
    for (const name of readdirSync(ram.sessionFolder)) {
      if (name !== CLOSED_MARK) rmSync(join(ram.sessionFolder, name), { recursive: true, force: true });
    }
  } catch {
    // Gone already, or in use; both are what the next start's sweep is for.
  }
}
