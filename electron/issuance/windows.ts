import type { WindowKind } from '../contract/define.ts';

/** The windows as the services see them; the shell implements it, a test uses a plain object. */
export interface Windows {
  /** The kinds that this station's role and displays have opened. */
  readonly open: readonly WindowKind[];
  /** The kinds that share one display; empty where each has its own. */
  readonly sharing: readonly WindowKind[];
  /** Brings a window to the front of its display. */
  show(kind: WindowKind): void;
  /** Sends a push to a window, if it is open. */
  push(kind: WindowKind, name: string, value: unknown): void;
  /**
   * Ends the renderer process of a window and loads the window anew in a fresh one. Resolves when the new page has
   * loaded; `gone` is true when the old process no longer exists.
   */
  replace(kind: WindowKind): Promise<{ gone: boolean }>;
  /** Pictures a window may ask for on its own origin: path (e.g. `/live/portrait-3`) to bytes in memory. */
  serve(kind: WindowKind, pictures: ReadonlyMap<string, { type: string; bytes: Uint8Array }>): void;
}
