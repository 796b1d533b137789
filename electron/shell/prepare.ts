import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, Menu, protocol } from 'electron';
import { forbiddenLaunch } from './harden.ts';
import { guardStranger } from './lockdown.ts';
import { SCHEME } from './origin.ts';
import { closeRam, findRamRoot, layOutRam, NoRamError, type RamPaths, sweepRam } from './ram.ts';
import { SWITCHES } from './switches.ts';

/** The RAM paths of this run, and whether a run that was killed had left something there to sweep. */
export type Ram = Pick<RamPaths, 'keysFolder'> & { temporaryFolder: string; swept: boolean };

/** `EX_CONFIG` of sysexits: the machine is not set up for Walkup. */
const EXIT_NOT_SET_UP = 78;

function refuse(sentence: string): null {
  process.stderr.write(`walkup: ${sentence}\n`);
  app.exit(EXIT_NOT_SET_UP);
  return null;
}

/** Sends everything that Chromium, GTK or a tool we start may write to RAM-backed storage (rule 4). */
function pointAtRam(ram: RamPaths): void {
  const folder = (name: string) => {
    const path = join(ram.sessionFolder, name);
    mkdirSync(path, { recursive: true, mode: 0o700 });
    return path;
  };
  // The lock must be where the next start looks for it, so it alone is not in this run's folder.
  app.setPath('userData', ram.lockFolder);
  app.setPath('sessionData', folder('session'));
  app.setPath('crashDumps', folder('crash'));
  const temporary = folder('tmp');
  app.setPath('temp', temporary);
  const home = folder('home');
  Object.assign(process.env, {
    TMPDIR: temporary,
    HOME: home,
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_DATA_HOME: join(home, 'data'),
    XDG_STATE_HOME: join(home, 'state'),
  });
}

/**
 * Everything that must happen before Electron is ready; call it once, synchronously, first of all in main.
 * Null when Walkup may not go on (another one runs, no RAM-backed storage, a forbidden launch): the reason is on
 * standard error and the process is on its way out, so main does nothing more.
 */
export function prepare(): { ram: Ram } | null {
  if (app.isPackaged) {
    const forbidden = forbiddenLaunch([...process.execArgv, ...process.argv.slice(1)], process.env);
    if (forbidden.length > 0) return refuse(`refuses to start with ${forbidden.join(', ')}.`);
  }
  app.enableSandbox();
  app.disableHardwareAcceleration();
  Menu.setApplicationMenu(null);
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  app.on('web-contents-created', (_event, contents) => guardStranger(contents));
  for (const [name, value] of SWITCHES) app.commandLine.appendSwitch(name, value);

  let paths: RamPaths;
  const uid = process.getuid?.() ?? -1;
  try {
    paths = layOutRam(findRamRoot(process.env, uid), uid);
  } catch (problem) {
    if (problem instanceof NoRamError) return refuse(problem.message);
    throw problem;
  }
  pointAtRam(paths);
  if (!app.requestSingleInstanceLock()) {
    closeRam(paths);
    process.stderr.write('walkup: already running at this station.\n');
    app.exit(0);
    return null;
  }
  const swept = sweepRam(paths);
  app.on('quit', () => closeRam(paths));
  return { ram: { keysFolder: paths.keysFolder, temporaryFolder: join(paths.sessionFolder, 'tmp'), swept } };
}
