import type { MediaAccessPermissionRequest, Protocol, Session, WebContents, WebRequest } from 'electron';
import type { BrowserContext, Request as PageRequest, Route } from 'playwright';
import { isHeaded } from './chromium.ts';
import type { HostContents } from './contents.ts';
import { type Core, HostRefusal } from './core.ts';
import { Events } from './events.ts';

type Handler = Parameters<Protocol['handle']>[1];
type BeforeRequest = Parameters<WebRequest['onBeforeRequest']>[0];
type PermissionRequestHandler = Parameters<Session['setPermissionRequestHandler']>[0];
type PermissionCheckHandler = Parameters<Session['setPermissionCheckHandler']>[0];

type Used =
  | 'clearCache'
  | 'clearStorageData'
  | 'on'
  | 'setBluetoothPairingHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setPermissionRequestHandler'
  | 'setProxy'
  | 'setSpellCheckerDictionaryDownloadURL'
  | 'setSpellCheckerEnabled';

const RESOURCE_TYPES: Record<string, string> = {
  document: 'mainFrame',
  stylesheet: 'stylesheet',
  script: 'script',
  image: 'image',
  font: 'font',
  media: 'media',
  xhr: 'xhr',
  fetch: 'xhr',
  ping: 'ping',
  websocket: 'webSocket',
};

/** One in-memory partition: a browser context of its own, which dies with the browser. */
export class HostSession extends Events implements Pick<Session, Used> {
  readonly #core: Core;
  readonly #handlers = new Map<string, Handler>();
  #beforeRequest: BeforeRequest | null = null;
  #permissionRequest: PermissionRequestHandler = null;
  #permissionCheck: PermissionCheckHandler = null;
  #context: Promise<BrowserContext> | null = null;
  #requests = 0;

  readonly protocol: Pick<Protocol, 'handle'> = {
    handle: (scheme, handler) => {
      if (scheme !== this.#core.scheme) {
        throw new HostRefusal(`${scheme}: is not registered as privileged and standard (docs/api/protocol.md)`);
      }
      if (this.#handlers.has(scheme)) {
        throw new HostRefusal(`Failed to register protocol: ${scheme} is handled already (docs/api/protocol.md)`);
      }
      this.#handlers.set(scheme, handler);
    },
  };

  readonly webRequest = {
    /** The last listener counts (docs/api/web-request.md). */
    onBeforeRequest: (listener: BeforeRequest) => {
      this.#beforeRequest = listener;
    },
  } satisfies { onBeforeRequest: (listener: BeforeRequest) => void };

  constructor(core: Core) {
    super();
    this.#core = core;
  }

  setPermissionRequestHandler(handler: PermissionRequestHandler): void {
    this.#permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: PermissionCheckHandler): void {
    this.#permissionCheck = handler;
  }
  // Chromium without Electron has no such devices to offer, no dictionary to fetch and, by its switches, no proxy and
  // no name to resolve; what main asks for here is how it is.
  setDevicePermissionHandler(): void {}
  setDisplayMediaRequestHandler(): void {}
  setBluetoothPairingHandler(): void {}
  setSpellCheckerEnabled(): void {}
  setSpellCheckerDictionaryDownloadURL(): void {}
  async setProxy(): Promise<void> {}
  async clearCache(): Promise<void> {
    // Requests that are answered by a handler are never cached: interception switches the cache off.
  }

  /** Empties what the session holds: with no page left in it, by giving it a fresh context. */
  async clearStorageData(): Promise<void> {
    const context = await this.#context;
    if (!context) return;
    const shown = [...this.#core.contents].filter((contents) => contents.session === this && contents.hasPage);
    if (shown.length === 0) {
      this.#context = null;
      await context.close();
      return;
    }
    await context.clearCookies();
    for (const contents of shown) await contents.clearStores();
  }

  /** True when some page may load an address of the scheme here. */
  handles(scheme: string): boolean {
    return this.#handlers.has(scheme);
  }

  /** Asks the handler as a page would, past `webRequest`; null when it is not ours to answer. */
  async answer(url: string, init: RequestInit = {}): Promise<Response | null> {
    const handler = this.#handlers.get(new URL(url).protocol.slice(0, -1));
    return handler ? handler(new Request(url, init)) : null;
  }

  /**
   * Asks main's handlers, as Chromium would, whether this page may have a device; both must agree, since pages come to
   * them by different ways (docs/api/session.md, setPermissionCheckHandler).
   */
  grants(contents: HostContents, mediaType: 'video' | 'audio', url: string): boolean {
    const origin = `${new URL(url).protocol}//${new URL(url).host}/`;
    const asked = contents as unknown as WebContents;
    let requested = this.#permissionRequest === null;
    const details: MediaAccessPermissionRequest = { isMainFrame: true, requestingUrl: url, mediaTypes: [mediaType] };
    this.#permissionRequest?.(
      asked,
      'media',
      (granted) => {
        requested = granted;
      },
      details,
    );
    const checked =
      this.#permissionCheck?.(asked, 'media', origin, {
        isMainFrame: true,
        requestingUrl: url,
        securityOrigin: origin,
        mediaType,
      }) ?? true;
    return requested && checked;
  }

  context(): Promise<BrowserContext> {
    this.#context ??= this.#open();
    return this.#context;
  }

  async #open(): Promise<BrowserContext> {
    const { browser } = this.#core;
    if (!browser) throw new HostRefusal('the browser is not open');
    const context = await browser.newContext({
      acceptDownloads: false,
      serviceWorkers: 'block',
      ...(isHeaded(this.#core.env()) ? { viewport: null } : {}),
    });
    await context.route('**/*', (route, request) =>
      this.#serve(route, request).catch(() => route.abort('failed').catch(() => undefined)),
    );
    return context;
  }

  #contentsOf(request: PageRequest): HostContents | null {
    try {
      const page = request.frame().page();
      return [...this.#core.contents].find((contents) => contents.shows(page)) ?? null;
    } catch {
      return null;
    }
  }

  #cancelled(url: string, request: PageRequest, contents: HostContents | null): boolean {
    let cancel = false;
    this.#beforeRequest?.(
      {
        id: ++this.#requests,
        url,
        method: request.method(),
        referrer: '',
        timestamp: Date.now(),
        resourceType: (RESOURCE_TYPES[request.resourceType()] ?? 'other') as 'other',
        uploadData: [],
        ...(contents ? { webContents: contents as unknown as WebContents } : {}),
      },
      (response) => {
        cancel = response.cancel === true;
      },
    );
    return cancel;
  }

  async #serve(route: Route, request: PageRequest): Promise<void> {
    const url = this.#core.inward(request.url());
    const contents = this.#contentsOf(request);
    if (!contents) return route.abort('blockedbyclient');
    if (request.isNavigationRequest() && !contents.mayNavigate(request, url)) return route.abort('aborted');
    if (this.#cancelled(url, request, contents)) return route.abort('blockedbyclient');
    const body = request.postDataBuffer();
    const answer = await this.answer(url, {
      method: request.method(),
      headers: request.headers(),
      ...(body ? { body: new Uint8Array(body) } : {}),
    });
    // Whatever no handler answers would go to a network; there is none.
    if (!answer) return route.abort('addressunreachable');
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    });
  }
}
