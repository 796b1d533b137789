import type { IpcMain, IpcMainInvokeEvent, WebFrameMain } from 'electron';
import { HostRefusal } from './core.ts';

type Listener = Parameters<IpcMain['handle']>[1];

/** The frame of one document. */
export class HostFrame implements Pick<WebFrameMain, 'origin'> {
  readonly origin: string;
  constructor(origin: string) {
    this.origin = origin;
  }
}

/** `webContents.ipc`: the handlers of one window, which no other window reaches. */
export class HostIpc implements Pick<IpcMain, 'handle'> {
  readonly #handlers = new Map<string, Listener>();

  handle(channel: string, listener: Listener): void {
    if (this.#handlers.has(channel)) {
      throw new HostRefusal(`Attempted to register a second handler for '${channel}' (docs/api/ipc-main.md)`);
    }
    this.#handlers.set(channel, listener);
  }

  /** Answers an `invoke`; rejects with the words that Electron gives the page. */
  async invoke(
    event: Pick<IpcMainInvokeEvent, 'senderFrame' | 'sender'>,
    channel: string,
    args: unknown[],
  ): Promise<unknown> {
    const handler = this.#handlers.get(channel);
    try {
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      return await handler(event as IpcMainInvokeEvent, ...args);
    } catch (problem) {
      throw new Error(`Error invoking remote method '${channel}': ${String(problem)}`);
    }
  }
}
