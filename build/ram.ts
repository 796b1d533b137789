import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { findRamRoot } from '../electron/shell/ram.ts';

/**
 * The environment the app is born with. The shell moves HOME, the XDG folders and TMPDIR into RAM-backed storage in its
 * first lines (electron/shell/ram.ts); but GTK, fontconfig and the browser's own start-up read them before that, so the
 * launcher moves them too, into a folder of its own under the same root: `<root>/launch-<pid>`.
 */

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Alive, and somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Removes the folders of launchers that are gone: one that was killed could not remove its own. */
export function sweepLaunches(root: string, alive: (pid: number) => boolean = isAlive): void {
  for (const name of readdirSync(root)) {
    const pid = /^launch-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !alive(Number(pid))) rmSync(join(root, name), { recursive: true, force: true });
  }
}

export interface Launch {
  /** Variables to set over the caller's. */
  readonly environment: Record<string, string>;
  /** Removes the folder. */
  readonly close: () => void;
}

/**
 * Makes the folders and the variables that name them.
 * @throws NoRamError of the shell, where no RAM-backed storage can be had.
 */
export function layOutLaunch(caller: NodeJS.ProcessEnv, uid: number, root = findRamRoot(caller, uid)): Launch {
  mkdirSync(root, { recursive: true, mode: 0o700 });
  sweepLaunches(root);
  const folder = join(root, `launch-${process.pid}`);
  const made = (place: string): string => {
    const path = join(folder, place);
    mkdirSync(path, { recursive: true, mode: 0o700 });
    return path;
  };
  return {
    environment: {
      HOME: made('home'),
      TMPDIR: made('tmp'),
      XDG_CONFIG_HOME: made('config'),
      XDG_CACHE_HOME: made('cache'),
      XDG_DATA_HOME: made('data'),
      XDG_STATE_HOME: made('state'),
      XDG_RUNTIME_DIR: made('runtime'),
      // The sealed database is what must last; its place follows the caller's HOME, which the app no longer sees.
      WALKUP_DATA: caller.WALKUP_DATA ?? join(caller.HOME ?? homedir(), '.local/share/walkup'),
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
