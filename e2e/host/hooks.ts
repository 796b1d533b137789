import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { HostElectron } from './electron-module.ts';

interface Running {
  electron: HostElectron;
  /** URL of the built main's folder, with a slash. */
  within: string;
}

/** On the global, because a test runner may load this file more than once, and Node's hooks are for the whole thread. */
const KEY = Symbol.for('walkup.host.running');
const shared = globalThis as { [KEY]?: Map<string, Running> };

const PREFIX = 'walkup-host:electron?host=';

function install(): Map<string, Running> {
  const running = new Map<string, Running>();
  registerHooks({
    resolve(specifier, context, next) {
      const id = /[?&]host=(\d+)/.exec(context.parentURL ?? '')?.[1];
      const host = id === undefined ? undefined : running.get(id);
      if (!host) return next(specifier, context);
      if (specifier === 'electron') return { url: `${PREFIX}${id}`, format: 'module', shortCircuit: true };
      const found = next(specifier, context);
      // Every module of the build is fresh for each start, so that a restart in one process forgets as a real one does.
      return found.url.startsWith(host.within) && !found.url.includes('?')
        ? { ...found, url: `${found.url}?host=${id}` }
        : found;
    },
    load(url, context, next) {
      if (!url.startsWith(PREFIX)) return next(url, context);
      const id = url.slice(PREFIX.length);
      const names = Object.keys(running.get(id)?.electron ?? {});
      const source = `const e = globalThis[Symbol.for('walkup.host.running')].get('${id}').electron;\n${names
        .map((name) => `export const ${name} = e.${name};`)
        .join('\n')}\nexport default e;\n`;
      return { format: 'module', source, shortCircuit: true };
    },
  });
  return running;
}

let count = 0;

/** Makes `electron` mean this object for the main at `mainFile`; gives the URL to import it by, fresh for this start. */
export function serveElectron(electron: HostElectron, mainFile: string): string {
  shared[KEY] ??= install();
  const id = String(++count * 1_000_000 + process.pid);
  const url = pathToFileURL(mainFile).href;
  shared[KEY].set(id, { electron, within: url.slice(0, url.lastIndexOf('/') + 1) });
  return `${url}?host=${id}`;
}
