import { describe, expect, it } from 'vitest';
import { placeWindows } from './displays.ts';
import { forbiddenLaunch } from './harden.ts';
import { headersFor } from './headers.ts';
import { keyAllowed } from './keys.ts';
import { isWithin, type PageKind } from './origin.ts';
import { awaitGone, isAlive, killOutright, markOf } from './processes.ts';

describe('keys that reach a page', () => {
  const press = (text: string) => {
    const parts = text.split('+');
    const key = parts.pop() ?? '';
    return {
      type: 'keyDown',
      key: key === 'Space' ? ' ' : key,
      code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : /^\d$/.test(key) ? `Digit${key}` : key,
      control: parts.includes('Ctrl'),
      alt: parts.includes('Alt'),
      meta: parts.includes('Meta'),
    };
  };
  it.each([
    'a',
    'Z',
    'ñ',
    'ع',
    '1',
    '-',
    'Space',
    'Tab',
    'Enter',
    'Escape',
    'Backspace',
    'ArrowDown',
    'Shift',
    'Dead',
    'Ctrl+Alt+@',
    'Ctrl+Alt+€',
  ])('%s, everywhere', (text) => {
    expect([keyAllowed(press(text), false), keyAllowed(press(text), true)]).toEqual([true, true]);
  });
  // A scanner's start and end key, and the control characters of a licence: Ctrl+B, Ctrl+D, LF, CR, FS, GS, RS, US.
  const scanned = ['b', 'D', 'j', 'J', 'm', '\\', ']', '^', '6', '_'].map((key) => `Ctrl+${key}`);
  it.each(['Ctrl+a', 'Ctrl+Z', 'F1', 'F9', 'F12', 'Alt+r', 'Alt+V', 'Alt+1', ...scanned])(
    '%s, at the counter only',
    (text) => {
      expect([keyAllowed(press(text), false), keyAllowed(press(text), true)]).toEqual([false, true]);
    },
  );
  it.each([
    // A copy would lie where no purge reaches.
    'Ctrl+c',
    'Ctrl+x',
    'Ctrl+V',
    'Ctrl+n',
    'Ctrl+t',
    'Ctrl+w',
    'Ctrl+q',
    'Ctrl+r',
    'Ctrl+p',
    'Ctrl+s',
    'Ctrl+o',
    'Ctrl+f',
    'Ctrl+l',
    'Ctrl+h',
    'Ctrl+u',
    'Ctrl+I',
    'Ctrl+g',
    'Ctrl+7',
    'Ctrl+Tab',
    'Ctrl++',
    'Ctrl+-',
    'Ctrl+0',
    'Ctrl+F4',
    'Ctrl+Escape',
    'Ctrl+Alt+Delete',
    'Ctrl+Alt+t',
    'Ctrl+Alt+F1',
    'Alt+F4',
    'Alt+ArrowLeft',
    'Alt+Tab',
    'Alt+Space',
    'Alt+Enter',
    'F13',
    'Ctrl+F1',
    'Ctrl+F5',
    'Alt+F1',
    'Meta+l',
    'Meta',
    'Meta+a',
    'ContextMenu',
    'PrintScreen',
    'BrowserBack',
    'BrowserHome',
    'Insert',
    'Pause',
    'Alt',
    'Control',
    'LaunchMail',
    'ZoomIn',
    'Help',
    'Find',
    'Open',
    'Print',
    'Unidentified',
  ])('%s, nowhere', (text) => {
    expect([keyAllowed(press(text), false), keyAllowed(press(text), true)]).toEqual([false, false]);
  });
});

describe('displays', () => {
  const one = { x: 0, y: 0, width: 10, height: 10 };
  const two = { ...one, x: 10 };
  const three = { ...one, x: 20 };
  const where = (role: Parameters<typeof placeWindows>[0], displays: (typeof one)[], training = false) =>
    placeWindows(role, displays, training)?.map(({ kind, bounds, shared }) => [kind, bounds.x, shared]);
  it('give each window its own where there are enough', () => {
    expect(where('walk-up', [one])).toEqual([['walkup', 0, false]]);
    expect(where('counter', [one, two])).toEqual([
      ['counter', 0, false],
      ['facing', 10, false],
    ]);
    expect(where('combined', [one, two, three])).toEqual([
      ['counter', 0, false],
      ['walkup', 10, false],
      ['facing', 20, false],
    ]);
  });
  it('let only applicant windows share one', () => {
    expect(where('combined', [one, two])).toEqual([
      ['counter', 0, false],
      ['walkup', 10, true],
      ['facing', 10, true],
    ]);
  });
  it('are shared with staff in training only', () => {
    expect(where('combined', [one])).toBeUndefined();
    expect(where('counter', [one])).toBeUndefined();
    expect(where('combined', [one], true)?.every(([, , shared]) => shared)).toBe(true);
    expect(where('walk-up', [])).toBeUndefined();
  });
});

