import { crossCheck } from './cross-check.ts';
import { faultIn } from './json-text.ts';
import { problemsOf } from './problems.ts';
import { Program, ProgramError } from './program.ts';

/**
 * Reads a rule file's text. Throws ProgramError with everything that is wrong: where the text is not JSON, that place;
 * else every value that is not what its key allows; and, once each value is right, everything that does not hang
 * together (a source nobody named, a need that no document can meet).
 */
export function parseProgram(text: string): Program {
  const bare = text.replace(/^\uFEFF/, '');
  const fault = faultIn(bare);
  if (fault) {
    const path = `line ${fault.line}, column ${fault.column}`;
    throw new ProgramError([{ path, value: fault.found, allowed: fault.mend }]);
  }
  const raw: unknown = JSON.parse(bare);
  const parsed = Program.safeParse(raw);
  if (!parsed.success) throw new ProgramError(problemsOf(Program, parsed.error.issues, raw));
  const problems = crossCheck(parsed.data);
  if (problems.length > 0) throw new ProgramError(problems);
  return parsed.data;
}
