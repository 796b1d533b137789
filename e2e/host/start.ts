import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright';
import type { HostContents } from './contents.ts';
import { Core, HostRefusal } from './core.ts';
import { type HostElectron, makeElectron } from './electron-module.ts';
import { serveElectron } from './hooks.ts';

export interface HostOptions {
  /** Holds `package.json`, whose `main` is the built main. */
  appFolder: string;
  /** Set over `process.env` while the app runs; `undefined` removes a variable. */
  env?: Record<string, string | undefined>;
  /** Arguments after the app's folder. */
  argv?: readonly string[];
}

/** A running app, as a story sees it. */
export interface Host {
  /** The page of a window, by the host of its address (`counter` for `app://counter/…`); waits until it is loaded. */
  page(kind: string): Promise<Page>;
  /** Asks the protocol handler of the window's session, e.g. `request('counter', '/live/portrait-1')`. */
  request(kind: string, path: string, init?: RequestInit): Promise<Response>;
  /** Process id of a window's renderer; 0 while it has none. */
  rendererPid(kind: string): number;
  /** Resolves when main next brings this window to the front. */
  broughtToFront(kind: string): Promise<void>;
  /** What main has emptied so far: the clipboard, the selection. */
  readonly cleared: readonly string[];
  /** Exit code, once the app and the browser have ended. */
  readonly exited: Promise<number>;
  /** Asks the app to quit, as a signal or the end of the desktop session does. */
  quit(): void;
  /** Asks it to quit and waits; ends it by force when it does not within the limit. */
  stop(limitMs?: number): Promise<number>;
}

/** Longer than any sound main needs to be evaluated; only a deadlock takes it. */
const MAIN_LIMIT_MS = 10_000;

/** Evaluates main. Electron is ready only after that, so a main that waits for it at its top level waits for ever. */
async function evaluate(electron: HostElectron, url: string): Promise<void> {
  let limit: NodeJS.Timeout | undefined;
  const stuck = new Promise<never>((_resolve, reject) => {
    limit = setTimeout(() => {
      const why = electron.app.waitedFor
        ? 'it awaits app.whenReady() at its top level'
        : 'a top-level await never settles';
      reject(new HostRefusal(`main was not evaluated within ${MAIN_LIMIT_MS / 1000} s: ${why} (docs/tutorial/esm.md)`));
    }, MAIN_LIMIT_MS);
  });
  try {
    await Promise.race([import(/* @vite-ignore */ url), stuck]);
  } finally {
    clearTimeout(limit);
  }
}

function replaceEnvironment(wanted: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env)) if (!(name in wanted)) delete process.env[name];
  for (const [name, value] of Object.entries(wanted)) if (value !== undefined) process.env[name] = value;
}

/**
 * Starts the built app inside this process and resolves when it is ready (its windows may still be loading). One app at
 * a time: the environment and the arguments are the process's own, and put back when it has ended.
 */
export async function startHost(options: HostOptions): Promise<Host> {
  const appFolder = resolve(options.appFolder);
  const { main } = JSON.parse(readFileSync(join(appFolder, 'package.json'), 'utf8')) as { main: string };
  const environment = { ...process.env };
  const argv = process.argv;
  for (const [name, value] of Object.entries(options.env ?? {})) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  process.argv = [process.execPath, appFolder, ...(options.argv ?? [])];

  const core = new Core(appFolder);
  const cleared: string[] = [];
  core.news.on('cleared', (which: string) => cleared.push(which));
  const electron = makeElectron(core);
  const exited = core.exited.promise.then((code) => {
    replaceEnvironment(environment);
    process.argv = argv;
    return code;
  });

  try {
    await evaluate(electron, serveElectron(electron, join(appFolder, main)));
    if (!electron.app.exiting) {
      await core.openBrowser();
      electron.app.becomeReady();
    }
  } catch (problem) {
    electron.app.exit(1);
    await exited;
    throw problem;
  }

  const find = (kind: string): HostContents | undefined =>
    [...core.contents].find((contents) => contents.url !== '' && new URL(contents.url).host === kind);

  const page = async (kind: string): Promise<Page> => {
    for (;;) {
      const found = find(kind)?.page;
      if (found) return found;
      const next = Promise.withResolvers<void>();
      core.news.once('loaded', () => next.resolve());
      const end = await Promise.race([next.promise, exited]);
      if (typeof end === 'number') throw new Error(`the app ended (${end}) before its ${kind} window was there`);
    }
  };

  return {
    cleared,
    exited,
    quit: () => electron.app.quit(),
    rendererPid: (kind) => find(kind)?.getOSProcessId() ?? 0,
    page,
    broughtToFront: (kind) =>
      new Promise((resolve) => {
        const seen = (contents: HostContents) => {
          if (contents !== find(kind)) return;
          core.news.off('front', seen);
          resolve();
        };
        core.news.on('front', seen);
      }),
    async request(kind, path, init) {
      await page(kind);
      const answer = await find(kind)?.session.answer(`${core.scheme}://${kind}${path}`, init);
      if (!answer) throw new Error(`no ${kind} window answers`);
      return answer;
    },
    async stop(limitMs = 10_000) {
      electron.app.quit();
      const limit = setTimeout(() => electron.app.exit(1), limitMs);
      const code = await exited;
      clearTimeout(limit);
      return code;
    },
  };
}
