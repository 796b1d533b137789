import { contextBridge, ipcRenderer } from 'electron';
import type { WindowKind } from '../contract/define.ts';

const named = (flag: string): string[] =>
  process.argv
    .find((argument) => argument.startsWith(`--${flag}=`))
    ?.slice(flag.length + 3)
    .split(',')
    .filter((name) => name !== '') ?? [];

/**
 * Hands the page its API, `window.<kind>`: one function a call and `on` for the pushes, typed for the page as
 * `Client<typeof contract>`. The names come from main, which has them from the contract, so a preload holds no schema
 * and no name of its own; an event object of Electron never reaches the page.
 */
export function expose(kind: WindowKind): void {
  const pushes = new Set(named('walkup-pushes'));
  const calls = named('walkup-calls').map(
    (name) => [name, (input?: unknown) => ipcRenderer.invoke(`call:${name}`, input)] as const,
  );
  contextBridge.exposeInMainWorld(kind, {
    ...Object.fromEntries(calls),
    on: (name: string, listener: (value: unknown) => void) => {
      if (!pushes.has(name)) throw new Error(`no push ${name}`);
      const heard = (_event: unknown, value: unknown) => listener(value);
      ipcRenderer.on(`push:${name}`, heard);
      return () => {
        ipcRenderer.removeListener(`push:${name}`, heard);
      };
    },
  });
}
