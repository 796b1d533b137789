import { mkdirSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import type { App, CommandLine } from 'electron';
import { type Core, HostRefusal } from './core.ts';
import { Events } from './events.ts';
import { takeLock } from './lock.ts';

type Used =
  | 'disableHardwareAcceleration'
  | 'enableSandbox'
  | 'exit'
  | 'getAppPath'
  | 'getPath'
  | 'isPackaged'
  | 'on'
  | 'quit'
  | 'requestSingleInstanceLock'
  | 'setPath'
  | 'whenReady';

const PATH_NAMES = new Set(['home', 'appData', 'userData', 'sessionData', 'temp', 'crashDumps', 'logs']);

export class HostApp extends Events implements Pick<App, Used> {
  readonly isPackaged = false;
  readonly #core: Core;
  readonly #ready = Promise.withResolvers<void>();
  #release: (() => void) | null = null;
  #exiting = false;
  /** Whether main waits for `ready`; if it does so at its top level, Electron never gets there. */
  waitedFor = false;

  readonly commandLine: Pick<CommandLine, 'appendSwitch'> = {
    appendSwitch: (name, value = '') => {
      this.#core.beforeReady('app.commandLine.appendSwitch', 'docs/api/command-line.md');
      this.#core.switches.set(name, value);
    },
  };

  constructor(core: Core) {
    super();
    this.#core = core;
    core.news.on('contents', (contents) => this.emit('web-contents-created', {}, contents));
    // A main that exits before it is ready leaves nobody waiting.
    this.#ready.promise.catch(() => undefined);
  }

  enableSandbox(): void {
    this.#core.beforeReady('app.enableSandbox()', 'docs/api/app.md');
  }
  disableHardwareAcceleration(): void {
    this.#core.beforeReady('app.disableHardwareAcceleration()', 'docs/api/app.md');
  }
  getAppPath(): string {
    return this.#core.appFolder;
  }
  getPath(name: string): string {
    const path = this.#core.paths.get(name);
    if (path === undefined) throw new HostRefusal(`Failed to get '${name}' path (docs/api/app.md)`);
    return path;
  }
  setPath(name: string, path: string): void {
    if (!PATH_NAMES.has(name)) throw new HostRefusal(`Failed to set path: no '${name}' (docs/api/app.md)`);
    if (!isAbsolute(path)) throw new HostRefusal('Path must be absolute (docs/api/app.md)');
    if (name === 'userData' || name === 'sessionData') {
      this.#core.beforeReady(`app.setPath('${name}')`, 'docs/api/app.md');
    }
    mkdirSync(path, { recursive: true });
    this.#core.paths.set(name, path);
  }
  requestSingleInstanceLock(): boolean {
    this.#release ??= takeLock(this.getPath('userData'));
    return this.#release !== null;
  }

  whenReady(): Promise<void> {
    this.waitedFor = true;
    return this.#ready.promise;
  }

  /** Called by the host, once main has been evaluated and the browser is open. */
  becomeReady(): void {
    this.#core.ready = true;
    this.#ready.resolve();
    this.emit('ready', {}, {});
  }

  get exiting(): boolean {
    return this.#exiting;
  }

  quit(): void {
    if (this.#exiting || this.emitPreventable('before-quit')) return;
    for (const window of [...this.#core.windows]) if (!window.askToClose()) return;
    if (this.emitPreventable('will-quit')) return;
    this.exit(0);
  }

  exit(code = 0): void {
    if (this.#exiting) return;
    this.#exiting = true;
    void this.#end(code);
  }

  async #end(code: number): Promise<void> {
    for (const window of [...this.#core.windows]) window.destroy();
    try {
      await this.#core.browser?.close();
    } finally {
      this.emit('quit', {}, code);
      this.#release?.();
      this.#core.exited.resolve(code);
    }
  }
}
