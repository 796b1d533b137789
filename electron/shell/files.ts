import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { PageKind } from './origin.ts';

export interface ServedFile {
  type: string;
  bytes: Uint8Array;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
};

const FOLDERS = { walkup: 'walkup', facing: 'facing', counter: 'counter', press: 'card' } as const satisfies Record<
  PageKind,
  string
>;

/**
 * The pages and assets of a build as an allow-list of exact paths: nothing is computed from what a page asks, so there
 * is no path to traverse. Files are read once; a build is a few megabytes.
 */
export class BuiltFiles {
  readonly #renderer: string;
  readonly #assets: ReadonlySet<string>;
  readonly #read = new Map<string, ServedFile>();

  /** `appFolder` holds `out/renderer/`. Throws when there is no build. */
  constructor(appFolder: string) {
    this.#renderer = join(appFolder, 'out/renderer');
    this.#assets = new Set(readdirSync(join(this.#renderer, 'assets')));
  }

  /** The file at a path of a window's origin, or null. */
  at(kind: PageKind, pathname: string): ServedFile | null {
    if (pathname === '/index.html') return this.#file(`${FOLDERS[kind]}/index.html`);
    const name = pathname.startsWith('/assets/') ? pathname.slice('/assets/'.length) : '';
    return this.#assets.has(name) ? this.#file(`assets/${name}`) : null;
  }

  #file(path: string): ServedFile | null {
    const type = TYPES[extname(path)];
    if (!type) return null;
    let file = this.#read.get(path);
    if (!file) {
      file = { type, bytes: readFileSync(join(this.#renderer, path)) };
      this.#read.set(path, file);
    }
    return file;
  }
}
