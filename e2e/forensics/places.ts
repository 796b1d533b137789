import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from './scan.ts';

/** The folders that one run may know of, so that all of them can be searched: nothing falls into the caller's own. */
export interface Ground {
  /** Where the application is told to keep its store; on a disk where the caller names one. */
  readonly dataFolder: string;
  readonly ramFolder: string;
  /** The camera's file; a device of the test, kept in RAM. */
  readonly cameraFile: string;
  /** HOME, TMPDIR and the XDG folders that the application and its browser are born with. */
  readonly environment: Readonly<Record<string, string>>;
  readonly places: readonly Place[];
  remove(): void;
}

/** Lays out a run's folders. `disk`: an existing folder below which the data folder is made; RAM when absent. */
export function layOutGround(disk?: string): Ground {
  const ram = mkdtempSync('/dev/shm/walkup-ground-');
  const made = (name: string): string => {
    const path = join(ram, name);
    mkdirSync(path, { recursive: true, mode: 0o700 });
    return path;
  };
  const dataFolder = disk ? mkdtempSync(join(disk, 'walkup-data-')) : made('data');
  const environment = {
    HOME: made('home'),
    TMPDIR: made('tmp'),
    XDG_CONFIG_HOME: made('xdg/config'),
    XDG_CACHE_HOME: made('xdg/cache'),
    XDG_DATA_HOME: made('xdg/data'),
    XDG_STATE_HOME: made('xdg/state'),
    XDG_RUNTIME_DIR: made('xdg/runtime'),
  };
  const ramFolder = made('ram');
  return {
    dataFolder,
    ramFolder,
    cameraFile: join(ram, 'camera.y4m'),
    environment,
    places: [
      { name: "data folder (the store, its log, the station's key)", path: dataFolder },
      { name: "RAM folder (key ring, lock, session, Chromium's profile)", path: ramFolder },
      { name: 'HOME of the run', path: environment.HOME },
      { name: 'TMPDIR of the run', path: environment.TMPDIR },
      { name: 'XDG folders of the run', path: join(ram, 'xdg') },
      { name: 'shared memory', path: '/dev/shm' },
      { name: 'CUPS spool', path: '/var/spool/cups' },
      { name: 'CUPS log', path: '/var/log/cups' },
      { name: 'CUPS cache', path: '/var/cache/cups' },
    ],
    remove() {
      rmSync(ram, { recursive: true, force: true });
      if (disk) rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

const DISKS = /^(ext[234]|xfs|btrfs|f2fs|overlay|tmpfs|ramfs|zfs|fuse\.\w+|vfat)$/;

/** The file systems that can be written to and keep files. */
export function writableMounts(mounts = readFileSync('/proc/self/mounts', 'utf8')): string[] {
  const found = mounts
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([, , type, options]) => DISKS.test(type ?? '') && (options ?? '').split(',').includes('rw'))
    .map(([, path]) => (path ?? '').replaceAll('\\040', ' '))
    .filter((path) => !path.startsWith('/proc') && !path.startsWith('/sys'));
  return [...new Set(found)];
}

/** How long the whole machine is searched for changed files before the search is given up, and said to be. */
const SEARCH_LIMIT_MS = 60_000;

/**
 * Every file and link on this machine that was made or changed since a moment (by its inode's own time, which no
 * program can set back): the net under the places that are named.
 * @throws when the search does not come to its end.
 */
export function changedSince(since: Date): Place {
  const roots = writableMounts();
  const newer = ['-newerct', `@${(since.getTime() / 1000).toFixed(3)}`];
  // /dev itself is no place for files; what is mounted below it (shared memory) has its own root here.
  const run = spawnSync('find', [...roots, '-xdev', '(', '-type', 'f', '-o', '-type', 'l', ')', ...newer, '-print0'], {
    maxBuffer: 256 << 20,
    timeout: SEARCH_LIMIT_MS,
  });
  // 1: some folder may not be read; this user can have written nothing there.
  if (run.error || (run.status !== 0 && run.status !== 1)) {
    throw new Error(`the search for changed files did not end: ${run.error?.message ?? run.status}`);
  }
  const files = run.stdout
    .toString('utf8')
    .split('\0')
    .filter((path) => path !== '');
  return { name: 'whatever else was written on this machine since the run began', path: roots.join(', '), files };
}

/** Is anything left of a folder? For places that the application must have emptied. */
export const namesIn = (path: string): string[] => {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
};
