import { readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { parseSync, Visitor } from 'vite';

/** What a sandboxed preload may require; "Available APIs" of docs/tutorial/sandbox.md. */
const SANDBOXED = new Set(['electron', 'events', 'timers', 'url', 'node:events', 'node:timers', 'node:url']);

/** Electron would not run this preload in a sandboxed window. */
export class PreloadRefusal extends Error {
  override name = 'PreloadRefusal';
}

/**
 * The text of a preload, once it is seen to be one that Electron's sandbox would run: an absolute path, one CommonJS
 * file (docs/tutorial/esm.md: sandboxed preloads cannot use ES modules), nothing required but the sandboxed list.
 */
export function readPreload(path: string): string {
  if (!isAbsolute(path)) throw new PreloadRefusal(`preload script must have absolute path: ${path}`);
  if (path.endsWith('.mjs')) throw new PreloadRefusal(`a sandboxed preload cannot be an ES module: ${path}`);
  const source = readFileSync(path, 'utf8');
  const { program, errors, module } = parseSync(path, source, { sourceType: 'unambiguous', lang: 'js' });
  if (errors.length > 0) throw new PreloadRefusal(`preload does not parse: ${errors[0]?.message ?? ''}`);
  if (module.hasModuleSyntax || module.dynamicImports.length > 0) {
    throw new PreloadRefusal(`a sandboxed preload cannot use import or export: ${path}`);
  }
  new Visitor({
    CallExpression(call) {
      if (call.callee.type !== 'Identifier' || call.callee.name !== 'require') return;
      const [name] = call.arguments;
      const value = name?.type === 'Literal' ? String(name.value) : '(computed)';
      if (!SANDBOXED.has(value)) throw new PreloadRefusal(`module not found: ${value} (in ${path})`);
    },
  }).visit(program);
  return source;
}
