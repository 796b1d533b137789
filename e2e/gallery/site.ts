import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import type { BrowserContext } from 'playwright';
import { build } from 'vite';
import { rendererBuild, root } from '../../build/bundles.ts';

/** The gallery's own origin: secure, so that the page behaves as in the product, and of a domain that cannot exist. */
export const ORIGIN = 'https://gallery.invalid';

/**
 * The product's policy for applicant windows. The gallery serves with it, so that a picture is also proof that the page
 * needs nothing that the policy refuses.
 */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' blob:",
  "media-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** Nobody's portrait: a drawn figure, served where main would serve the picture from memory. */
const PORTRAIT = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 400"><rect width="300" height="400" fill="#c9d4d6"/>
<path d="M20 400c6-90 60-128 130-128s124 38 130 128Z" fill="#3d5f6e"/><rect x="124" y="214" width="52" height="80" rx="24" fill="#a87657"/>
<ellipse cx="150" cy="160" rx="68" ry="84" fill="#b98361"/><path d="M80 152c-4-76 30-104 70-104s76 30 70 104c-8-40-28-56-70-56s-62 16-70 56Z" fill="#2b211d"/></svg>`;

export interface Site {
  /** Answers every request of a context from the build; anything else is aborted (P5). */
  serve(context: BrowserContext): Promise<void>;
  close(): Promise<void>;
}

/** Builds the renderer's pages as shipped, into a temporary folder. */
export async function buildSite(pages: readonly string[]): Promise<Site> {
  const outDir = await mkdtemp(join(tmpdir(), 'walkup-gallery-'));
  const config = rendererBuild({ outDir, control: false });
  if (config === null) throw new Error('the renderer has no page to build');
  const input = Object.fromEntries(pages.map((name) => [name, join(root, 'renderer', name, 'index.html')]));
  await build({ ...config, build: { ...config.build, rolldownOptions: { ...config.build?.rolldownOptions, input } } });
  const folder = join(outDir, 'renderer');
  return {
    async serve(context) {
      await context.route('**/*', async (route) => {
        const url = new URL(route.request().url());
        if (url.origin !== ORIGIN) return route.abort();
        if (url.pathname.startsWith('/live/')) {
          return route.fulfill({ body: PORTRAIT, contentType: 'image/svg+xml' });
        }
        const file = join(folder, normalize(url.pathname));
        const type = TYPES[extname(file)];
        const body = await readFile(file).catch(() => null);
        if (!body || !type) return route.fulfill({ status: 404, body: '' });
        return route.fulfill({
          body,
          contentType: type,
          headers: type.startsWith('text/html') ? { 'Content-Security-Policy': POLICY } : {},
        });
      });
    },
    close: () => rm(outDir, { recursive: true, force: true }),
  };
}
