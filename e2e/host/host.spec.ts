import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from 'playwright/test';
import type { Caller } from '../../electron/contract/define.ts';
import { covered, FakeCamera, face } from '../devices/camera.ts';
import { launchApart } from '../driver.ts';
import { buildFixture } from './fixture/build.ts';
import { type Host, startHost } from './start.ts';

/** The fixture's API in its own page; every call answers as the contract says. */
type Answer = { ok: boolean; value: unknown; error: { code: string } };
type Api = Record<string, (input?: unknown) => Promise<Answer>>;
const call = (page: Page, name: string, input?: unknown, api: Caller['window'] = 'counter'): Promise<Answer> =>
  page.evaluate(([of, method, value]) => (globalThis as unknown as Record<string, Api>)[of]?.[method]?.(value), [
    api,
    name,
    input,
  ] as const) as Promise<Answer>;

const isAlive = (pid: number): boolean => readdirSync('/proc').includes(String(pid));

/** A page ends by its crash or by being closed; which of the two is told first is the kernel's choice. */
const ended = (page: Page): Promise<unknown> =>
  new Promise((resolve) => {
    page.once('crash', resolve);
    page.once('close', resolve);
  });

let home = '';
let app = '';
let ram = '';
let host: Host | undefined;

const start = async (env: Record<string, string | undefined> = {}): Promise<Host> => {
  host = await startHost({
    appFolder: app,
    env: { WALKUP_RAM: ram, WALKUP_FAKE_CAMERA: 'none', WALKUP_HEADLESS: '1', ...env },
  });
  return host;
};

test.beforeAll(async () => {
  home = mkdtempSync('/dev/shm/walkup-host-');
  app = join(home, 'app');
  ram = join(home, 'ram');
  mkdirSync(app);
  await buildFixture(app);
});
test.afterEach(async () => {
  await host?.stop();
  host = undefined;
});
test.afterAll(() => rmSync(home, { recursive: true, force: true }));

test('a call goes from a page through its preload to main and back, values intact', async () => {
  const page = await (await start()).page('counter');
  const seen = await page.evaluate(async () => {
    const { counter } = globalThis as unknown as { counter: { echo(input: unknown): Promise<Answer> } };
    const sent = {
      bytes: new Uint8Array([0, 1, 254, 255]),
      when: new Date(5),
      none: undefined,
      zero: -0,
      set: new Set([1]),
    };
    const { value } = (await counter.echo({ value: sent })) as unknown as { value: typeof sent };
    return {
      bytes: value.bytes instanceof Uint8Array && [...value.bytes],
      when: value.when instanceof Date && value.when.getTime(),
      none: 'none' in value && value.none === undefined,
      zero: Object.is(value.zero, -0),
      set: value.set.has(1),
    };
  });
  expect(seen).toEqual({ bytes: [0, 1, 254, 255], when: 5, none: true, zero: true, set: true });
});

test('the shell answers by contract: role, shape, and bugs without their words', async () => {
  const page = await (await start()).page('counter');
  expect(await call(page, 'notMine')).toEqual({ ok: false, error: { code: 'call.notAllowed' } });
  expect(await call(page, 'greet', { text: 5 })).toMatchObject({ ok: false, error: { code: 'call.badInput' } });
  expect(await call(page, 'fails')).toEqual({ ok: false, error: { code: 'call.internal' } });
  expect((await call(page, 'events')).value).toEqual(['bug in fails']);
});

test('a push arrives at the window it is for, and values that cannot be cloned are refused', async () => {
  const running = await start();
  const page = await running.page('counter');
  await call(page, 'greet', { text: 'good day' });
  await page.waitForFunction(() => (globalThis as unknown as { greetings: unknown[] }).greetings.length === 1);
  const other = await running.page('facing');
  expect(await other.evaluate(() => (globalThis as unknown as { greetings: unknown[] }).greetings)).toEqual([]);
  const refused = await page.evaluate(() =>
    (globalThis as unknown as Record<'counter', Api>).counter
      .echo?.({ value: () => 1 })
      .then(String, (problem: Error) => problem.message),
  );
  expect(refused).toBe('An object could not be cloned.');
});

