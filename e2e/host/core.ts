import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, CDPSession } from 'playwright';
import { openChromium } from './chromium.ts';
import type { HostContents } from './contents.ts';
import type { HostSession } from './session.ts';
import type { HostWindow } from './window.ts';

/** Electron would refuse this too; `message` ends with the page of Electron's documentation that says so. */
export class HostRefusal extends Error {
  override name = 'HostRefusal';
}

/** What one running app shares: its paths, sessions, windows and browser. Each start makes a new one. */
export class Core {
  readonly appFolder: string;
  /** The environment, read when the browser starts, since main may move HOME and TMPDIR before. */
  readonly env: () => NodeJS.ProcessEnv;
  readonly paths = new Map<string, string>();
  readonly switches = new Map<string, string>();
  readonly sessions = new Map<string, HostSession>();
  readonly windows = new Set<HostWindow>();
  readonly contents = new Set<HostContents>();
  /**
   * `contents` when one is made; `loaded` and `front` (contents) after each load and each time a window was brought to
   * the front; `cleared` (`clipboard` or `selection`) when main empties one of them.
   */
  readonly news = new EventEmitter();
  readonly exited = Promise.withResolvers<number>();
  ready = false;
  /** The one custom scheme, once registered. */
  scheme: string | null = null;
  browser: Browser | null = null;
  #cdp: CDPSession | null = null;
  #lastLoad: Promise<unknown> = Promise.resolve();

  constructor(appFolder: string, env: () => NodeJS.ProcessEnv = () => process.env) {
    this.appFolder = appFolder;
    this.env = env;
    this.news.setMaxListeners(0);
  }

  beforeReady(what: string, page: string): void {
    if (this.ready) throw new HostRefusal(`${what} should be called before app is ready (${page})`);
  }

  afterReady(what: string, page: string): void {
    if (!this.ready) throw new HostRefusal(`${what} cannot be used before app is ready (${page})`);
  }

  async openBrowser(): Promise<void> {
    const profile = this.paths.get('sessionData');
    const temporary = this.paths.get('temp');
    if (!profile || !temporary) {
      throw new HostRefusal('main must set sessionData and temp before ready, so that nothing falls on a disk');
    }
    const home = join(profile, 'home');
    mkdirSync(home, { recursive: true });
    // Playwright makes Chromium's profile below the temporary folder of this process.
    process.env.TMPDIR = temporary;
    this.browser = await openChromium({ env: this.env(), folders: { home, temporary }, switches: this.switches });
    this.#cdp = await this.browser.newBrowserCDPSession();
  }

  get cdp(): CDPSession {
    if (!this.#cdp) throw new Error('the browser is not open');
    return this.#cdp;
  }

  /** Runs one at a time: which process a load brought about is told by what was there before it. */
  exclusively<T>(task: () => Promise<T>): Promise<T> {
    const mine = this.#lastLoad.then(task);
    this.#lastLoad = mine.catch(() => undefined);
    return mine;
  }

  /** `app://walkup/x` as Chromium sees it, `https://walkup.invalid/x`: a secure origin that can never exist. */
  outward(url: string): string {
    const parts = new URL(url);
    if (parts.protocol !== `${this.scheme}:`) throw new Error(`ERR_UNKNOWN_URL_SCHEME (-302) loading '${url}'`);
    return `https://${parts.host}.invalid${url.slice(`${this.scheme}://${parts.host}`.length) || '/'}`;
  }

  /** The way back; an address that is none of ours is given as it is. */
  inward(url: string): string {
    const ours = /^https:\/\/([a-z0-9-]+)\.invalid(?=\/|$)/.exec(url);
    return ours && this.scheme ? `${this.scheme}://${ours[1]}${url.slice(ours[0].length)}` : url;
  }
}
