import { EventEmitter } from 'node:events';

/** A listener of any event, as electron.d.ts overloads them. */
export type Listener = (...args: never[]) => void;

/**
 * `on` as Electron's classes have it. Their overloads return the class itself; `never` fits all of them, so that one
 * method stands for the whole list and a new overload of Electron's still fits.
 */
export class Events {
  readonly #emitter = new EventEmitter();

  on(event: string, listener: Listener): never {
    this.#emitter.on(event, listener as (...args: unknown[]) => void);
    return this as never;
  }

  emit(event: string, ...args: unknown[]): void {
    this.#emitter.emit(event, ...args);
  }

  /** Emits with an event object first; true when a listener prevented the default. */
  emitPreventable(event: string, details: object = {}, ...args: unknown[]): boolean {
    let prevented = false;
    this.#emitter.emit(
      event,
      {
        ...details,
        preventDefault: () => {
          prevented = true;
        },
        get defaultPrevented() {
          return prevented;
        },
      },
      ...args,
    );
    return prevented;
  }
}
