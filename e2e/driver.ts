import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { _electron, type Page } from 'playwright';
import { chooseHost, electronProgram } from '../build/host.ts';
import type { FakeCamera } from './devices/camera.ts';
import { type Host, startHost } from './host/start.ts';

export type WindowName = 'walkup' | 'facing' | 'counter';

export interface LaunchOptions {
  /** Folder of the built app; the repository by default. */
  appFolder?: string;
  /** Kept from an earlier launch, or made fresh. */
  dataFolder?: string;
  ramFolder?: string;
  role?: 'walk-up' | 'counter' | 'combined';
  /** Id of a built-in programme, or path of a rule file. */
  program?: string;
  /** The station has no camera unless one is given. */
  camera?: FakeCamera | null;
  /** More variables; they win over the driver's. */
  env?: Record<string, string | undefined>;
}

/** One station under test. Its windows are asked for by name every time, because a replaced window is a new page. */
export interface Station {
  readonly hostKind: 'electron' | 'stand-in';
  readonly hostWhy: string;
  readonly dataFolder: string;
  readonly ramFolder: string;
  page(kind: WindowName): Promise<Page>;
  walkup(): Promise<Page>;
  facing(): Promise<Page>;
  counter(): Promise<Page>;
  /** What a window's own origin answers for a path, asked past the page, which may not ask; null when it has none. */
  request(kind: WindowName, path: string): Promise<Uint8Array | null>;
  /** Closes the app in good order and starts it again on the same folders. */
  restart(): Promise<void>;
  /** The power fails while the app is closed: RAM is empty at the next start. (Killed while running: `launchApart`.) */
  losePower(): Promise<void>;
  /** Process id of a window's renderer; 0 while it has none. */
  rendererPid(kind: WindowName): Promise<number>;
  /** Kills a window's renderer from outside, as the kernel would. */
  killRenderer(kind: WindowName): Promise<void>;
  /** Closes the app; the folders stay until `clean`. Gives the exit code. */
  stop(): Promise<number>;
  /** Stops if need be, and removes the folders that this launch made. */
  clean(): Promise<void>;
}

const root = join(import.meta.dirname, '..');

const fresh = (what: string): string => mkdtempSync(`/dev/shm/walkup-e2e-${what}-`);

function environment(
  options: LaunchOptions,
  dataFolder: string,
  ramFolder: string,
): Record<string, string | undefined> {
  return {
    WALKUP_DATA: dataFolder,
    WALKUP_RAM: ramFolder,
    WALKUP_ROLE: options.role ?? 'combined',
    WALKUP_PROGRAM: options.program,
    WALKUP_FAKE_CAMERA: options.camera?.file ?? 'none',
    WALKUP_CARD_PRINTER: undefined,
    WALKUP_SLIP_PRINTER: undefined,
    WALKUP_HEADLESS: '1',
    NODE_OPTIONS: undefined,
    ...options.env,
  };
}

interface Running {
  page(kind: string): Promise<Page>;
  rendererPid(kind: string): number | Promise<number>;
  request(kind: WindowName, path: string): Promise<Uint8Array | null>;
  stop(): Promise<number>;
}

async function onStandIn(appFolder: string, env: Record<string, string | undefined>): Promise<Running> {
  const host = await startHost({ appFolder, env });
  return {
    page: host.page,
    rendererPid: host.rendererPid,
    stop: () => host.stop(),
    async request(kind, path) {
      const answer = await host.request(kind, path);
      return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
    },
  };
}

async function onElectron(
  program: string,
  appFolder: string,
  env: Record<string, string | undefined>,
): Promise<Running> {
  const merged = { ...process.env, ...env };
  const camera = env.WALKUP_FAKE_CAMERA;
  const cameraArgs =
    camera && camera !== 'none'
      ? ['--use-fake-device-for-media-stream=device-count=1', `--use-file-for-fake-video-capture=${camera}`]
      : ['--use-fake-device-for-media-stream=device-count=0'];
  const app = await _electron.launch({
    executablePath: program,
    args: [...cameraArgs, appFolder],
    env: Object.fromEntries(Object.entries(merged).filter((pair): pair is [string, string] => pair[1] !== undefined)),
  });
  const child = app.process();
  const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  return {
    async page(kind) {
      for (;;) {
        const found = app.windows().find((page) => page.url().startsWith(`app://${kind}/`));
        if (found) return found;
        await app.waitForEvent('window');
      }
    },
    rendererPid: (kind) =>
      app.evaluate(
        ({ BrowserWindow }, address) =>
          BrowserWindow.getAllWindows()
            .find((window) => window.webContents.getURL().startsWith(address))
            ?.webContents.getOSProcessId() ?? 0,
        `app://${kind}/`,
      ),
    async request(kind, path) {
      const base64 = await app.evaluate(async ({ BrowserWindow }, address) => {
        const origin = address.slice(0, address.indexOf('/', 'app://'.length));
        const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().startsWith(origin));
        const answer = await window?.webContents.session.fetch(address);
        return answer?.ok ? Buffer.from(await answer.arrayBuffer()).toString('base64') : null;
      }, `app://${kind}${path}`);
      return base64 === null ? null : Buffer.from(base64, 'base64');
    },
    async stop() {
      await app.close();
      return ended;
    },
  };
}

