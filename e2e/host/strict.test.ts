import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindowConstructorOptions, Session } from 'electron';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumFlags, newest } from './chromium.ts';
import { decode, encode } from './codec.js';
import { Core } from './core.ts';
import { displaysFrom, makeElectron } from './electron-module.ts';
import { HostIpc } from './ipc.ts';
import { takeLock } from './lock.ts';
import { readPreload } from './preload-file.ts';

/**
 * What Electron refuses, the stand-in refuses: otherwise a story would pass here and the product would not start. Each
 * case names the page of Electron's documentation that it comes from, and so does the message.
 */
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'walkup-strict-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const privileges = { standard: true, secure: true, supportFetchAPI: true };

function make(ready: boolean) {
  const core = new Core(folder, () => ({}));
  const electron = makeElectron(core);
  electron.app.setPath('userData', join(folder, 'user'));
  if (ready) {
    electron.protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges }]);
    electron.app.becomeReady();
  }
  return { core, ...electron };
}

const safe = (session: Session): BrowserWindowConstructorOptions => ({
  webPreferences: {
    session,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
  },
});

describe('before ready', () => {
  it('gives no session (docs/api/session.md)', () => {
    expect(() => make(false).session.fromPartition('x', { cache: false })).toThrow('docs/api/session.md');
  });
  it('gives no window (docs/api/browser-window.md)', () => {
    const { BrowserWindow } = make(false);
    expect(() => new BrowserWindow()).toThrow('docs/api/browser-window.md');
  });
  it('knows no screen (docs/api/screen.md)', () => {
    expect(() => make(false).screen.getAllDisplays()).toThrow('docs/api/screen.md');
  });
});

describe('after ready, too late', () => {
  it('to register a scheme, and twice is once too often (docs/api/protocol.md)', () => {
    const { protocol } = make(true);
    const again = () => protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges }]);
    expect(again).toThrow('before app is ready (docs/api/protocol.md)');
    const early = make(false).protocol;
    early.registerSchemesAsPrivileged([{ scheme: 'app', privileges }]);
    expect(() => early.registerSchemesAsPrivileged([{ scheme: 'app', privileges }])).toThrow('only once');
  });
  it('to enable the sandbox, switch the graphics processor off, or move the profile (docs/api/app.md)', () => {
    const { app } = make(true);
    expect(() => app.enableSandbox()).toThrow('docs/api/app.md');
    expect(() => app.disableHardwareAcceleration()).toThrow('docs/api/app.md');
    expect(() => app.setPath('sessionData', folder)).toThrow('docs/api/app.md');
  });
  it('to append a switch (docs/api/command-line.md)', () => {
    expect(() => make(true).app.commandLine.appendSwitch('no-pings')).toThrow('docs/api/command-line.md');
  });
});

describe('sessions and schemes', () => {
  it('refuses the default session and its protocol: they are on disk (docs/api/session.md, docs/api/protocol.md)', () => {
    const { session, protocol } = make(true);
    expect(() => session.defaultSession).toThrow('docs/api/session.md');
    expect(() => session.fromPartition('persist:x', { cache: false })).toThrow('docs/api/session.md');
    expect(() => protocol.handle('app', () => new Response())).toThrow('docs/api/protocol.md');
  });
  it('handles a scheme once, and only one that was registered (docs/api/protocol.md)', () => {
    const own = make(true).session.fromPartition('x', { cache: false });
    own.protocol.handle('app', () => new Response());
    expect(() => own.protocol.handle('app', () => new Response())).toThrow('handled already (docs/api/protocol.md)');
    expect(() => own.protocol.handle('other', () => new Response())).toThrow('docs/api/protocol.md');
  });
  it('does not load from a handler on another session (docs/api/protocol.md)', async () => {
    const { session, BrowserWindow } = make(true);
    session.fromPartition('one', { cache: false }).protocol.handle('app', () => new Response());
    const window = new BrowserWindow(safe(session.fromPartition('two', { cache: false })));
    await expect(window.loadURL('app://walkup/index.html')).rejects.toThrow('ERR_UNKNOWN_URL_SCHEME');
  });
  it('opens no window without a session of its own, or with a weakened sandbox (docs/tutorial/security.md)', () => {
    const { session, BrowserWindow } = make(true);
    const own = session.fromPartition('x', { cache: false });
    const { session: _without, ...rest } = safe(own).webPreferences ?? {};
    expect(() => new BrowserWindow({ webPreferences: rest })).toThrow('docs/api/session.md');
    for (const weak of [
      { sandbox: false },
      { contextIsolation: false },
      { nodeIntegration: true },
      { webviewTag: true },
    ]) {
      const options = { webPreferences: { ...safe(own).webPreferences, ...weak } };
      expect(() => new BrowserWindow(options)).toThrow('docs/tutorial/security.md');
    }
  });
});

describe('paths (docs/api/app.md)', () => {
  it('are absolute and have known names', () => {
    const { app } = make(false);
    expect(() => app.setPath('temp', 'tmp')).toThrow('absolute');
    expect(() => app.setPath('nonsense', folder)).toThrow("no 'nonsense'");
  });
  it('lock one app at a time', () => {
    const place = join(folder, 'lock');
    const release = takeLock(place);
    expect(release).not.toBeNull();
    expect(takeLock(place)).toBeNull();
    release?.();
    const again = takeLock(place);
    expect(again).not.toBeNull();
    again?.();
  });
  it('take over the lock of a process that is gone', () => {
    const place = join(folder, 'stale');
    mkdirSync(place);
    writeFileSync(join(place, 'SingletonLock'), '4194304 1');
    const release = takeLock(place);
    expect(release).not.toBeNull();
    release?.();
  });
});

