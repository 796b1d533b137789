import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const here = import.meta.dirname;
const scriptText = (name: string) => readFileSync(join(here, name), 'utf8').replaceAll('export function', 'function');
const codec = scriptText('codec.js');
const page = scriptText('page.js');

export interface DocumentScript {
  /** Name of the binding from the page to the host. */
  raw: string;
  /** Name under which the page leaves its way back, once. */
  deliver: string;
  argv: readonly string[];
  /** Text of the built preload. */
  preload: string;
}

/** The script that runs first in every document of a window that has a preload. */
export function documentScript({ raw, deliver, argv, preload }: DocumentScript): string {
  const names = JSON.stringify({ raw, deliver, argv });
  // The preload stands in the script's own text: a page's policy lets nothing be evaluated from a string.
  return `(() => {\n${codec}\n${page}\nstartPage({ ...${names}, preload: function (require, module, exports, process) {\n${preload}\n} }, { encode, decode });\n})();`;
}
