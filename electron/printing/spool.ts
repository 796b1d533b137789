import { readdirSync, readFileSync, statfsSync } from 'node:fs';

/** What of the scheduler lies on files: where it spools, whether that is RAM, and which of our jobs it holds there. */
export interface SpoolOptions {
  /** The scheduler's RequestRoot, where it is known; otherwise it is read from its own configuration. */
  spoolFolder?: string;
  /** The scheduler's `cups-files.conf`. */
  configFile?: string;
  /** The type number of the file system under a folder (`statfs.f_type`). Passed in, so that a test needs no mount. */
  typeOf?: (path: string) => number;
}

/** A job of ours that lies in the folder, counted by kind; null where this process may not look. */
export type SpoolFinding = string[] | null;

export const NOT_IN_RAM = 'spool-not-in-ram';

const CONFIG_FILE = '/etc/cups/cups-files.conf';
/** What Debian's cupsd was built with. */
const REQUEST_ROOT = '/var/spool/cups';

/** `f_type` of statfs(2): file systems whose files lie in memory. */
const TMPFS_MAGIC = 0x01021994;
const RAMFS_MAGIC = 0x858458f6;

/**
 * Where the scheduler puts what it was handed: the spool, and the folder for what its filters make of it. Null when its
 * configuration is there but not ours to read: the defaults would be a guess.
 */
export function spoolFolders({ spoolFolder, configFile = CONFIG_FILE }: SpoolOptions): string[] | null {
  if (spoolFolder !== undefined) return [spoolFolder];
  let text = '';
  try {
    text = readFileSync(configFile, 'utf8');
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code !== 'ENOENT') return null;
  }
  // The last one counts, as for cupsd, which takes the names of its directives in any case.
  const said = (directive: string) =>
    [...text.matchAll(new RegExp(`^[ \\t]*${directive}[ \\t]+"?([^"\\n]*?)"?[ \\t]*$`, 'gim'))].at(-1)?.[1];
  const root = said('RequestRoot') || REQUEST_ROOT;
  return [root, said('TempDir') || `${root}/tmp`];
}

/**
 * Whether everything the scheduler is handed stays in memory (P1): a spool file on a disk is a person in plain text, and
 * deleting it leaves its blocks. What cannot be told is not in RAM.
 */
export function spoolInRam(options: SpoolOptions): boolean {
  const typeOf = options.typeOf ?? ((path: string) => statfsSync(path).type);
  const folders = spoolFolders(options);
  return folders?.every((folder) => inRam(folder, typeOf)) ?? false;
}

function inRam(folder: string, typeOf: (path: string) => number): boolean {
  try {
    const type = typeOf(folder) >>> 0;
    return type === TMPFS_MAGIC || type === RAMFS_MAGIC;
  } catch (problem) {
    const { code } = problem as NodeJS.ErrnoException;
    // The spool admits its own group only, so that `tmp` within it cannot be asked: it lies where its parent lies, and
    // nobody who moved a spool into memory mounts a disk below it. A folder not made yet will be made on its parent's.
    const parent = folder.replace(/\/[^/]+\/*$/, '');
    return (code === 'ENOENT' || code === 'EACCES') && parent !== '' && parent !== folder && inRam(parent, typeOf);
  }
}

/** Files of these jobs in the spool folder, by kind and count. */
export function filesOf(options: SpoolOptions, jobs: ReadonlySet<number>): SpoolFinding {
  const folder = spoolFolders(options)?.[0];
  if (folder === undefined) return null;
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return null;
  }
  // `c00042` holds a job's attributes, `d00042-001` its first document.
  const of = (kind: 'c' | 'd') =>
    names.filter((name) => name[0] === kind && jobs.has(Number(/^[cd](\d+)(?:-\d+)?$/.exec(name)?.[1] ?? Number.NaN)));
  const [control, documents] = [of('c').length, of('d').length];
  return [
    ...(control > 0 ? [`cups-control-file:${control}`] : []),
    ...(documents > 0 ? [`cups-document-file:${documents}`] : []),
  ];
}
