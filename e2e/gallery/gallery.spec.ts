import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { expect, test } from 'playwright/test';
import { root } from '../../build/bundles.ts';
import { flawsOf } from './look.ts';
import { type Album, type Mode, NOW, type Shot } from './shot.ts';
import { buildSite, ORIGIN, type Site } from './site.ts';
import { installStub } from './stub.ts';
import { counterAlbum } from './views/counter.ts';
import { facingAlbum } from './views/facing.ts';
import { walkupAlbum } from './views/walkup.ts';

/**
 * A picture of every screen in every mode, looked at by axe and by `look.ts`. Choose with GALLERY=walkup,facing and
 * GALLERY_MODES=landscape,dark and GALLERY_SHOTS=name,birth; the pictures are the suite's output, not its measure.
 * `npm test` takes one mode, `.ci/run` Spanish too, `npm run gallery` every mode: that is half an hour on two cores.
 */
/** What is taken when nothing is chosen. */
const EVERY_TIME: Record<string, string> = { GALLERY_MODES: 'landscape' };

const albums = ([walkupAlbum, facingAlbum, counterAlbum] as Album[]).filter((album) => wanted('GALLERY', album.window));

const MODES: Mode[] = [
  { name: 'landscape', width: 1280, height: 800 },
  { name: 'wide', width: 1920, height: 1080 },
  { name: 'low', width: 1366, height: 768 },
  { name: 'portrait', width: 800, height: 1280 },
  { name: 'dark', width: 1280, height: 800, dark: true },
  { name: 'contrast', width: 1280, height: 800, contrast: true },
  { name: 'text-125', width: 1280, height: 800, text: 1 },
  { name: 'text-200', width: 1280, height: 800, text: 3 },
  { name: 'portrait-200', width: 1080, height: 1920, text: 3 },
  { name: 'es', width: 1280, height: 800, language: 'es' },
  { name: 'es-portrait', width: 800, height: 1280, language: 'es' },
  { name: 'rtl', width: 1280, height: 800, rtl: true },
];

function wanted(variable: string, name: string): boolean {
  const names = process.env[variable] ?? EVERY_TIME[variable];
  return !names || names === 'all' || names.split(',').includes(name);
}

let site: Site;
let browser: Browser;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  site = await buildSite(albums.map((album) => album.window));
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
});

test.afterAll(async () => {
  await browser?.close();
  await site?.close();
});

for (const album of albums) {
  for (const mode of MODES.filter(({ name }) => wanted('GALLERY_MODES', name))) {
    test(`${album.window}, ${mode.name}`, async () => {
      test.setTimeout(60_000 + album.shots.length * 10_000);
      const context = await browser.newContext({
        viewport: { width: mode.width, height: mode.height },
        colorScheme: mode.dark ? 'dark' : 'light',
        hasTouch: true,
      });
      await site.serve(context);
      const folder = join(root, 'test-results/gallery', album.window, mode.name);
      await mkdir(folder, { recursive: true });
      const found: Record<string, string[]> = {};
      for (const shot of album.shots) {
        if (!wanted('GALLERY_SHOTS', shot.name) || (shot.only && !shot.only.includes(mode.name))) continue;
        const flaws = await take(context, album, shot, mode, join(folder, `${shot.name}.png`));
        if (flaws.length > 0) found[shot.name] = flaws;
      }
      await context.close();
      expect(found).toEqual({});
    });
  }
}

/** Takes one picture and returns what is wrong with the page. */
async function take(context: BrowserContext, album: Album, shot: Shot<unknown>, mode: Mode, file: string) {
  const page = await context.newPage();
  const flaws: string[] = [];
  page.on('pageerror', (error) => flaws.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) flaws.push(`console: ${message.text()}`);
  });
  await page.clock.setFixedTime(NOW);
  const view = mode.language && album.translate ? album.translate(shot.view, mode.language) : shot.view;
  await page.addInitScript(installStub, { window: album.window, view, answers: shot.answers ?? {} });
  await page.goto(`${ORIGIN}/${album.window}/index.html`);
  await page.locator('h1').first().waitFor();
  await (album.setMode ?? setMode)(page, mode);
  await page.evaluate(() => document.fonts.ready);
  await shot.before?.(page);
  await settle(page);
  await page.screenshot({ path: file, animations: 'disabled' });
  flaws.push(...(await flawsOf(page, album.targetPx)));
  const axe = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  for (const { id, nodes } of axe.violations) flaws.push(`axe ${id}: ${nodes.map((node) => node.target).join('; ')}`);
  await page.close();
  return flaws;
}

/**
 * With the window's own controls where it has them (clicked by script, because a dialog may lie over them), and the
 * focus then put back where the page had it. Right-to-left has no catalogue yet, so the page is only turned.
 */
async function setMode(page: Page, mode: Mode) {
  if (mode.rtl) await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
  const { text = 0, contrast = false } = mode;
  await page.evaluate(
    ([steps, more]) => {
      const [, larger, contrasted] = document.querySelectorAll<HTMLElement>('nav[data-comfort] button');
      const sizes = ['1', '1.25', '1.5', '2'];
      if (!larger) document.documentElement.dataset.text = sizes[steps] ?? '1';
      for (let step = 0; step < steps; step += 1) larger?.click();
      if (more && !contrasted) document.documentElement.dataset.contrast = 'more';
      if (more) contrasted?.click();
    },
    [text, contrast] as const,
  );
  if (text === 0) return;
  await settle(page);
  // Now that the page is larger, the field with the focus may have moved out of sight; a next page would show it.
  await page.evaluate(() => document.activeElement?.scrollIntoView({ block: 'nearest' }));
}

/** Two frames: layout and its observers have run. */
const settle = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
