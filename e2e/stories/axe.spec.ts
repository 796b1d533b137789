import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { ANNA } from './person.ts';
import { applyAtWalkup, issue, type Look, leaveWalkup, makeReady, print, signIn, take } from './steps.ts';
import { test } from './story.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

async function violations(page: Page): Promise<string[]> {
  // Without legacy mode axe opens a page of its own in the window's context, which this station does not allow.
  const found = await new AxeBuilder({ page }).withTags(TAGS).setLegacyMode(true).analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`);
}

/** Shows the same screen in the other language while `work` runs. */
async function inSpanish(page: Page, work: () => Promise<void>): Promise<void> {
  const html = page.locator('html');
  const [window = ''] = new URL(page.url()).host.split('.');
  if (window === 'counter') {
    // A dialog has the keys to itself; it is read in English here, and in both languages by the gallery.
    if ((await page.getByRole('dialog').count()) > 0) return;
    const say = async (language: string, tag: string) => {
      await page.keyboard.press('Alt+V');
      await page.getByRole('radio', { name: language }).check();
      await page.keyboard.press('Escape');
      await expect(html).toHaveAttribute('lang', tag);
    };
    await say('Español', 'es');
    await work();
    await say('English', 'en');
    return;
  }
  const say = async (language: string) => {
    await page.evaluate(`window.${window}.setLanguage({ language: '${language}' })`);
    await expect(html).toHaveAttribute('lang', language);
  };
  await say('es');
  await work();
  await say('en');
}

test('axe finds nothing on any screen of the story, in English and in Spanish', async ({ station, camera }) => {
  test.setTimeout(240_000);
  const flaws: Record<string, string[]> = {};
  const looked: string[] = [];
  const note = async (name: string, page: Page) => {
    looked.push(name);
    const found = await violations(page);
    if (found.length > 0) flaws[name] = found;
  };
  const look: Look = async (name, page) => {
    await note(`${name} en`, page);
    await inSpanish(page, () => note(`${name} es`, page));
  };
  // Nobody is there whose language it could be in.
  await note('facing-idle', await station.facing());
  await look('sign-in', await station.counter());
  const { number } = await applyAtWalkup(station, ANNA, look);
  await leaveWalkup(station);
  await signIn(station);
  await look('queue', await station.counter());
  await take(station, number);
  await look('case', await station.counter());
  await look('facing-wait', await station.facing());
  await makeReady(station, camera, look);
  await look('ready', await station.counter());
  await print(station);
  await issue(station, look);
  expect(flaws).toEqual({});
  expect(looked.length, 'screens looked at').toBeGreaterThan(30);

  // Axe does look: the same screen without its language is not let pass.
  const facing = await station.facing();
  await facing.evaluate(() => document.documentElement.removeAttribute('lang'));
  expect(await violations(facing)).toEqual([expect.stringContaining('html-has-lang')]);
});
