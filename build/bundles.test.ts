import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mainBuild, pageNames, preloadBuild, preloadNames, rendererBuild } from './bundles.ts';
import { usesOf } from './walls.ts';

/** What the three builds must be, whatever is written in their sources. */

const outDir = mkdtempSync(join(tmpdir(), 'walkup-bundles-'));
const target = { outDir, control: false };
afterAll(() => rmSync(outDir, { recursive: true }));

beforeAll(async () => {
  for (const config of [
    mainBuild(target),
    ...preloadNames.map((name) => preloadBuild(target, name)),
    rendererBuild(target),
  ]) {
    if (config === null) throw new Error('an entry does not exist');
    await build(config);
  }
}, 60_000);

const read = (path: string): string => readFileSync(join(outDir, path), 'utf8');
const list = (path: string): string[] => readdirSync(join(outDir, path)).sort();

describe('main', () => {
  test('is one file, and one read at the first print, that ask for the host, Node and the database only', () => {
    expect(list('main')).toEqual(['main.js', 'pdf.js']);
    const source = read('main/main.js') + read('main/pdf.js');
    const asked = [...usesOf('main.js', read('main/main.js')).imports, ...usesOf('pdf.js', read('main/pdf.js')).imports]
      .map(({ specifier }) => specifier)
      .filter((name) => name !== './pdf.js');
    // The bundler's own name for a CommonJS library's require.
    for (const [, name = ''] of source.matchAll(/__require\("([^"]+)"\)/g)) asked.push(name);
    expect(asked.filter((name) => !isBuiltin(name) && name !== 'electron' && name !== 'better-sqlite3')).toEqual([]);
    expect(asked).toContain('electron');
  });
});

describe('a preload', () => {
  test.each(preloadNames)('%s is one CommonJS file that requires electron only, as the sandbox demands', (name) => {
    const source = read(`preload/${name}.cjs`);
    expect(usesOf(`${name}.cjs`, source).imports.map(({ specifier }) => specifier)).toEqual(['electron']);
    expect(source).not.toMatch(/^\s*(import|export)\b/m);
  });

  test('shares nothing with another', () => {
    expect(list('preload')).toEqual(preloadNames.map((name) => `${name}.cjs`).sort());
  });
});

describe('a page', () => {
  test.each(pageNames)(
    '%s carries no script, style, handler or data of its own: the policy would refuse them',
    (name) => {
      const page = read(`renderer/${name}/index.html`);
      for (const [, attributes = '', body = ''] of page.matchAll(/<script\b([^>]*)>([^<]*)<\/script>/g)) {
        expect(attributes).toMatch(/ src="\.\.\/assets\/[\w.-]+"/);
        expect(body.trim()).toBe('');
      }
      expect(page).toMatch(/<script /);
      expect(page).not.toMatch(/<style|\sstyle=|\son[a-z]+=|data:|https?:/);
    },
  );

  test('reads a licence by a script that no page reads at its start, and that holds its WebAssembly itself', () => {
    const readers = list('renderer/assets').filter((name) => name.startsWith('read-pdf417'));
    expect(readers).toHaveLength(1);
    // `\0asm`, version 1, in base64.
    expect(read(`renderer/assets/${readers[0]}`)).toContain('data:application/wasm;base64,AGFzbQEAAAA');
    expect(list('renderer/assets').filter((name) => name.endsWith('.wasm'))).toEqual([]);
    for (const name of pageNames) expect(read(`renderer/${name}/index.html`)).not.toContain('read-pdf417');
  });

  test('comes with files of its own only: no map, nothing inlined in a style, nothing from elsewhere', () => {
    const assets = list('renderer/assets');
    expect(assets.filter((name) => name.endsWith('.map'))).toEqual([]);
    for (const name of assets.filter((one) => one.endsWith('.css'))) {
      expect(read(`renderer/assets/${name}`), name).not.toMatch(/url\(["']?(data:|https?:|\/\/)|@import/);
    }
  });
});