test('a page finds no way to main but its own API, and no API of another window', async () => {
  const running = await start();
  for (const kind of ['walkup', 'facing', 'counter'] as const) {
    const page = await running.page(kind);
    const found = await page.evaluate(() => ({
      left: (globalThis as unknown as { leftAtStart: string[] }).leftAtStart,
      apis: ['walkup', 'facing', 'counter'].filter((name) => name in globalThis),
      node: [
        typeof (globalThis as { require?: unknown }).require,
        typeof (globalThis as { process?: unknown }).process,
      ],
    }));
    expect(found).toEqual({ left: [], apis: [kind], node: ['undefined', 'undefined'] });
  }
});

test('a page runs nothing inline, reaches nothing, opens nothing and goes nowhere', async () => {
  const running = await start();
  const page = await running.page('walkup');
  expect(await page.locator('#inline').textContent()).toBe('before');
  const tried = await page.evaluate(async () => {
    const attempt = (promise: Promise<unknown>) =>
      promise.then(
        () => 'went',
        () => 'refused',
      );
    const image = (src: string) =>
      new Promise((resolve, reject) => Object.assign(new Image(), { onload: resolve, onerror: reject, src }));
    return {
      fetch: await attempt(fetch('https://example.com/')),
      own: await attempt(fetch('/index.html')),
      image: await attempt(image('https://example.com/a.png')),
      evaluate: await attempt((async () => new Function('return 1')())()),
      markup: await attempt(
        (async () => {
          document.createElement('p').innerHTML = '<i>x</i>';
        })(),
      ),
    };
  });
  expect(tried).toEqual({
    fetch: 'refused',
    own: 'refused',
    image: 'refused',
    evaluate: 'refused',
    markup: 'refused',
  });
  const address = page.url();
  await page.evaluate(() => {
    location.href = 'https://example.com/';
  });
  await page.evaluate(() => {
    location.href = 'https://counter.invalid/index.html';
  });
  const popup = page.waitForEvent('popup');
  await page.evaluate(() => void window.open('about:blank'));
  const opened = await popup;
  if (!opened.isClosed()) await opened.waitForEvent('close');
  expect(page.url()).toBe(address);
  expect(await call(page, 'who', undefined, 'walkup')).toMatchObject({ value: 'walkup' });
});

test('a picture in memory is served to its own window only, uncached', async () => {
  const running = await start();
  const page = await running.page('counter');
  await page.evaluate(() =>
    (globalThis as unknown as Record<'counter', Api>).counter.serve?.({ bytes: new Uint8Array([137, 80]) }),
  );
  const answer = await running.request('counter', '/live/one');
  expect([answer.status, answer.headers.get('cache-control'), answer.headers.get('content-type')]).toEqual([
    200,
    'no-store',
    'image/png',
  ]);
  expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual([137, 80]);
  expect((await running.request('walkup', '/live/one')).status).toBe(404);
  expect((await running.request('counter', '/assets/../../main/main.js')).status).toBe(404);
  expect((await running.request('counter', '/assets/%2e%2e/%2e%2e/main/main.js')).status).toBe(404);
});

test('a replaced window is a fresh process, and the old one is gone', async () => {
  const running = await start();
  const [counter, before] = [await running.page('counter'), await running.page('walkup')];
  await before.evaluate(() => sessionStorage.setItem('trace', 'x'));
  await before.evaluate(() => localStorage.setItem('trace', 'x'));
  const old = running.rendererPid('walkup');
  expect(isAlive(old)).toBe(true);
  expect(await call(counter, 'replace', { kind: 'walkup' })).toEqual({ ok: true, value: { gone: true } });
  expect(isAlive(old)).toBe(false);
  const after = await running.page('walkup');
  expect(running.rendererPid('walkup')).not.toBe(old);
  expect(isAlive(running.rendererPid('walkup'))).toBe(true);
  expect(await after.evaluate(() => sessionStorage.length + localStorage.length)).toBe(0);
  expect(await call(after, 'who', undefined, 'walkup')).toMatchObject({ value: 'walkup' });
  // The desktop's clipboard would outlive the process.
  expect(running.cleared).toEqual(['clipboard', 'selection']);
  // Nobody is told of a death that was meant.
  expect((await call(counter, 'events')).value).toEqual([]);
});

