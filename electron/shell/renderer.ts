import type { WebContents } from 'electron';
import { awaitGone, killOutright, markOf, type ProcessMark, REAP_LIMIT_MS } from './processes.ts';

/**
 * Remembers which processes have drawn a window's pages, and ends them. Remembered, because Electron no longer says
 * which process it was once that process has crashed, and a purge must still prove that it is gone (P1).
 */
export class Renderer {
  readonly #contents: WebContents;
  #drawn: ProcessMark[] = [];
  readonly #waiting = new Set<() => void>();

  constructor(contents: WebContents) {
    this.#contents = contents;
    // At the commit, not at the end of the load: a page may draw a person, and its process die, before it has loaded.
    contents.on('did-navigate', () => this.#note());
    contents.on('render-process-gone', () => {
      for (const told of this.#waiting) told();
      this.#waiting.clear();
    });
  }

  /** Process id of the page now; 0 while there is none. */
  get pid(): number {
    return this.#contents.getOSProcessId();
  }

  /** Whether some process has drawn here that is not proven gone. */
  get hasDrawn(): boolean {
    return this.#drawn.length > 0;
  }

  #note(): void {
    const { pid } = this;
    if (pid <= 0) return;
    const mark = markOf(pid);
    if (!this.#drawn.some((one) => one.pid === pid && one.startedAt === mark.startedAt)) this.#drawn.push(mark);
  }

  /** Kills the process without waiting; `render-process-gone` follows. */
  kill(): void {
    this.#note();
    if (this.#drawn.length > 0) for (const mark of this.#drawn) killOutright(mark);
    // No number is known: the process is still being launched, and there is no other way to it.
    else this.#contents.forcefullyCrashRenderer();
  }

  /**
   * Kills every process that has drawn this window since the last call, crashed ones counted in. True when none of them
   * exists any more and Electron knows it, so that the next load is given a fresh one; false when one is still there
   * after the limit, or when no process was ever seen, which proves nothing.
   */
  async end(): Promise<boolean> {
    const told = this.pid > 0 ? this.#death() : Promise.resolve(true);
    this.kill();
    const drawn = this.#drawn;
    const ends = await Promise.all([told, ...drawn.map((mark) => awaitGone(mark))]);
    const gone = drawn.length > 0 && ends.every((end) => end);
    // One that would not go is asked for again at the next try.
    if (gone) this.#drawn = [];
    return gone;
  }

  #death(): Promise<boolean> {
    return new Promise((resolve) => {
      const told = () => {
        clearTimeout(limit);
        resolve(true);
      };
      const limit = setTimeout(() => {
        this.#waiting.delete(told);
        resolve(false);
      }, REAP_LIMIT_MS);
      this.#waiting.add(told);
    });
  }
}
