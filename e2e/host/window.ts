import type { BrowserWindow, BrowserWindowConstructorOptions, WebContents, WebPreferences } from 'electron';
import { HostContents } from './contents.ts';
import { type Core, HostRefusal } from './core.ts';
import { Events } from './events.ts';
import type { HostSession } from './session.ts';

type Used = 'destroy' | 'focus' | 'isDestroyed' | 'loadURL' | 'moveTop' | 'on' | 'show';

/** What the stand-in cannot imitate otherwise, and so demands to be said (docs/tutorial/security.md). */
const DEMANDED = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
} as const satisfies WebPreferences;

export class HostWindow extends Events implements Pick<BrowserWindow, Used> {
  readonly webContents: WebContents;
  readonly contents: HostContents;
  readonly #core: Core;
  #destroyed = false;

  constructor(core: Core, options: BrowserWindowConstructorOptions = {}) {
    super();
    core.afterReady('BrowserWindow', 'docs/api/browser-window.md');
    const preferences = options.webPreferences ?? {};
    for (const [name, value] of Object.entries(DEMANDED)) {
      if (preferences[name as keyof typeof DEMANDED] !== value) {
        throw new HostRefusal(`webPreferences.${name} must be ${value} (docs/tutorial/security.md)`);
      }
    }
    const session = preferences.session as unknown as HostSession | undefined;
    if (!session)
      throw new HostRefusal('webPreferences.session is missing: the default session is on disk (docs/api/session.md)');
    this.#core = core;
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.contents = new HostContents(core, session, preferences, {
      bounds: { x, y, width, height },
      fullScreen: options.fullscreen === true || options.kiosk === true,
      shown: options.show !== false,
    });
    this.webContents = this.contents as unknown as WebContents;
    core.windows.add(this);
  }

  loadURL(url: string): Promise<void> {
    return this.contents.loadURL(url);
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  show(): void {
    void this.contents.toFront().catch(() => undefined);
  }
  focus(): void {}
  moveTop(): void {}

  /** A person or a window manager asks to close it; main may refuse. */
  askToClose(): boolean {
    if (this.emitPreventable('close')) return false;
    this.destroy();
    return true;
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.contents.destroy();
    this.#core.windows.delete(this);
    this.emit('closed');
  }
}