function hostHere() {
  return chooseHost({
    asked: process.env.WALKUP_HOST,
    electron: electronProgram(join(root, 'node_modules/electron')),
    isRoot: process.getuid?.() === 0,
    userNamespaces: spawnSync('unshare', ['--user', '--map-root-user', 'true']).status === 0,
    standIn: join(root, 'e2e/host/electron'),
  });
}

/**
 * Starts the built app for a story: on real Electron where it is and can run sandboxed, otherwise in the stand-in host
 * inside this very process (so one station at a time in a process). Headless; a data and a RAM folder of its own.
 */
export async function launch(options: LaunchOptions = {}): Promise<Station> {
  const appFolder = options.appFolder ?? root;
  const dataFolder = options.dataFolder ?? fresh('data');
  const ramFolder = options.ramFolder ?? fresh('ram');
  const chosen = hostHere();
  if (chosen.kind === 'none') throw new Error(`no host: ${chosen.why}`);
  const env = environment(options, dataFolder, ramFolder);
  const start = (): Promise<Running> => {
    mkdirSync(ramFolder, { recursive: true });
    return chosen.kind === 'electron' ? onElectron(chosen.program, appFolder, env) : onStandIn(appFolder, env);
  };
  let running: Running | null = await start();
  const stop = async (): Promise<number> => {
    const code = (await running?.stop()) ?? 0;
    running = null;
    return code;
  };
  const page = (kind: WindowName): Promise<Page> => {
    if (!running) throw new Error('the station is stopped');
    return running.page(kind);
  };
  const rendererPid = async (kind: WindowName): Promise<number> => (await running?.rendererPid(kind)) ?? 0;
  return {
    hostKind: chosen.kind,
    hostWhy: chosen.why,
    dataFolder,
    ramFolder,
    page,
    walkup: () => page('walkup'),
    facing: () => page('facing'),
    counter: () => page('counter'),
    request(kind, path) {
      if (!running) throw new Error('the station is stopped');
      return running.request(kind, path);
    },
    async restart() {
      await stop();
      running = await start();
    },
    async losePower() {
      await stop();
      rmSync(ramFolder, { recursive: true, force: true });
      running = await start();
    },
    rendererPid,
    async killRenderer(kind) {
      const pid = await rendererPid(kind);
      if (pid === 0) throw new Error(`the ${kind} window has no process`);
      process.kill(pid, 'SIGKILL');
    },
    stop,
    async clean() {
      await stop();
      if (!options.dataFolder) rmSync(dataFolder, { recursive: true, force: true });
      if (!options.ramFolder) rmSync(ramFolder, { recursive: true, force: true });
    },
  };
}

/** A station in a process of its own, driven by a module inside it; for stories that kill the whole app. */
export interface ApartStation {
  readonly dataFolder: string;
  readonly ramFolder: string;
  /** Resolves when the story has written this line on standard output; rejects when the process ends first. */
  line(text: string): Promise<void>;
  /** SIGKILL, as a crash or the kernel would; resolves when the process is gone. */
  kill(): Promise<void>;
  readonly ended: Promise<number | null>;
}

/**
 * Starts the app apart, with `drive` (path of a module whose default export takes the Host) run inside that process.
 * The stand-in only: a story inside real Electron's own process would need a debugging port.
 */
export function launchApart(drive: string, options: LaunchOptions = {}): ApartStation {
  const dataFolder = options.dataFolder ?? fresh('data');
  const ramFolder = options.ramFolder ?? fresh('ram');
  const env = Object.fromEntries(
    Object.entries({ ...process.env, ...environment(options, dataFolder, ramFolder) }).filter(
      (pair): pair is [string, string] => pair[1] !== undefined,
    ),
  );
  const child: ChildProcess = spawn(join(root, 'e2e/host/electron'), [options.appFolder ?? root, '--drive', drive], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const said: string[] = [];
  const hopes = new Map<string, () => void>();
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', (text) => {
      said.push(text);
      hopes.get(text)?.();
    });
  }
  return {
    dataFolder,
    ramFolder,
    ended,
    line(text) {
      if (said.includes(text)) return Promise.resolve();
      const heard = new Promise<void>((resolve) => hopes.set(text, resolve));
      return Promise.race([
        heard,
        ended.then((code) => {
          throw new Error(`the station ended (${code}) before it said "${text}"; it said: ${said.join(' | ')}`);
        }),
      ]);
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

export type { Host };
