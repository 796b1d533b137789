import type Database from 'better-sqlite3';
import { control } from './control.ts';

/**
 * Bytes a page. Larger than SQLite's 4096, because a held document is two megabytes and every page of it costs a lookup,
 * a checksum and a pointer: capturing takes a quarter less time than at 4096, and 32768 gains no more (npm run bench). Not
 * larger, because every small transaction writes whole pages. Fixed when the file is made.
 */
export const PAGE_SIZE_BYTES = 16384;

/** How a setting is written, and what it must read back as. */
interface Setting {
  name: string;
  value: string | number;
  reads: string | number;
}

/**
 * Set before the first table. auto_vacuum FULL gives freed pages back to the file system with the very transaction that
 * frees them: the purge leaves no free list to carve, and pages freed at the end of the file need not be overwritten
 * because they are cut off.
 */
export const FOUNDATION: readonly Setting[] = [
  { name: 'page_size', value: PAGE_SIZE_BYTES, reads: PAGE_SIZE_BYTES },
  ...(control ? [] : [{ name: 'auto_vacuum', value: 'FULL', reads: 1 }]),
];

/**
 * Set and read back on every connection (rule 2): SQLite forgets most of these when the connection closes, and
 * better-sqlite3's own defaults are not these. locking_mode comes before journal_mode, so that the log's index lives in
 * memory (no -shm file) and a second process cannot open the store beside this one.
 */
export const PER_CONNECTION: readonly Setting[] = [
  { name: 'locking_mode', value: 'EXCLUSIVE', reads: 'exclusive' },
  { name: 'journal_mode', value: 'WAL', reads: 'wal' },
  ...(control ? [] : [{ name: 'secure_delete', value: 'ON', reads: 1 }]),
  { name: 'temp_store', value: 'MEMORY', reads: 2 },
  { name: 'synchronous', value: 'FULL', reads: 2 },
  { name: 'foreign_keys', value: 'ON', reads: 1 },
  { name: 'trusted_schema', value: 'OFF', reads: 0 },
  { name: 'cell_size_check', value: 'ON', reads: 1 },
  // A case's images stay in the log until its purge truncates it, so they are written once and never copied into the
  // main file; a bound keeps a day of waiting cases from growing the log for ever.
  { name: 'wal_autocheckpoint', value: 4096, reads: 4096 },
  // Pages in memory, in KiB: as much as one case's images, so that deleting them reads nothing back from the disk.
  { name: 'cache_size', value: -32768, reads: -32768 },
];

/**
 * Applies settings and reads each one back.
 * @throws Error naming the first that did not take: going on would break a promise in silence.
 */
export function apply(db: Database.Database, settings: readonly Setting[]): void {
  for (const { name, value, reads } of settings) {
    db.pragma(`${name} = ${value}`);
    const found = db.pragma(name, { simple: true });
    if (found !== reads) throw new Error(`the store did not take ${name} = ${value}: it reads back ${String(found)}`);
  }
}

/** Reads settings back without setting them; the names of those that differ. */
export function differing(db: Database.Database, settings: readonly Setting[]): string[] {
  return settings.filter(({ name, reads }) => db.pragma(name, { simple: true }) !== reads).map(({ name }) => name);
}
