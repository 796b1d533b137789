import type { Needle } from './canaries.ts';

const TABLE_BITS = 22;

/**
 * Finds thousands of needles in one pass. A table tells, by the next four bytes, whether any needle may begin here; only
 * then are the needles with those four bytes compared. It reads some hundreds of megabytes a second.
 */
export class Search {
  readonly longest: number;
  readonly #table = new Uint8Array(1 << TABLE_BITS);
  readonly #byStart = new Map<number, Needle[]>();

  constructor(needles: readonly Needle[]) {
    let longest = 4;
    for (const needle of needles) {
      if (needle.bytes.length < 4) throw new Error(`${needle.canary}: a needle of fewer than four bytes`);
      longest = Math.max(longest, needle.bytes.length);
      const start = needle.bytes.readUInt32LE(0) | 0;
      this.#table[slot(start)] = 1;
      const others = this.#byStart.get(start);
      if (others) others.push(needle);
      else this.#byStart.set(start, [needle]);
    }
    this.longest = longest;
  }

  /** Calls back for every needle that begins before `until` in the first `length` bytes. */
  in(bytes: Buffer, length: number, until: number, found: (needle: Needle, at: number) => void): void {
    const table = this.#table;
    let window = 0;
    for (let next = 0; next < length; next++) {
      window = (window >>> 8) | ((bytes[next] as number) << 24);
      if (next < 3 || table[slot(window)] === 0) continue;
      const at = next - 3;
      if (at >= until) return;
      for (const needle of this.#byStart.get(window) ?? []) {
        const end = at + needle.bytes.length;
        if (end <= length && bytes.compare(needle.bytes, 0, needle.bytes.length, at, end) === 0) found(needle, at);
      }
    }
  }
}

const slot = (start: number): number => Math.imul(start, 0x9e3779b1) >>> (32 - TABLE_BITS);
