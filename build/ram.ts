import { accessSync, constants, lstatSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * RAM-backed folders for everything Chromium, Electron and their libraries write beside us (rule 4): HOME, the XDG
 * folders and TMPDIR of the app. The launcher sets them, because a library may read them before our first line runs.
 */

/** Is this folder on a tmpfs of its own, by the kernel's table of mounts (`/proc/mounts` text)? Longest match wins. */
export function isRamBacked(folder: string, mounts: string): boolean {
  let longest = '';
  let type = '';
  for (const line of mounts.split('\n')) {
    const [, place, kind] = line.split(' ');
    if (place === undefined || kind === undefined || place.length < longest.length) continue;
    if (folder === place || folder.startsWith(place === '/' ? '/' : `${place}/`)) {
      longest = place;
      type = kind;
    }
  }
  return type === 'tmpfs' || type === 'ramfs';
}

function canWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The RAM-backed folder of this user's app: `/run/walkup` where a unit file made it on a tmpfs, otherwise
 * `/dev/shm/walkup-<uid>`, made here with mode 0700.
 * @throws where neither is RAM-backed, or where somebody else put a folder or a link there first.
 */
export function ramFolder(uid: number, mounts = readFileSync('/proc/mounts', 'utf8')): string {
  if (isRamBacked('/run/walkup', mounts) && canWrite('/run/walkup')) return '/run/walkup';
  if (!isRamBacked('/dev/shm', mounts)) {
    throw new Error('neither /run/walkup nor /dev/shm is RAM-backed: there is nowhere to put keys and browser files');
  }
  const folder = `/dev/shm/walkup-${uid}`;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  ownedOrRefuse(folder, uid);
  return folder;
}

/** /dev/shm is everyone's: a folder made there by another user would let that user read what the app writes. */
export function ownedOrRefuse(folder: string, uid: number): void {
  const seen = lstatSync(folder);
  if (!seen.isDirectory() || seen.uid !== uid || (seen.mode & 0o077) !== 0) {
    throw new Error(`${folder} is not a private folder of this user (0700): remove it, then start again`);
  }
}

/** Environment of the app, and the folders it names, made. Nothing of the caller's HOME or XDG folders is passed on. */
export function ramEnvironment(folder: string): Record<string, string> {
  const places = {
    HOME: 'home',
    TMPDIR: 'tmp',
    XDG_CONFIG_HOME: 'xdg/config',
    XDG_CACHE_HOME: 'xdg/cache',
    XDG_DATA_HOME: 'xdg/data',
    XDG_STATE_HOME: 'xdg/state',
    XDG_RUNTIME_DIR: 'xdg/runtime',
  };
  const environment: Record<string, string> = {};
  for (const [name, place] of Object.entries(places)) {
    const path = join(folder, place);
    mkdirSync(path, { recursive: true, mode: 0o700 });
    environment[name] = path;
  }
  return environment;
}
