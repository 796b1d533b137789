import type {
  BrowserWindowConstructorOptions,
  Clipboard,
  CustomScheme,
  Display,
  Menu,
  Protocol,
  Screen,
  Session,
} from 'electron';
import { HostApp } from './app.ts';
import { type Core, HostRefusal } from './core.ts';
import { HostSession } from './session.ts';
import { HostWindow } from './window.ts';

/** `$WALKUP_DISPLAYS`, e.g. `1920x1080,1080x1920`: displays side by side, the first the primary. */
export function displaysFrom(text = '1280x800'): Pick<Display, 'id' | 'bounds' | 'workArea'>[] {
  let x = 0;
  return text.split(',').map((size, id) => {
    const [width = 0, height = 0] = size.split('x').map(Number);
    if (!(width > 0 && height > 0)) throw new Error(`WALKUP_DISPLAYS: ${size} is not WIDTHxHEIGHT`);
    const bounds = { x, y: 0, width, height };
    x += width;
    return { id, bounds, workArea: bounds };
  });
}

/** What `import … from 'electron'` gives main: only what electron/shell uses. */
export function makeElectron(core: Core) {
  const app = new HostApp(core);

  const protocol: Pick<Protocol, 'registerSchemesAsPrivileged'> & Pick<Protocol, 'handle'> = {
    registerSchemesAsPrivileged(schemes: CustomScheme[]) {
      core.beforeReady('protocol.registerSchemesAsPrivileged', 'docs/api/protocol.md');
      const [only, ...others] = schemes;
      if (core.scheme !== null) {
        throw new HostRefusal('protocol.registerSchemesAsPrivileged can be called only once (docs/api/protocol.md)');
      }
      if (!only || others.length > 0) throw new HostRefusal('the stand-in serves one custom scheme');
      const { standard, secure, supportFetchAPI } = only.privileges ?? {};
      if (!standard || !secure || !supportFetchAPI) {
        throw new HostRefusal('the scheme must be standard, secure and supportFetchAPI (docs/api/protocol.md)');
      }
      core.scheme = only.scheme;
    },
    handle() {
      throw new HostRefusal(
        'the global protocol serves the default session, which no window may use (docs/api/protocol.md)',
      );
    },
  };

  const session = {
    fromPartition(partition: string, options: { cache?: boolean } = {}): Session {
      core.afterReady('session.fromPartition', 'docs/api/session.md');
      if (partition.startsWith('persist:') || partition === '') {
        throw new HostRefusal(`partition '${partition}' is kept on disk (docs/api/session.md)`);
      }
      if (options.cache !== false) throw new HostRefusal('a session must be made with { cache: false }');
      let found = core.sessions.get(partition);
      if (!found) {
        found = new HostSession(core);
        core.sessions.set(partition, found);
      }
      return found as unknown as Session;
    },
    get defaultSession(): Session {
      throw new HostRefusal('the default session is kept on disk and not used (docs/api/session.md)');
    },
  };

  const displays = () => {
    core.afterReady('screen', 'docs/api/screen.md');
    return displaysFrom(core.env().WALKUP_DISPLAYS) as Display[];
  };
  const screen: Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay'> = {
    getAllDisplays: displays,
    getPrimaryDisplay: () => displays()[0] as Display,
  };

  const menu: Pick<typeof Menu, 'setApplicationMenu'> = { setApplicationMenu: () => undefined };

  // Headless Chromium's clipboard is the browser's own and dies with it; what counts here is that main asks.
  const cleared = (which: 'clipboard' | 'selection') => ({ clear: () => void core.news.emit('cleared', which) });
  const clipboard: Pick<Clipboard, 'clear'> & { selection: Pick<Clipboard, 'clear'> } = {
    ...cleared('clipboard'),
    selection: cleared('selection'),
  };

  class BrowserWindow extends HostWindow {
    constructor(options?: BrowserWindowConstructorOptions) {
      super(core, options);
    }
  }

  return { app, BrowserWindow, clipboard, Menu: menu, protocol, screen, session };
}

export type HostElectron = ReturnType<typeof makeElectron>;
