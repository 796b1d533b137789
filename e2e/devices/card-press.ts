import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join, normalize, sep } from 'node:path';
import react from '@vitejs/plugin-react';
import { type Browser, chromium } from 'playwright';
import { build } from 'vite';
import type { RawPress } from '../../electron/card/raw-press.ts';

const ROOT = join(import.meta.dirname, '../..');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};
/** Reserved name (RFC 2606): nothing could answer it even if a request did get out. */
const ORIGIN = 'https://press.invalid';

export interface TestPress {
  raw: RawPress;
  browser: Browser;
  /** Addresses the page asked for that it was not given: must stay empty. */
  refused: string[];
  close(): Promise<void>;
}

/**
 * The press page from a build of its own, in a plain Chromium: the product's drawing and paper without the product's
 * shell, so that what is wrong with a card is not mistaken for what is wrong with a window.
 */
export async function openTestPress(): Promise<TestPress> {
  const folder = await mkdtemp(join(tmpdir(), 'walkup-press-'));
  await build({
    root: join(ROOT, 'renderer'),
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'error',
    base: './',
    plugins: [react()],
    build: {
      target: 'chrome140',
      outDir: folder,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: { input: { card: join(ROOT, 'renderer/card/index.html') } },
    },
  });
  const browser = await chromium.launch({
    executablePath: process.env.WALKUP_CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const refused: string[] = [];
  const raw: RawPress = {
    async print({ work, files }) {
      const page = await browser.newPage();
      try {
        const reported = Promise.withResolvers<unknown>();
        page.on('pageerror', (error) => reported.reject(error));
        await page.route('**/*', async (route) => {
          const { pathname, origin } = new URL(route.request().url());
          const file = files.get(pathname.replace('/files/', ''));
          if (origin !== ORIGIN) {
            refused.push(route.request().url());
            return route.abort();
          }
          if (pathname === '/report') {
            reported.resolve(route.request().postDataJSON());
            return route.fulfill({ status: 204 });
          }
          if (pathname === '/work.json') return route.fulfill({ json: work });
          if (file) return route.fulfill({ contentType: file.type, body: Buffer.from(file.bytes) });
          const path = normalize(join(folder, pathname));
          const body = path.startsWith(folder + sep) ? await readFile(path).catch(() => null) : null;
          if (body === null) {
            refused.push(pathname);
            return route.fulfill({ status: 404 });
          }
          return route.fulfill({ contentType: TYPES[extname(path)] ?? 'application/octet-stream', body });
        });
        await page.goto(`${ORIGIN}/card/index.html`);
        const report = await reported.promise;
        const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
        return { pdf, report };
      } finally {
        await page.close();
      }
    },
  };
  return {
    raw,
    browser,
    refused,
    async close() {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
