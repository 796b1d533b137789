import { randomBytes } from 'node:crypto';
import type { WebContents, WebFrameMain, WebPreferences } from 'electron';
import type { CDPSession, Page, Request as PageRequest } from 'playwright';
import { isHeaded, newest, pageRenderers } from './chromium.ts';
import { decode, encode } from './codec.js';
import { type Core, HostRefusal } from './core.ts';
import { documentScript } from './document-script.ts';
import { Events } from './events.ts';
import { HostFrame, HostIpc } from './ipc.ts';
import { readPreload } from './preload-file.ts';
import type { HostSession } from './session.ts';

type Used =
  | 'forcefullyCrashRenderer'
  | 'getOSProcessId'
  | 'loadURL'
  | 'on'
  | 'printToPDF'
  | 'send'
  | 'setWebRTCIPHandlingPolicy'
  | 'setWindowOpenHandler';
type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];

/** Where the window lies and how large it is; the page takes it over. */
export interface Geometry {
  bounds: { x: number; y: number; width: number; height: number };
  fullScreen: boolean;
  shown: boolean;
}

interface Document {
  frame: HostFrame;
  /** Handle of the page's function that takes messages. */
  deliver: Promise<string>;
}

type Message =
  | { op: 'hello' }
  | { op: 'invoke'; id: number; channel: string; args: string }
  | { op: 'key'; input: object }
  | { op: 'failed'; message: string };

/** One page at a time on one session; outlives its renderer, as Electron's does. */
export class HostContents extends Events implements Pick<WebContents, Used> {
  readonly ipc = new HostIpc();
  readonly session: HostSession;
  readonly #core: Core;
  readonly #preferences: WebPreferences;
  readonly #geometry: Geometry;
  readonly #documents = new Map<number, Document>();
  readonly #origins = new Map<number, string>();
  #frame = new HostFrame('');
  #openHandler: OpenHandler = () => ({ action: 'allow' });
  #page: Page | null = null;
  #cdp: CDPSession | null = null;
  #pid = 0;
  #url = '';
  #loading: string | null = null;
  #destroyed = false;

  constructor(core: Core, session: HostSession, preferences: WebPreferences, geometry: Geometry) {
    super();
    this.#core = core;
    this.session = session;
    this.#preferences = preferences;
    this.#geometry = geometry;
    core.contents.add(this);
    core.news.emit('contents', this);
  }

  get mainFrame(): WebFrameMain {
    return this.#frame as unknown as WebFrameMain;
  }
  /** The page on show, or null while there is none. */
  get page(): Page | null {
    return this.#loading === null ? this.#page : null;
  }
  get url(): string {
    return this.#url;
  }
  get hasPage(): boolean {
    return this.#page !== null;
  }
  shows(page: Page): boolean {
    return this.#page === page;
  }

