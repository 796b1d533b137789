import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bundles.ts';
import { chooseHost, electronProgram, electronSwitches } from './host.ts';
import { type Launch, layOutLaunch } from './ram.ts';
import { setUp } from './setup.ts';

/** `npm start`: set up, build when the build is old, choose a host, say so, run it until Ctrl+C. */

const say = (line: string): void => console.log(`walkup: ${line}`);

const sources = ['electron', 'renderer', 'db', 'build/bundles.ts', 'build/compile.ts', 'package-lock.json'];

function newestTime(path: string): number {
  const seen = statSync(path);
  if (!seen.isDirectory()) return seen.mtimeMs;
  // The folder's own time counts too: it changes when a file in it is removed.
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestTime(join(path, name))), seen.mtimeMs);
}

/** Is the build missing, unfinished, or older than any of its sources? */
export function isStale(folder = root): boolean {
  const stamp = join(folder, 'out/.stamp');
  if (!existsSync(stamp)) return true;
  const built = statSync(stamp).mtimeMs;
  return sources.some((source) => existsSync(join(folder, source)) && newestTime(join(folder, source)) > built);
}

const failedOnce = join(root, 'node_modules/.cache/walkup/electron-not-fetched');
const fetchSeconds = 20;

/**
 * Asks Electron's own installer for its program, once: where it cannot be had, every later start would otherwise lose the
 * same seconds. Root gets none, because Electron would not run sandboxed.
 */
function fetchElectron(folder: string): void {
  if (process.getuid?.() === 0 || electronProgram(folder) !== null || existsSync(failedOnce)) return;
  say(`fetching Electron's program from the internet, once, for at most ${fetchSeconds} s …`);
  const run = spawnSync(process.execPath, [join(folder, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    timeout: fetchSeconds * 1000,
    killSignal: 'SIGKILL',
  });
  if (run.status === 0 && electronProgram(folder) !== null) {
    say('Electron is here now');
    return;
  }
  const reason = run.error === undefined ? (run.stderr.split('\n')[0] ?? '') : 'it took too long';
  try {
    mkdirSync(join(failedOnce, '..'), { recursive: true });
    writeFileSync(failedOnce, `${reason}\n`);
  } catch {
    // node_modules is somebody else's: it will be tried again at the next start.
  }
  say(`Electron could not be fetched (${reason}). To try again: npm start -- --fetch-electron`);
}

/** Chromium makes its sandbox with a user namespace and an id map in it; refusals of either show here. */
const userNamespacesWork = (): boolean => spawnSync('unshare', ['--user', '--map-root-user', 'true']).status === 0;

const hasDisplay = (): boolean => (process.env.DISPLAY ?? '') !== '';

/** Runs the host without core dumps (a core is the app's memory on a disk) and ends it when this process is ended. */
function runUntilEnded(
  command: readonly string[],
  environment: Record<string, string>,
  wrapped: boolean,
): Promise<number> {
  const child: ChildProcess = spawn('/bin/sh', ['-c', 'ulimit -c 0 && exec "$@"', 'walkup', ...command], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
  const { pid } = child;
  const end = (signal: NodeJS.Signals, everyone: boolean): void => {
    if (pid === undefined) return;
    try {
      process.kill(everyone ? -pid : pid, signal);
    } catch {
      // It ended by itself between the question and the signal.
    }
  };
  let asked = false;
  const stop = (): void => {
    // Politely to the host alone: told at the same moment, its renderers would look like crashed ones to it. xvfb-run
    // does not pass a signal on, so there everyone is told.
    end(asked ? 'SIGKILL' : 'SIGTERM', asked || wrapped);
    if (!asked) setTimeout(() => end('SIGKILL', true), 5_000).unref();
    asked = true;
  };
  process.on('SIGINT', stop).on('SIGTERM', stop).on('SIGHUP', stop);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      end('SIGKILL', true);
      resolve(asked ? 0 : (code ?? (signal === null ? 1 : 128)));
    });
  });
}

/** `node build/run.js start [--fetch-electron]` */
export async function main(args: readonly string[]): Promise<number> {
  const electronFolder = join(root, 'node_modules/electron');
  if (args.includes('--fetch-electron')) rmSync(failedOnce, { force: true });
  if (process.env.WALKUP_HOST !== 'stand-in') fetchElectron(electronFolder);
  const host = chooseHost({
    asked: process.env.WALKUP_HOST,
    electron: electronProgram(electronFolder),
    isRoot: process.getuid?.() === 0,
    userNamespaces: userNamespacesWork(),
    standIn: join(root, 'e2e/host/electron'),
  });
  if (host.kind === 'none') {
    say(`WALKUP_HOST asks for Electron, but ${host.why}.`);
    return 1;
  }
  const virtualDisplay = host.kind === 'electron' && !hasDisplay();
  if (!setUp('start', virtualDisplay)) return 1;

  if (isStale()) {
    say('building …');
    const { compileOrSay, parts } = await import('./compile.ts');
    const missing = await compileOrSay(parts, false);
    if (missing === null) return 1;
    if (missing.length > 0) say(`not in this build, their sources do not exist: ${missing.join(', ')}`);
  }

  const standIn = 'the stand-in host (Chromium driven by Node; no claim about the sandbox of Electron)';
  say(`running on ${host.kind === 'electron' ? 'Electron' : standIn}, because ${host.why}.`);
  if (!hasDisplay()) {
    say('there is no display (DISPLAY is not set): the windows open, but nobody sees them.');
    say('To look: "npm run demo" leaves pictures of every screen in demo-out/; or come in with "ssh -X".');
  } else {
    say('where windows share a display, Ctrl+F1, F2 and F3 bring each to the front; the sign-in screen says which.');
  }
  say('Ctrl+C ends it.');

  let launch: Launch;
  try {
    launch = layOutLaunch(process.env, process.getuid?.() ?? 0);
  } catch (problem) {
    say(`cannot start: ${(problem as Error).message}`);
    return 1;
  }
  const environment = { ...(process.env as Record<string, string>), ...launch.environment };
  // The display's key lies in the caller's HOME, which the app no longer sees.
  const displayKey = process.env.XAUTHORITY ?? join(process.env.HOME ?? '/', '.Xauthority');
  if (existsSync(displayKey)) environment.XAUTHORITY = displayKey;
  const switches = host.kind === 'electron' ? electronSwitches : [];
  const wrapper = virtualDisplay ? ['xvfb-run', '-a', '-s', '-screen 0 1920x1080x24'] : [];
  try {
    return await runUntilEnded([...wrapper, host.program, ...switches, root], environment, virtualDisplay);
  } finally {
    launch.close();
  }
}
