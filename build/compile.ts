import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { mainBuild, pageNames, preloadBuild, preloadNames, rendererBuild, root, type Target } from './bundles.ts';

/**
 * Builds the product into `out/` (or, with WALKUP_CONTROL=1, the positive control into `out-control/`, an app folder of
 * its own). Without names, all three parts.
 *
 * Each part is built beside its place and moved in when it is whole, so that a failed build leaves the last good one
 * and a host that starts meanwhile never sees half a folder.
 */
export const parts = ['main', 'preload', 'renderer'] as const;
type Part = (typeof parts)[number];

async function compilePart(part: Part, target: Target): Promise<string[]> {
  const missing: string[] = [];
  if (part === 'main') {
    const config = mainBuild(target);
    if (config === null) missing.push('electron/main.ts');
    else await build(config);
  } else if (part === 'preload') {
    for (const name of preloadNames) {
      const config = preloadBuild(target, name);
      if (config === null) missing.push(`electron/preload/${name}.ts`);
      else await build(config);
    }
  } else {
    const config = rendererBuild(target);
    missing.push(
      ...pageNames.map((name) => `renderer/${name}/index.html`).filter((file) => !existsSync(join(root, file))),
    );
    if (config !== null) await build(config);
  }
  return missing;
}

/**
 * Compiles the named parts. Resolves to the entries that do not exist (their absence is told, not fatal).
 * @throws after the other parts are built, when a part does not compile; that part of `out/` is then as it was.
 */
export async function compile(wanted: readonly Part[], control: boolean): Promise<string[]> {
  const home = control ? join(root, 'out-control') : root;
  const outDir = join(home, 'out');
  const fresh = join(outDir, `.building-${process.pid}`);
  const missing: string[] = [];
  const problems: Error[] = [];
  await mkdir(outDir, { recursive: true });
  try {
    for (const part of wanted) {
      try {
        missing.push(...(await compilePart(part, { outDir: fresh, control })));
      } catch (problem) {
        problems.push(problem as Error);
        continue;
      }
      const made = join(fresh, part);
      const place = join(outDir, part);
      if (!existsSync(made)) continue;
      const old = join(fresh, `old-${part}`);
      if (existsSync(place)) await rename(place, old);
      await rename(made, place);
    }
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  if (problems.length > 0) throw new AggregateError(problems, problems.map(({ message }) => message).join('\n'));
  if (control) {
    const description = {
      name: 'walkup-control',
      version: '0.0.0',
      private: true,
      type: 'module',
      main: 'out/main/main.js',
    };
    await writeFile(join(home, 'package.json'), `${JSON.stringify(description, null, 2)}\n`);
  }
  // The stamp's own time is what `npm start` compares with the sources' to see whether the build is stale.
  if (wanted.length === parts.length && missing.length === 0) await writeFile(join(outDir, '.stamp'), '');
  return missing;
}

/** The same for a command line: null, after saying what did not compile, instead of throwing. */
export async function compileOrSay(wanted: readonly Part[], control: boolean): Promise<string[] | null> {
  try {
    return await compile(wanted, control);
  } catch (problem) {
    console.error((problem as Error).message);
    console.error('walkup build: failed; the parts that failed are as they were');
    return null;
  }
}

/** `node build/run.js compile [main] [preload] [renderer]`; WALKUP_CONTROL=1 builds the positive control. */
export async function main(args: readonly string[]): Promise<number> {
  const began = performance.now();
  const named = parts.filter((part) => args.includes(part));
  const control = process.env.WALKUP_CONTROL === '1';
  const missing = await compileOrSay(named.length > 0 ? named : parts, control);
  if (missing === null) return 1;
  for (const entry of missing) console.warn(`walkup build: ${entry} does not exist, left out`);
  const where = control ? 'out-control/out' : 'out';
  console.log(`walkup build: ${where}/ in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return 0;
}