  /** 0 while there is no process, and again once it has crashed, as in Electron. */
  getOSProcessId(): number {
    return this.#pid;
  }
  setWebRTCIPHandlingPolicy(): void {
    // Chromium takes it per process, by switch only; the host runs where there is no network.
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  send(channel: string, ...args: unknown[]): void {
    const text = JSON.stringify({ op: 'push', channel, args: encode(args) });
    const document = [...this.#documents.values()].find(({ frame }) => frame === this.#frame);
    if (document) void this.#deliver(document, text);
  }

  /** The shell's own loads pass; anything else is asked of main first, as `will-navigate` is. */
  mayNavigate(request: PageRequest, url: string): boolean {
    const isMainFrame = request.frame().parentFrame() === null;
    if (isMainFrame && url === this.#loading) return true;
    if (this.emitPreventable('will-frame-navigate', { url, isMainFrame, isSameDocument: false })) return false;
    return !(isMainFrame && this.emitPreventable('will-navigate', { url, isMainFrame, isSameDocument: false }));
  }

  async loadURL(url: string): Promise<void> {
    if (this.#destroyed) throw new Error('Object has been destroyed');
    const scheme = new URL(url).protocol.slice(0, -1);
    if (!this.session.handles(scheme)) {
      // A handler on another session does not count (docs/api/protocol.md, "Using protocol with a custom partition").
      throw new HostRefusal(
        `ERR_UNKNOWN_URL_SCHEME (-302) loading '${url}': its session has no handler for ${scheme}:`,
      );
    }
    const outward = this.#core.outward(url);
    this.#loading = url;
    try {
      await this.#core.exclusively(async () => {
        const before = await pageRenderers(this.#core.cdp);
        const page = this.#page ?? (await this.#openPage(url));
        await page.goto(outward, { waitUntil: 'load' });
        this.#pid = newest(before, await pageRenderers(this.#core.cdp)) ?? this.#pid;
        // Electron tells it at the commit; the stand-in knows the process only once the page has loaded.
        this.emit('did-navigate', {}, url, 200, 'OK');
      });
    } catch (problem) {
      this.#loading = null;
      const code = /net::(ERR_\w+)/.exec(String(problem))?.[1];
      throw code ? new Error(`${code} loading '${url}'`) : problem;
    }
    this.#url = url;
    this.#loading = null;
    this.#core.news.emit('loaded', this);
  }

  /** Empties the stores of the page's origin; part of the session's `clearStorageData`. */
  async clearStores(): Promise<void> {
    const origin = this.#url && new URL(this.#core.outward(this.#url)).origin;
    if (origin) await this.#cdp?.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  }

  async printToPDF(options: { preferCSSPageSize?: boolean; printBackground?: boolean }): Promise<Buffer> {
    if (!this.#cdp) throw new Error('nothing is loaded');
    const { data } = await this.#cdp.send('Page.printToPDF', {
      preferCSSPageSize: options.preferCSSPageSize ?? false,
      printBackground: options.printBackground ?? false,
    });
    return Buffer.from(data, 'base64');
  }

  forcefullyCrashRenderer(): void {
    if (this.#pid === 0) return;
    try {
      process.kill(this.#pid, 'SIGKILL');
    } catch {
      // It is dead already; Electron says nothing then either.
    }
    // Chromium's own word of it may come after the kernel's, and the dead page must not be loaded again meanwhile.
    if (this.#page) this.#gone(this.#page);
  }

  destroy(): void {
    this.#destroyed = true;
    this.#core.contents.delete(this);
    void this.#page?.close().catch(() => undefined);
    this.#page = null;
  }

  async #openPage(url: string): Promise<Page> {
    const context = await this.session.context();
    if (this.session.grants(this, 'audio', url)) throw new HostRefusal('the stand-in has no microphone to grant');
    if (this.session.grants(this, 'video', url)) {
      await context.grantPermissions(['camera'], { origin: new URL(this.#core.outward(url)).origin });
    }
    const page = await context.newPage();
    this.#page = page;
    const cdp = await context.newCDPSession(page);
    this.#cdp = cdp;
    page.on('crash', () => this.#gone(page));
    page.on('popup', (popup) => {
      const { action } = this.#openHandler({ url: this.#core.inward(popup.url()) } as Parameters<OpenHandler>[0]);
      if (action === 'allow') process.stderr.write('host: the stand-in opens no second window from a page\n');
      void popup.close().catch(() => undefined);
    });
    page.on('download', (download) => {
      this.session.emitPreventable('will-download');
      void download.cancel().catch(() => undefined);
    });
    page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
    await Promise.all([this.#install(cdp), this.#place(page, cdp)]);
    return page;
  }

  async #place(page: Page, cdp: CDPSession): Promise<void> {
    const { bounds, fullScreen, shown } = this.#geometry;
    if (!isHeaded(this.#core.env())) {
      if (shown) await page.setViewportSize({ width: bounds.width, height: bounds.height });
      return;
    }
    const { windowId } = await cdp.send('Browser.getWindowForTarget');
    const { x: left, y: top, width, height } = bounds;
    await cdp.send('Browser.setWindowBounds', { windowId, bounds: { left, top, width, height } });
    const windowState = !shown ? 'minimized' : fullScreen ? 'fullscreen' : 'normal';
    await cdp.send('Browser.setWindowBounds', { windowId, bounds: { windowState } });
  }

  async toFront(): Promise<void> {
    await this.#page?.bringToFront();
    this.#core.news.emit('front', this);
  }

  async #install(cdp: CDPSession): Promise<void> {
    const { preload } = this.#preferences;
    if (!preload) return;
    const raw = `raw${randomBytes(12).toString('hex')}`;
    const deliver = `deliver${randomBytes(12).toString('hex')}`;
    const argv = ['renderer', ...(this.#preferences.additionalArguments ?? [])];
    const source = documentScript({ raw, deliver, argv, preload: readPreload(preload) });
    this.#documents.clear();
    this.#origins.clear();
    cdp.on('Runtime.executionContextCreated', ({ context }) => this.#origins.set(context.id, context.origin));
    cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      this.#origins.delete(executionContextId);
      this.#documents.delete(executionContextId);
    });
    cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === raw) void this.#hear(cdp, deliver, executionContextId, JSON.parse(payload) as Message);
    });
    await Promise.all([
      cdp.send('Page.enable'),
      cdp.send('Runtime.enable'),
      cdp.send('Runtime.addBinding', { name: raw }),
      cdp.send('Page.addScriptToEvaluateOnNewDocument', { source }),
    ]);
  }

  async #hear(cdp: CDPSession, deliver: string, contextId: number, message: Message): Promise<void> {
    if (message.op === 'hello') {
      const frame = new HostFrame(this.#core.inward(this.#origins.get(contextId) ?? ''));
      const taken = cdp
        .send('Runtime.evaluate', {
          contextId,
          expression: `(() => { const way = globalThis.${deliver}; delete globalThis.${deliver}; return way; })()`,
        })
        .then(({ result }) => result.objectId ?? '');
      taken.catch(() => undefined);
      this.#documents.set(contextId, { frame, deliver: taken });
      this.#frame = frame;
      return;
    }
    if (message.op === 'key') return void this.emitPreventable('before-input-event', {}, message.input);
    if (message.op === 'failed') {
      process.stderr.write(`host: the preload failed: ${message.message}\n`);
      return;
    }
    const document = this.#documents.get(contextId);
    if (!document) return;
    const isCurrent = () => this.#frame === document.frame;
    const event = {
      sender: this as unknown as WebContents,
      get senderFrame() {
        return isCurrent() ? (document.frame as unknown as WebFrameMain) : null;
      },
    };
    let answer: object;
    try {
      const value = await this.ipc.invoke(event, message.channel, decode(message.args) as unknown[]);
      answer = { value: encode(value) };
    } catch (problem) {
      answer = { error: problem instanceof Error ? problem.message : String(problem) };
    }
    await this.#deliver(document, JSON.stringify({ op: 'answer', id: message.id, ...answer }));
  }

  async #deliver(document: Document, text: string): Promise<void> {
    try {
      await this.#cdp?.send('Runtime.callFunctionOn', {
        objectId: await document.deliver,
        functionDeclaration: 'function (text) { this(text); }',
        arguments: [{ value: text }],
        silent: true,
      });
    } catch {
      // The document is gone; Electron too drops what is sent to a page that has left.
    }
  }

  #gone(page: Page): void {
    if (this.#page !== page) return;
    this.#page = null;
    this.#cdp = null;
    this.#pid = 0;
    this.#documents.clear();
    this.#frame = new HostFrame('');
    // A dead page would stay as a window of its own, with Chromium's sad face in it.
    void page.close().catch(() => undefined);
    setImmediate(() => {
      if (!this.#destroyed) this.emit('render-process-gone', {}, { reason: 'killed', exitCode: 9 });
    });
  }
}
