import { app, screen } from 'electron';
import type { RawPress } from '../card/raw-press.ts';
import type { Caller, Contract, Handlers, WindowKind } from '../contract/define.ts';
import { bindCalls, type ReportBug } from './bind.ts';
import { forgetClipboard } from './clipboard.ts';
import { placeWindows, type Role } from './displays.ts';
import { BuiltFiles } from './files.ts';
import { forbiddenLaunch } from './harden.ts';
import type { KeyPress } from './keys.ts';
import { makePress } from './press.ts';
import type { LiveFiles } from './serve.ts';
import { StationWindow } from './window.ts';

export type { Role } from './displays.ts';

export interface ShellOptions {
  role: Role;
  /** Nothing commissioned: windows have frames, may lie on one display, and can be switched with Ctrl+F1, F2, F3. */
  training: boolean;
  /** Holds `out/renderer` and `out/preload`; `app.getAppPath()` unless a test says otherwise. */
  appFolder?: string;
  /** Windows cover their displays. Outside training they always do. */
  fullScreen: boolean;
}

/**
 * All that main and the services see of Electron. `main.ts` uses it like this:
 *
 *     const prepared = prepare();            // synchronously, first of all; null: say nothing more, it is exiting
 *     if (prepared) void run(prepared.ram);  // not awaited at top level: Electron is ready only after main has loaded
 *     …
 *     const shell = await openShell({ role, training, fullScreen: false });
 *     await Promise.all([
 *       shell.bind(walkup, walkupHandlers, () => callerOfWalkup, report),
 *       shell.bind(facing, …), shell.bind(counter, …),
 *     ]);
 *
 * `windows` fits `Windows` of electron/issuance/windows.ts.
 */
export interface StationShell {
  windows: {
    readonly open: readonly WindowKind[];
    push(kind: WindowKind, name: string, value: unknown): void;
    replace(kind: WindowKind): Promise<{ gone: boolean }>;
    serve(kind: WindowKind, pictures: LiveFiles): void;
  };
  rawPress: RawPress;
  /** Opens the window of a contract, answers its calls, and loads it; resolves when its page has loaded. A window that this role does not open is passed over. */
  bind<C extends Contract>(
    contract: C,
    handlers: Handlers<C>,
    callerOf: () => Caller,
    report: ReportBug,
  ): Promise<void>;
  /** Brings a window to the front of its display. */
  show(kind: WindowKind): void;
  /** Windows that share a display with another, in the order of their keys Ctrl+F1, F2, F3. Empty: each has its own. */
  readonly sharing: readonly WindowKind[];
  /** A renderer died or hung by itself. Its window is already being replaced when this is called. */
  onGone(heard: (kind: WindowKind, reason: string) => void): void;
  /** Runs before the app ends, whoever asked; awaited. The place to close the store. */
  onQuit(task: () => void | Promise<void>): void;
  quit(code?: number): void;
  /** For the counter's foot line, e.g. `Electron 45.4.1`. */
  readonly hostName: string;
}

/** The shell cannot open; `message` is a sentence for whoever set the station up. */
export class ShellRefusal extends Error {
  override name = 'ShellRefusal';
}

/** So often may windows die in a minute before the whole app starts anew (its supervisor's work). */
const DEATHS_A_MINUTE = 5;
const EXIT_WINDOWS_KEEP_DYING = 70;

const hostName = (): string =>
  process.versions.electron ? `Electron ${process.versions.electron}` : 'stand-in host (Chromium)';

/**
 * Waits until Electron is ready and makes the shell. Throws ShellRefusal where the displays do not suffice, or a real
 * station was started with a debugging switch.
 */
export async function openShell(options: ShellOptions): Promise<StationShell> {
  const { role, training } = options;
  if (!training) {
    const forbidden = forbiddenLaunch([...process.execArgv, ...process.argv.slice(1)], process.env);
    if (forbidden.length > 0)
      throw new ShellRefusal(`A station that issues cards does not start with ${forbidden.join(', ')}.`);
  }
  await app.whenReady();
  const displays = screen.getAllDisplays();
  const primary = screen.getPrimaryDisplay();
  const ordered = [primary, ...displays.filter((display) => display.id !== primary.id)];
  const placements = placeWindows(
    role,
    ordered.map((display) => display.workArea),
    training,
  );
  if (!placements) throw new ShellRefusal('Staff and applicants need a display each; only one is connected.');

  const appFolder = options.appFolder ?? app.getAppPath();
  const files = new BuiltFiles(appFolder);
  const open = placements.map(({ kind }) => kind);
  const sharing = placements.filter(({ shared }) => shared).map(({ kind }) => kind);
  const made = new Map<WindowKind, StationWindow>();
  const live = new Map<WindowKind, LiveFiles>();
  const goneHeard: ((kind: WindowKind, reason: string) => void)[] = [];
  const quitTasks: (() => void | Promise<void>)[] = [];
  const deaths: number[] = [];
  let quitting = false;

  const quit = (code = 0): void => {
    if (quitting) return;
    quitting = true;
    void (async () => {
      for (const task of quitTasks) {
        try {
          await task();
        } catch (problem) {
          // One task that fails must not keep the others (the store's close) from running.
          process.stderr.write(`walkup: while closing: ${problem instanceof Error ? problem.name : 'error'}\n`);
        }
      }
      for (const window of made.values()) window.destroy();
      forgetClipboard();
      app.exit(code);
    })();
  };
  const gone = (kind: WindowKind, reason: string): void => {
    const now = performance.now();
    deaths.push(now);
    while ((deaths[0] ?? now) < now - 60_000) deaths.shift();
    for (const heard of goneHeard) heard(kind, reason);
    if (deaths.length > DEATHS_A_MINUTE) quit(EXIT_WINDOWS_KEEP_DYING);
  };
  const show = (kind: WindowKind): void => made.get(kind)?.show();
  // The switch between windows on one display exists in training only: it would show staff's screen to anyone.
  const shortcut = ({ key, control }: KeyPress): boolean => {
    const kind = training && control && /^F[1-3]$/.test(key) ? sharing[Number(key.slice(1)) - 1] : undefined;
    if (kind) show(kind);
    return kind !== undefined;
  };

  // A signal or the session's end; the windows refuse to close by themselves, so this is the one way out.
  app.on('before-quit', (event) => {
    event.preventDefault();
    quit();
  });
  app.on('window-all-closed', () => quit());

  return {
    windows: {
      open,
      push: (kind, name, value) => made.get(kind)?.push(name, value),
      replace: async (kind) => (await made.get(kind)?.replace()) ?? { gone: true },
      serve: (kind, pictures) => {
        live.set(kind, pictures);
        made.get(kind)?.serve(pictures);
      },
    },
    rawPress: await makePress(files),
    async bind(contract, handlers, callerOf, report) {
      const placement = placements.find(({ kind }) => kind === contract.window);
      if (!placement) return;
      const window = await StationWindow.open({
        placement,
        contract,
        appFolder,
        files,
        kiosk: options.fullScreen || !training,
        shortcut,
        onCloseAsked: () => {
          if (training) quit();
        },
        onGone: (reason) => gone(contract.window, reason),
      });
      made.set(contract.window, window);
      window.serve(live.get(contract.window) ?? new Map());
      bindCalls(window.contents, contract, handlers, callerOf, report);
      await window.load();
    },
    show,
    sharing,
    onGone: (heard) => goneHeard.push(heard),
    onQuit: (task) => quitTasks.push(task),
    quit,
    hostName: hostName(),
  };
}
