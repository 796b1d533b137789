import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Which program runs the built app: real Electron where it can run sandboxed, otherwise the stand-in. There is no third
 * way: Walkup never runs Electron with `--no-sandbox`.
 */
export type Host =
  | { readonly kind: 'electron'; readonly program: string; readonly why: string }
  | { readonly kind: 'stand-in'; readonly program: string; readonly why: string };

/** What the choice depends on; gathered by the caller, so that the table of cases can be tested. */
export interface Circumstances {
  /** `WALKUP_HOST`, when somebody insists. */
  readonly asked: string | undefined;
  /** Path of Electron's own program, null where it was never fetched. */
  readonly electron: string | null;
  readonly isRoot: boolean;
  /** May a process here make a user namespace of its own? Chromium's sandbox is built in one. */
  readonly userNamespaces: boolean;
  readonly standIn: string;
}

/** Chooses the host, with the reason in words. A request that cannot be met is refused, not quietly replaced. */
export function chooseHost(now: Circumstances): Host | { readonly kind: 'none'; readonly why: string } {
  const obstacle =
    now.electron === null
      ? "Electron's program is not on this machine"
      : now.isRoot
        ? 'this is root, and Electron has no sandbox as root'
        : !now.userNamespaces
          ? 'this system refuses user namespaces, which the sandbox of Electron needs'
          : null;
  if (now.asked === 'electron' && obstacle !== null) return { kind: 'none', why: obstacle };
  if (now.asked === 'stand-in') return { kind: 'stand-in', program: now.standIn, why: 'WALKUP_HOST asks for it' };
  if (obstacle === null && now.electron !== null) {
    return { kind: 'electron', program: now.electron, why: 'it is on this machine and can run sandboxed' };
  }
  return { kind: 'stand-in', program: now.standIn, why: obstacle ?? '' };
}

/** Electron's program as its npm package records it (`path.txt`, `dist/`); null when it has not been fetched. */
export function electronProgram(packageFolder: string): string | null {
  try {
    const program = join(packageFolder, 'dist', readFileSync(join(packageFolder, 'path.txt'), 'utf8').trim());
    return existsSync(program) ? program : null;
  } catch {
    return null;
  }
}

/**
 * Switches that Electron must get on its command line: the ones for which `app.commandLine.appendSwitch` comes too late,
 * and the ones that a kiosk's unit file should show to an auditor. What the shell appends itself (name resolution,
 * features, pings) is not repeated here: Chromium keeps the last of two, so a second owner would silently undo the first.
 * Each name was found in Chromium 156's own program.
 */
export const electronSwitches: readonly string[] = [
  // On Wayland Electron may not place its windows, and two windows on two displays is the point.
  '--ozone-platform=x11',
  // Works on the command line only; otherwise compiled shaders go to disk.
  '--disable-gpu-shader-disk-cache',
  '--disable-breakpad',
  // No keyring prompt over a kiosk; there is no cookie or password to keep.
  '--password-store=basic',
  '--disable-pinch',
  '--overscroll-history-navigation=0',
];