describe('a launch of a real station', () => {
  it.each([
    '--remote-debugging-port=9',
    '--remote-debugging-pipe',
    '--inspect',
    '--inspect-brk=0',
    '--no-sandbox',
    '--disable-web-security',
    '--user-data-dir=/home/x',
    '--enable-logging',
    '--proxy-server=x',
    '--js-flags=--x',
    '--load-extension=/x',
    '-r',
    '--require=x',
    '--use-fake-ui-for-media-stream',
    // Chromium takes one dash as well as two.
    '-remote-debugging-port=9',
    '-no-sandbox',
    '--remote-allow-origins=*',
    '--host-resolver-rules=MAP * 10.0.0.1',
    '--host-rules=x',
    '--enable-features=x',
    '--disable-features=x',
    '--enable-blink-features=x',
    '--trace-startup',
    '--trace-startup-file=/home/x',
    '--disk-cache-dir=/home/x',
    '--single-process',
    '--no-zygote',
    '--ignore-certificate-errors',
    '--crash-dumps-dir=/home/x',
    '--disable-site-isolation-trials',
    '--log-net-log=/home/x',
    '--utility-cmd-prefix=x',
    // A switch of the unit file, with another value.
    '--password-store=gnome-libsecret',
    '--ozone-platform=headless',
    '--',
  ])('is refused with %s, and its value is not repeated', (argument) => {
    expect(forbiddenLaunch([argument], {})).toEqual([argument.split('=')[0]]);
  });
  it('is refused with a debugging variable that is set', () => {
    expect(forbiddenLaunch([], { NODE_OPTIONS: '--inspect', SSLKEYLOGFILE: '' })).toEqual(['NODE_OPTIONS']);
  });
  it('goes on with what the unit file has', () => {
    const unit = ['--ozone-platform=x11', '--disable-gpu-shader-disk-cache', '--password-store=basic', '/opt/walkup'];
    expect(forbiddenLaunch(unit, { HOME: '/x', WALKUP_DATA: '/y' })).toEqual([]);
  });
});

describe('headers', () => {
  const kinds: PageKind[] = ['walkup', 'facing', 'counter', 'press'];
  it.each(kinds)('of %s allow nothing unsafe and nothing elsewhere', (kind) => {
    const policy = headersFor(kind, 'text/html')['content-security-policy'] ?? '';
    // WebAssembly at the counter: the reader of a licence's code, out of the page's own files. No text becomes script.
    const scripts = kind === 'counter' ? "script-src 'self' 'wasm-unsafe-eval'" : "script-src 'self'";
    expect(policy.split('; ')).toContain(scripts);
    expect(policy.replace(scripts, '')).not.toMatch(/unsafe-|https?:|data:|\*/);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(kind === 'press' ? "connect-src 'self'" : "connect-src 'none'");
    expect(headersFor(kind, 'text/html')['cache-control']).toBe('no-store');
  });
  it('let the counter alone use a camera', () => {
    const allowed = kinds.filter((kind) => headersFor(kind, '')['permissions-policy']?.includes('camera=(self)'));
    expect(allowed).toEqual(['counter']);
  });
});

it('an address is of a window only by scheme and whole host', () => {
  expect(isWithin('walkup', 'app://walkup/a')).toBe(true);
  for (const other of [
    'app://walkup.evil/a',
    'app://walkupx/a',
    'https://walkup/a',
    'app://counter/a',
    'file:///app://walkup/',
  ]) {
    expect(isWithin('walkup', other)).toBe(false);
  }
});

describe('processes', () => {
  it('that live are not gone, and no process is no proof', async () => {
    const own = markOf(process.pid);
    expect(isAlive(own)).toBe(true);
    expect(await awaitGone(own, 30)).toBe(false);
    expect(await awaitGone(markOf(0))).toBe(false);
    expect(await awaitGone(markOf(4_194_304))).toBe(true);
  });
  it('are not taken for another that has their number now, nor is that one killed', async () => {
    const earlier = { pid: process.pid, startedAt: '1' };
    expect(isAlive(earlier)).toBe(false);
    killOutright(earlier);
    expect(await awaitGone(earlier)).toBe(true);
  });
});
