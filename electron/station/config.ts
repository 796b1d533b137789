import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The rule files that come with the software, by id; a file added to the folder is built in. */
const BUILT_IN = Object.fromEntries(
  Object.entries(
    import.meta.glob<string>('../policy/programs/*.json', { query: '?raw', import: 'default', eager: true }),
  ).map(([path, text]) => [path.slice(path.lastIndexOf('/') + 1, -'.json'.length), text]),
);

/** The rules this station was told to run: not read as rules yet, because a fault in them must not stop the station. */
export interface WantedRules {
  /** A built-in id, or the path of a file. */
  file: string;
  /** Null: there is no such file, or it cannot be read; `problem` says which. */
  text: string | null;
  problem: string;
}

/** What this machine is. Nothing is commissioned yet, so it is always a training station. */
export interface StationConfig {
  role: 'walk-up' | 'counter' | 'combined';
  training: boolean;
  station: string;
  rules: WantedRules;
  /** Persistent folder: the register and the ledger, and sealed casework. */
  dataFolder: string;
  /** `training`, `none`, or `cups:QUEUE`. */
  cardPrinter: string;
  slipPrinter: string;
}

/**
 * Reads the station's configuration: `WALKUP_DATA` (folder), `WALKUP_ROLE`, `WALKUP_PROGRAM` (a built-in id, or the
 * path of a rule file), `WALKUP_CARD_PRINTER` and `WALKUP_SLIP_PRINTER`. Throws where a role is not known; what is wrong
 * with the rules is for `programInForce` to say, which may have others to fall back on.
 */
export function readConfig(environment: Record<string, string | undefined>): StationConfig {
  const role = environment.WALKUP_ROLE ?? 'combined';
  if (role !== 'walk-up' && role !== 'counter' && role !== 'combined')
    throw new Error(`WALKUP_ROLE is "${role}"; it may be walk-up, counter or combined`);
  return {
    role,
    training: true,
    station: 'Training station',
    rules: readRules(environment.WALKUP_PROGRAM ?? 'lakemont'),
    dataFolder: environment.WALKUP_DATA ?? join(homedir(), '.local', 'share', 'walkup'),
    cardPrinter: environment.WALKUP_CARD_PRINTER ?? 'training',
    slipPrinter: environment.WALKUP_SLIP_PRINTER ?? 'training',
  };
}

function readRules(name: string): WantedRules {
  const builtIn = Object.hasOwn(BUILT_IN, name) ? BUILT_IN[name] : undefined;
  if (builtIn !== undefined) return { file: name, text: builtIn, problem: '' };
  const file = resolve(name);
  try {
    return { file, text: readFileSync(file, 'utf8'), problem: '' };
  } catch (problem) {
    const code = (problem as NodeJS.ErrnoException).code;
    const why = code === 'ENOENT' ? 'there is no such file' : `the file cannot be read (${code ?? 'unknown reason'})`;
    return { file, text: null, problem: `${why}; built in are ${Object.keys(BUILT_IN).join(', ')}` };
  }
}