test('a renderer that dies by itself is told, and its window comes back', async () => {
  const running = await start();
  const counter = await running.page('counter');
  const dead = await running.page('facing');
  const died = ended(dead);
  process.kill(running.rendererPid('facing'), 'SIGKILL');
  await died;
  const back = await running.page('facing');
  expect(await call(back, 'who', undefined, 'facing')).toMatchObject({ value: 'facing' });
  expect((await call(counter, 'events')).value).toEqual(['facing killed']);
});

test('a renderer that died by itself is proven gone by whoever replaces its window next', async () => {
  const running = await start();
  const counter = await running.page('counter');
  const died = ended(await running.page('walkup'));
  const dead = running.rendererPid('walkup');
  process.kill(dead, 'SIGKILL');
  await died;
  // Electron has forgotten which process it was by now, and so has the stand-in; the shell has not.
  expect(await call(counter, 'replace', { kind: 'walkup' })).toEqual({ ok: true, value: { gone: true } });
  expect(isAlive(dead)).toBe(false);
  expect(await call(await running.page('walkup'), 'who', undefined, 'walkup')).toMatchObject({ value: 'walkup' });
});

test('the window that asks is replaced too', async () => {
  const running = await start();
  const counter = await running.page('counter');
  const died = ended(counter);
  await call(counter, 'replaceMe').catch(() => undefined);
  await died;
  expect((await call(await running.page('counter'), 'events')).ok).toBe(true);
});

test('the press lays out a page without an API and gives a PDF of the page size it asked for', async () => {
  const page = await (await start()).page('counter');
  const pressed = await page.evaluate(async () => {
    const answer = await (globalThis as unknown as Record<'counter', Api>).counter.press?.({ text: 'a card' });
    const { pdf, report } = (answer as Answer).value as { pdf: Uint8Array; report: unknown };
    return { report, text: new TextDecoder('latin1').decode(pdf) };
  });
  expect(pressed.report).toEqual({ text: 'a card', seen: [] });
  expect(pressed.text.slice(0, 5)).toBe('%PDF-');
  const [, width, height] = /MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pressed.text) ?? [];
  expect(Math.abs(Number(width) - 242.65)).toBeLessThan(0.5);
  expect(Math.abs(Number(height) - 153.01)).toBeLessThan(0.5);
});

test('the counter alone sees a camera, and the picture can be changed while it runs', async () => {
  const camera = new FakeCamera(join(home, 'camera.y4m'), face());
  const running = await start({ WALKUP_FAKE_CAMERA: camera.file });
  const page = await running.page('counter');
  await page.evaluate(async () => {
    const video = document.createElement('video');
    video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 480 } });
    video.muted = true;
    document.body.append(video);
    await video.play();
  });
  const brightnessIs = (dark: boolean) =>
    page.waitForFunction((wanted) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 48 });
      const context = canvas.getContext('2d');
      const video = document.querySelector('video');
      if (!context || !video) return false;
      context.drawImage(video, 0, 0, 64, 48);
      const { data } = context.getImageData(0, 0, 64, 48);
      return wanted === data.every((value, at) => at % 4 === 3 || value < 24);
    }, dark);
  await brightnessIs(false);
  camera.show(covered);
  await brightnessIs(true);
  for (const [kind, constraints] of [
    ['walkup', { video: true }],
    ['facing', { video: true }],
    ['counter', { audio: true }],
  ] as const) {
    const refused = await (await running.page(kind)).evaluate(
      (wanted) =>
        navigator.mediaDevices.getUserMedia(wanted).then(
          () => 'granted',
          (problem: Error) => problem.name,
        ),
      constraints,
    );
    expect([kind, refused]).toEqual([kind, 'NotAllowedError']);
  }
});