describe('a sandboxed preload', () => {
  const preload = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  it('may require what docs/tutorial/sandbox.md lists', () => {
    const text = "const { contextBridge } = require('electron'); require('node:url'); require('events');";
    expect(readPreload(preload('good.cjs', text))).toBe(text);
  });
  it('is no ES module (docs/tutorial/esm.md)', () => {
    expect(() => readPreload(preload('import.js', "import { x } from 'electron';"))).toThrow('import or export');
    expect(() => readPreload(preload('export.js', 'export const x = 1;'))).toThrow('import or export');
    expect(() => readPreload(preload('dynamic.cjs', "import('electron');"))).toThrow('import or export');
    expect(() => readPreload(preload('name.mjs', '1;'))).toThrow('ES module');
  });
  it('is one file, and requires nothing else (docs/tutorial/sandbox.md)', () => {
    expect(() => readPreload(preload('split.cjs', "require('./other.cjs');"))).toThrow('module not found: ./other.cjs');
    expect(() => readPreload(preload('fs.cjs', "function f() { require('node:fs'); }"))).toThrow('module not found');
    expect(() => readPreload(preload('computed.cjs', 'require(process.argv[0]);'))).toThrow('(computed)');
  });
  it('has an absolute path and parses (docs/api/structures/web-preferences.md)', () => {
    expect(() => readPreload('preload.cjs')).toThrow('absolute');
    expect(() => readPreload(preload('broken.cjs', 'const = ;'))).toThrow('does not parse');
  });
});

describe('what crosses between main and a page (docs/api/ipc-renderer.md)', () => {
  it.each([
    ['a function', () => 1],
    ['a method', { call: () => 1 }],
    ['a symbol', Symbol('x')],
    ['a promise', Promise.resolve()],
    ['a weak map', new WeakMap()],
  ])('is not %s', (_name, value) => {
    expect(() => encode(value)).toThrow('An object could not be cloned.');
  });
  it.each([
    undefined,
    null,
    -0,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    10n,
    'a $ b',
    { $: 'undefined', of: 1 },
    { list: [undefined, [new Date(0)]] },
    new Map([[{ a: 1 }, new Set(['b'])]]),
    new Uint8Array([0, 255]),
    new Uint16Array([1, 65_535]),
    /a\/b/giu,
    { nested: { none: undefined, bytes: new Uint8Array(70_000).fill(7) } },
  ])('is %o as it is', (value) => {
    expect(decode(encode(value))).toEqual(value);
    expect(Object.is(decode(encode(-0)), -0)).toBe(true);
  });
  it('loses prototypes and getters, as the structured clone algorithm says', () => {
    class Person {
      name = 'x';
      greet() {
        return this.name;
      }
    }
    expect(decode(encode(new Person()))).toStrictEqual({ name: 'x' });
  });
  it('takes only the part of a buffer that a view shows', () => {
    expect(decode(encode(new Uint8Array([1, 2, 3, 4]).subarray(1, 3)))).toEqual(new Uint8Array([2, 3]));
  });
});

describe('the channels of a window (docs/api/ipc-main.md)', () => {
  const event = {} as Parameters<HostIpc['invoke']>[0];
  it('have one handler each', () => {
    const ipc = new HostIpc();
    ipc.handle('a', () => 1);
    expect(() => ipc.handle('a', () => 2)).toThrow("second handler for 'a'");
  });
  it('reject a call without a handler, and say what a handler threw', async () => {
    const ipc = new HostIpc();
    ipc.handle('throws', () => {
      throw new Error('no');
    });
    await expect(ipc.invoke(event, 'none', [])).rejects.toThrow("No handler registered for 'none'");
    await expect(ipc.invoke(event, 'throws', [])).rejects.toThrow("Error invoking remote method 'throws': Error: no");
  });
});

describe('Chromium', () => {
  it('gets one list of features to switch off: it would keep only the last', () => {
    const flags = chromiumFlags(
      {},
      new Map([
        ['disable-features', 'A,B'],
        ['no-pings', ''],
      ]),
      false,
    );
    expect(flags.filter((flag) => flag.startsWith('--disable-features='))).toEqual([
      expect.stringMatching(/^--disable-features=A,B,SpareRendererForSitePerProcess,/),
    ]);
    expect(flags).toContain('--no-pings');
    expect(flags).not.toContain('--no-sandbox');
  });
  it('has the camera it is told, or none', () => {
    expect(chromiumFlags({ WALKUP_FAKE_CAMERA: 'none' }, new Map(), false).join()).toContain('device-count=0');
    expect(chromiumFlags({ WALKUP_FAKE_CAMERA: '/a.y4m' }, new Map(), false)).toContain(
      '--use-file-for-fake-video-capture=/a.y4m',
    );
    expect(chromiumFlags({}, new Map(), false).join()).not.toContain('fake');
  });
  it('shows a page in the newest of the processes that a load made', () => {
    const before = new Map([[10, 1]]);
    expect(
      newest(
        before,
        new Map([
          [10, 1],
          [30, 2],
          [20, 3],
        ]),
      ),
    ).toBe(20);
    expect(newest(before, before)).toBeNull();
  });
  it('lies on displays side by side', () => {
    expect(displaysFrom('100x50,30x40').map(({ bounds }) => bounds)).toEqual([
      { x: 0, y: 0, width: 100, height: 50 },
      { x: 100, y: 0, width: 30, height: 40 },
    ]);
    expect(() => displaysFrom('wide')).toThrow('WIDTHxHEIGHT');
  });
});
