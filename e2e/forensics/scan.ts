import { closeSync, constants, type Dirent, lstatSync, openSync, readdirSync, readlinkSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { Canary } from './canaries.ts';
import { Search } from './search.ts';

/** Somewhere that a run may have left something. */
export interface Place {
  readonly name: string;
  /** A folder or a file. */
  readonly path: string;
  /** Only these files, instead of all that is below `path`. */
  readonly files?: readonly string[];
}

/** A canary that was found. Says where and in which form, and never repeats what. */
export interface Trace {
  readonly canary: string;
  readonly form: string;
  readonly path: string;
  /** Byte in the file; null: it stands in a name, or in what a link points at. */
  readonly at: number | null;
}

export interface PlaceResult {
  readonly name: string;
  readonly path: string;
  readonly state: 'scanned' | 'absent' | 'unreadable';
  readonly files: number;
  readonly bytes: number;
  /** Files below it that this user may not read: they were not looked at. */
  readonly unreadable: number;
}

export interface ScanResult {
  readonly places: readonly PlaceResult[];
  readonly canaries: readonly string[];
  readonly needles: number;
  readonly traces: readonly Trace[];
  readonly files: number;
  readonly bytes: number;
}

const CHUNK_BYTES = 1 << 20;
/** One trace of each canary and form in a file is enough; an image has thousands. */
const keyOf = (trace: Trace): string => `${trace.path}\0${trace.canary}\0${trace.form}`;

const codeOf = (problem: unknown): string => (problem as NodeJS.ErrnoException).code ?? '';
const isGone = (problem: unknown): boolean => ['ENOENT', 'ENOTDIR', 'ENXIO', 'ESTALE'].includes(codeOf(problem));
const isClosed = (problem: unknown): boolean => ['EACCES', 'EPERM'].includes(codeOf(problem));

/** Looks for canaries in every regular file of the places, in every name, and in what every link points at. */
export function scan(
  places: readonly Place[],
  canaries: readonly Canary[],
  options: { except?: readonly string[] } = {},
): ScanResult {
  const needles = canaries.flatMap((canary) => canary.needles);
  const search = new Search(needles);
  const buffer = Buffer.alloc(CHUNK_BYTES + search.longest);
  const except = options.except ?? [];
  const isExcepted = (path: string): boolean =>
    except.some((folder) => path === folder || path.startsWith(`${folder}/`));
  const traces = new Map<string, Trace>();
  const add = (trace: Trace): void => {
    if (!traces.has(keyOf(trace))) traces.set(keyOf(trace), trace);
  };
  const inText = (text: string, path: string): void => {
    const bytes = Buffer.from(text);
    search.in(bytes, bytes.length, bytes.length, ({ canary, form }) =>
      add({ canary, form: `${form}, in a name`, path, at: null }),
    );
  };

  const inFile = (path: string): number => {
    // Not through a link that took a file's place meanwhile, and never waiting for a pipe's other end.
    const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      let kept = 0;
      let start = 0;
      for (;;) {
        const got = readSync(file, buffer, kept, CHUNK_BYTES, null);
        const length = kept + got;
        // The last bytes stay for the next round, where a needle across the border is seen whole; at the end none do.
        const until = got === 0 ? length : Math.max(0, length - search.longest + 1);
        search.in(buffer, length, until, ({ canary, form }, at) => add({ canary, form, path, at: start + at }));
        if (got === 0) return start + length;
        buffer.copyWithin(0, until, length);
        kept = length - until;
        start += until;
      }
    } finally {
      closeSync(file);
    }
  };

  const inPlace = (place: Place): PlaceResult => {
    const count = { files: 0, bytes: 0, unreadable: 0 };
    const told = (state: PlaceResult['state']): PlaceResult => ({
      name: place.name,
      path: place.path,
      state,
      ...count,
    });
    const look = (path: string, what: Pick<Dirent, 'isFile' | 'isDirectory' | 'isSymbolicLink'>): void => {
      if (isExcepted(path)) return;
      try {
        if (what.isSymbolicLink()) inText(readlinkSync(path), path);
        else if (what.isFile()) {
          count.bytes += inFile(path);
          count.files += 1;
        } else if (what.isDirectory()) {
          for (const entry of readdirSync(path, { withFileTypes: true })) {
            inText(entry.name, join(path, entry.name));
            look(join(path, entry.name), entry);
          }
        }
      } catch (problem) {
        if (isClosed(problem)) count.unreadable += 1;
        // A file that is gone by now holds nothing; anything else must not pass for "nothing found".
        else if (!isGone(problem)) throw problem;
      }
    };
    if (place.files) {
      for (const path of place.files) {
        if (isExcepted(path)) continue;
        inText(path, path);
        try {
          look(path, lstatSync(path));
        } catch (problem) {
          if (!isGone(problem)) throw problem;
        }
      }
      return told('scanned');
    }
    try {
      inText(place.path, place.path);
      look(place.path, lstatSync(place.path));
    } catch (problem) {
      if (isGone(problem)) return told('absent');
      if (isClosed(problem)) return told('unreadable');
      throw problem;
    }
    return told(count.files === 0 && count.unreadable > 0 ? 'unreadable' : 'scanned');
  };

  const results = places.map(inPlace);
  return {
    places: results,
    canaries: canaries.map((canary) => canary.name),
    needles: needles.length,
    traces: [...traces.values()],
    files: results.reduce((sum, place) => sum + place.files, 0),
    bytes: results.reduce((sum, place) => sum + place.bytes, 0),
  };
}
