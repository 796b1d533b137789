import { join } from 'node:path';
import { BrowserWindow, type Session, session as sessions, type WebContents } from 'electron';
import type { Contract, WindowKind } from '../contract/define.ts';
import { preloadArguments } from './bind.ts';
import { forgetClipboard } from './clipboard.ts';
import type { Placement } from './displays.ts';
import type { BuiltFiles } from './files.ts';
import type { KeyPress } from './keys.ts';
import { lockDown } from './lockdown.ts';
import { cutOff, emptySession } from './offline.ts';
import { indexOf } from './origin.ts';
import { Renderer } from './renderer.ts';
import { type LiveFiles, serveOn } from './serve.ts';

export interface StationWindowOptions {
  placement: Placement;
  contract: Contract;
  appFolder: string;
  files: BuiltFiles;
  /** Covers its display and has no frame; a bare window otherwise (training on a desktop). */
  kiosk: boolean;
  shortcut: (press: KeyPress) => boolean;
  /** Somebody asked to close the window (Alt+F4, a window manager); it stays open. */
  onCloseAsked: () => void;
  /** The renderer died or hung although nobody here ended it. The window is loaded anew by itself. */
  onGone: (reason: string) => void;
}

/** How long a page may be deaf before it is ended: long enough for a slow picture, short enough for a waiting person. */
const HUNG_LIMIT_MS = 5_000;

/** One window of the station: its own session, its own process, its own origin. */
export class StationWindow {
  readonly kind: WindowKind;
  readonly #window: BrowserWindow;
  readonly #session: Session;
  readonly #renderer: Renderer;
  readonly #options: StationWindowOptions;
  #live: LiveFiles = new Map();
  #mayClose = false;
  #ending = false;
  #replacing: Promise<{ gone: boolean }> | null = null;

  private constructor(options: StationWindowOptions, session: Session) {
    const { placement, contract } = options;
    this.kind = placement.kind;
    this.#options = options;
    this.#session = session;
    this.#window = new BrowserWindow({
      ...placement.bounds,
      title: `Walkup: ${placement.kind}`,
      show: true,
      frame: !options.kiosk,
      fullscreen: options.kiosk,
      kiosk: options.kiosk,
      autoHideMenuBar: true,
      webPreferences: {
        session,
        preload: join(options.appFolder, 'out/preload', `${placement.kind}.cjs`),
        additionalArguments: preloadArguments(contract),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webviewTag: false,
        plugins: false,
        navigateOnDragDrop: false,
        disableDialogs: true,
        spellcheck: false,
        devTools: false,
        // A waiting screen's countdown must run although another window lies in front of it.
        backgroundThrottling: false,
        v8CacheOptions: 'none',
      },
    });
    this.#window.on('close', (event) => {
      if (this.#mayClose) return;
      event.preventDefault();
      options.onCloseAsked();
    });
    this.#renderer = new Renderer(this.contents);
    lockDown(this.contents, this.kind, options.shortcut);
    this.#supervise();
  }

  /** Makes the window on a session of its own, cut off and serving its own pages only; nothing is loaded yet. */
  static async open(options: StationWindowOptions): Promise<StationWindow> {
    const { kind } = options.placement;
    // No `persist:`, so the partition is in memory; the default session is never used (rule 4).
    const session = sessions.fromPartition(`window-${kind}`, { cache: false });
    await cutOff(session, kind);
    const made = new StationWindow(options, session);
    serveOn(session, kind, options.files, () => made.#live);
    return made;
  }

  get contents(): WebContents {
    return this.#window.webContents;
  }

  async load(): Promise<void> {
    try {
      await this.#window.loadURL(indexOf(this.kind));
    } catch (problem) {
      // The app may be told to quit while a window still loads; that is an end, not a failure.
      if (!this.#mayClose) throw problem;
    }
  }

  serve(live: LiveFiles): void {
    this.#live = live;
  }

  push(name: string, value: unknown): void {
    if (!this.#window.isDestroyed()) this.contents.send(`push:${name}`, value);
  }

  show(): void {
    this.#window.show();
    this.#window.moveTop();
    this.#window.focus();
  }

  /** Ends the renderer and loads the page in a fresh one; several askers at once share one replacement. */
  replace(): Promise<{ gone: boolean }> {
    this.#replacing ??= this.#replaceOnce().finally(() => {
      this.#replacing = null;
    });
    return this.#replacing;
  }

  async #replaceOnce(): Promise<{ gone: boolean }> {
    this.#ending = true;
    try {
      const gone = await this.#renderer.end();
      forgetClipboard();
      await emptySession(this.#session);
      await this.load();
      return { gone: gone && this.#renderer.pid > 0 };
    } finally {
      this.#ending = false;
    }
  }

  #supervise(): void {
    let hung: NodeJS.Timeout | undefined;
    this.contents.on('render-process-gone', (_event, details) => {
      clearTimeout(hung);
      if (this.#ending || this.#mayClose) return;
      this.#options.onGone(details.reason);
      void this.replace().catch((problem: unknown) => {
        if (!this.#mayClose) this.#options.onGone(problem instanceof Error ? problem.message : 'not loaded');
      });
    });
    this.#window.on('unresponsive', () => {
      hung = setTimeout(() => this.#renderer.kill(), HUNG_LIMIT_MS);
    });
    this.#window.on('responsive', () => clearTimeout(hung));
  }

  /** Closes the window for good; only the end of the app does. */
  destroy(): void {
    this.#mayClose = true;
    this.#window.destroy();
  }
}
