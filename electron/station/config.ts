import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type Program, ProgramError, parseProgram } from '../policy/program.ts';
import chicago from '../policy/programs/chicago-citykey.json?raw';
import lakemont from '../policy/programs/lakemont.json?raw';

/** The programmes that come with the software, by id. */
const BUILT_IN: Record<string, string> = { lakemont, 'chicago-citykey': chicago };

/** What this machine is. Nothing is commissioned yet, so it is always a training station. */
export interface StationConfig {
  role: 'walk-up' | 'counter' | 'combined';
  training: boolean;
  station: string;
  program: Program;
  /** Persistent folder: the register and the ledger, and sealed casework. */
  dataFolder: string;
  /** `training`, `none`, or `cups:QUEUE`. */
  cardPrinter: string;
  slipPrinter: string;
}

/**
 * Reads the station's configuration: `WALKUP_DATA` (folder), `WALKUP_ROLE`, `WALKUP_PROGRAM` (a built-in id, or the
 * path of a rule file), `WALKUP_CARD_PRINTER` and `WALKUP_SLIP_PRINTER`. Throws ProgramError with path and reason when the rules cannot be used.
 */
export function readConfig(environment: Record<string, string | undefined>): StationConfig {
  const role = environment.WALKUP_ROLE ?? 'combined';
  if (role !== 'walk-up' && role !== 'counter' && role !== 'combined')
    throw new ProgramError(`WALKUP_ROLE is "${role}"; it may be walk-up, counter or combined`);
  return {
    role,
    training: true,
    station: 'Training station',
    program: readProgram(environment.WALKUP_PROGRAM ?? 'lakemont'),
    dataFolder: environment.WALKUP_DATA ?? join(homedir(), '.local', 'share', 'walkup'),
    cardPrinter: environment.WALKUP_CARD_PRINTER ?? 'training',
    slipPrinter: environment.WALKUP_SLIP_PRINTER ?? 'training',
  };
}

function readProgram(name: string): Program {
  const builtIn = BUILT_IN[name];
  if (builtIn) return parseProgram(builtIn);
  let text: string;
  try {
    text = readFileSync(name, 'utf8');
  } catch {
    throw new ProgramError(
      `programme "${name}" is not built in (${Object.keys(BUILT_IN).join(', ')}) and no such file`,
    );
  }
  return parseProgram(text);
}
