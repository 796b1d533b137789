import { existsSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';

/**
 * The three Vite builds of the product. They are functions, not `vite.config.ts` files, because the preloads need one
 * build each (a sandboxed preload is a single CommonJS file) and Vite takes one configuration at a time.
 */

export const root = join(import.meta.dirname, '..');

/** Where a build goes, and whether it is the positive control (sealing off, never shipped). */
export interface Target {
  /** Folder that receives `main/`, `preload/` and `renderer/`; absolute. */
  readonly outDir: string;
  readonly control: boolean;
}

/** What main may ask for at run time: the host's own module, Node, and the one native module. All else is bundled. */
export const mainExternals: readonly (string | RegExp)[] = [
  'electron',
  'better-sqlite3',
  /^better-sqlite3\//,
  /^node:/,
  ...builtinModules,
];

export const preloadNames = ['walkup', 'facing', 'counter'] as const;
export const pageNames = ['walkup', 'facing', 'counter', 'card'] as const;

function shared(target: Target): InlineConfig {
  return {
    root,
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'warn',
    define: {
      __WALKUP_CONTROL__: JSON.stringify(target.control),
      'process.env.NODE_ENV': JSON.stringify('production'),
    },
  };
}

/**
 * `electron/main.ts` → `main/main.js`: one ES module, left readable so that an auditor can compare it with the source.
 * What is imported by `import()` is a file of its own beside it, read when it is first needed; named without a digest,
 * so that a build made anew under a running app in development still has it.
 */
export function mainBuild(target: Target, entry = join(root, 'electron/main.ts')): InlineConfig | null {
  if (!existsSync(entry)) return null;
  return {
    ...shared(target),
    resolve: { conditions: ['node', 'import', 'module', 'default'] },
    ssr: { noExternal: true, external: ['electron', 'better-sqlite3'], target: 'node' },
    build: {
      ssr: entry,
      target: 'node24',
      outDir: join(target.outDir, 'main'),
      emptyOutDir: true,
      sourcemap: false,
      minify: false,
      rolldownOptions: {
        external: [...mainExternals],
        output: { format: 'es', entryFileNames: 'main.js', chunkFileNames: '[name].js' },
      },
    },
  };
}

/** `electron/preload/<name>.ts` → `preload/<name>.cjs`: Electron's sandbox lets a preload be one CommonJS file only. */
export function preloadBuild(target: Target, name: string): InlineConfig | null {
  const entry = join(root, 'electron/preload', `${name}.ts`);
  if (!existsSync(entry)) return null;
  return {
    ...shared(target),
    ssr: { noExternal: true, external: ['electron'], target: 'node' },
    build: {
      ssr: entry,
      target: 'node24',
      outDir: join(target.outDir, 'preload'),
      emptyOutDir: false,
      sourcemap: false,
      minify: false,
      rolldownOptions: {
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: `${name}.cjs`, codeSplitting: false },
      },
    },
  };
}

/**
 * `renderer/<name>/index.html` → `renderer/<name>/index.html` and `renderer/assets/*`. Nothing is inlined: the content
 * security policy has no `unsafe-inline` and no `data:`, so an inlined script, style or font would simply not load.
 */
export function rendererBuild(target: Target): InlineConfig | null {
  const pages = pageNames
    .map((name) => [name, join(root, 'renderer', name, 'index.html')] as const)
    .filter(([, file]) => existsSync(file));
  if (pages.length === 0) return null;
  return {
    ...shared(target),
    root: join(root, 'renderer'),
    base: './',
    plugins: [react()],
    css: { modules: { localsConvention: 'camelCaseOnly' } },
    build: {
      target: 'chrome140',
      outDir: join(target.outDir, 'renderer'),
      emptyOutDir: true,
      sourcemap: false,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      cssCodeSplit: true,
      reportCompressedSize: false,
      // The reader of licences carries its WebAssembly within its own script, which is read when it is first needed.
      chunkSizeWarningLimit: 1400,
      rolldownOptions: { input: Object.fromEntries(pages) },
    },
  };
}