test('a station without a camera shows none', async () => {
  const page = await (await start()).page('counter');
  const found = await page.evaluate(async () => ({
    cameras: (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'videoinput').length,
    asked: await navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'granted',
      (problem: Error) => problem.name,
    ),
  }));
  expect(found).toEqual({ cameras: 0, asked: 'NotFoundError' });
});

test('Ctrl+F1 to F3 bring a window to the front in training', async () => {
  const running = await start();
  const walkup = await running.page('walkup');
  for (const [key, kind] of [
    ['Control+F1', 'counter'],
    ['Control+F2', 'walkup'],
    ['Control+F3', 'facing'],
  ] as const) {
    await running.page(kind);
    const shown = running.broughtToFront(kind);
    await walkup.keyboard.press(key);
    await shown;
  }
});

test('one app at a time in one RAM root, and a restart in order leaves nothing to sweep', async () => {
  const first = await start();
  const second = launchApart(join(home, 'never.ts'), { appFolder: app, ramFolder: ram, dataFolder: home });
  expect(await second.ended).toBe(0);
  expect(await first.stop()).toBe(0);
  const station = await call(await (await start()).page('counter'), 'station');
  expect(station.value).toMatchObject({ swept: false, host: 'stand-in host (Chromium)' });
});

test('a killed app leaves nothing running, and its leftovers are swept, keys apart', async () => {
  const drive = join(home, 'wait.ts');
  const pidsFile = join(home, 'pids.json');
  writeFileSync(
    drive,
    `import { writeFileSync } from 'node:fs';
    export default async (host) => {
      const kinds = ['walkup', 'facing', 'counter'];
      for (const kind of kinds) await host.page(kind);
      writeFileSync(${JSON.stringify(pidsFile)}, JSON.stringify(kinds.map((kind) => host.rendererPid(kind))));
      console.log('waiting');
      await host.exited;
    };`,
  );
  const apart = launchApart(drive, { appFolder: app, ramFolder: ram, dataFolder: home });
  await apart.line('waiting');
  writeFileSync(join(ram, 'keys/one'), 'key');
  const pids = JSON.parse(readFileSync(pidsFile, 'utf8')) as number[];
  expect(pids.every(isAlive)).toBe(true);
  await apart.kill();
  await expect.poll(() => pids.filter(isAlive)).toEqual([]);
  const station = await call(await (await start()).page('counter'), 'station');
  expect(station.value).toMatchObject({ swept: true });
  expect(readdirSync(join(ram, 'keys'))).toEqual(['one']);
  expect(readdirSync(ram).filter((name) => name.startsWith('run-'))).toHaveLength(1);
});

/** A main of a few words, in an app folder of its own; none of these gets as far as a browser. */
const tinyApp = (name: string, main: string): string => {
  const place = join(home, name);
  mkdirSync(place);
  writeFileSync(join(place, 'package.json'), JSON.stringify({ type: 'module', main: 'main.js' }));
  writeFileSync(join(place, 'main.js'), main);
  return place;
};

test('a main that throws fails the start with its own words', async () => {
  await expect(startHost({ appFolder: tinyApp('throws', "throw new Error('no way');") })).rejects.toThrow('no way');
});

test('a main that exits before ready gives its code', async () => {
  const early = await startHost({ appFolder: tinyApp('exits', "import { app } from 'electron';\napp.exit(78);") });
  expect(await early.exited).toBe(78);
});

test('a main that leaves the profile on a disk gets no browser', async () => {
  const careless = tinyApp('disk', "import { app } from 'electron';\napp.enableSandbox();");
  await expect(startHost({ appFolder: careless })).rejects.toThrow('sessionData');
});

test('a main that awaits ready at its top level is refused, as it would never start (docs/tutorial/esm.md)', async () => {
  const stuck = tinyApp('stuck', "import { app } from 'electron';\nawait app.whenReady();");
  await expect(startHost({ appFolder: stuck })).rejects.toThrow('docs/tutorial/esm.md');
});
