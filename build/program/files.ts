import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from '../bundles.ts';

/** Folder of the programmes that come with the software. */
export const builtInFolder = join(root, 'electron/policy/programs');

/** Ids of the programmes that come with the software. */
export function builtIn(): string[] {
  return readdirSync(builtInFolder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort();
}

/**
 * The text of a rule file, by path or built-in id; null where there is no such file. A path is taken from where the
 * command was typed: npm runs it in the project's folder.
 */
export function ruleText(name: string): string | null {
  const file = builtIn().includes(name)
    ? join(builtInFolder, `${name}.json`)
    : resolve(process.env.INIT_CWD ?? '.', name);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
