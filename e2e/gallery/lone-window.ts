import { type Browser, chromium, type Page } from 'playwright';
import { test } from 'playwright/test';
import { NOW } from './shot.ts';
import { buildSite, ORIGIN, type Site } from './site.ts';
import { installStub } from './stub.ts';

/**
 * One window by itself, on fixtures and without main, for a file of tests that presses and types in it: made before the
 * first test, closed after the last, its page closed after each.
 */
export function loneWindow(window: 'walkup' | 'counter', touch: boolean) {
  let site: Site;
  let browser: Browser;
  let page: Page | undefined;
  test.beforeAll(async () => {
    test.setTimeout(180_000);
    site = await buildSite([window]);
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  });
  test.afterEach(() => page?.context().close());
  test.afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  const shown = (): Page => {
    if (!page) throw new Error('no page was opened yet');
    return page;
  };
  return {
    /** Opens the window on a view; `answers` are what named calls give back. */
    async open(view: unknown, answers: Record<string, unknown> = {}): Promise<Page> {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, hasTouch: touch });
      await site.serve(context);
      page = await context.newPage();
      await page.clock.setFixedTime(NOW);
      await page.addInitScript(installStub, { window, view, answers });
      await page.goto(`${ORIGIN}/${window}/index.html`);
      return page;
    },
    /** Gives the window its next view, as main does. */
    push: (next: unknown): Promise<void> =>
      shown().evaluate((view) => (globalThis as unknown as { push(view: unknown): void }).push(view), next),
    /** The inputs of every call of this name, in order. */
    sent: (name: string): Promise<unknown[]> =>
      shown().evaluate(
        (wanted) =>
          (globalThis as unknown as { calls: { name: string; input: unknown }[] }).calls
            .filter((call) => call.name === wanted)
            .map((call) => call.input),
        name,
      ),
  };
}
