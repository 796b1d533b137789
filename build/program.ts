import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { IsoDate } from '../electron/contract/answers.ts';
import { dayOf } from '../electron/policy/calendar.ts';
import { parseProgram } from '../electron/policy/load.ts';
import { type Program, ProgramError } from '../electron/policy/program.ts';
import { noteLines, problemLines } from './program/check.ts';
import { explainLines } from './program/explain.ts';
import { builtIn, ruleText } from './program/files.ts';
import { publishedSchema, schemaFile } from './program/schema.ts';
import { tryCase } from './program/try.ts';
import { wordsIn } from './program/words.ts';

const USAGE = `Usage: npm run program -- check FILE      whether a rule file can be used; every fault with its place
       npm run program -- explain FILE    its rules in plain words, and a table of every document
       npm run program -- try FILE        asks about one case, and says what the rules say of it; stores nothing
       npm run program -- schema          writes the JSON Schema of rule files anew, for editors

FILE is a path, or one of the programmes that come with Walkup: ${builtIn().join(', ')}.
  --language es        the file's own texts in this language, where it has them
  --today 2026-12-01   as if it were this day`;

/** `npm run program`. Answers the exit code: 0 done, 1 the rule file cannot be used, 2 not understood. */
export async function main(args: readonly string[]): Promise<number> {
  const say = (lines: string | readonly string[]): void => {
    process.stdout.write(`${typeof lines === 'string' ? lines : lines.join('\n')}\n`);
  };
  const asked = readArguments(args);
  if (asked === null) {
    say(USAGE);
    return args.length === 0 ? 0 : 2;
  }
  const { verb, file, language, today } = asked;
  if (verb === 'schema') {
    mkdirSync(dirname(schemaFile), { recursive: true });
    writeFileSync(schemaFile, publishedSchema());
    say(`written: ${schemaFile}`);
    return 0;
  }
  const text = ruleText(file);
  if (text === null) {
    say(`There is no file "${file}". Give a path, or one of: ${builtIn().join(', ')}.`);
    return 1;
  }
  let program: Program;
  try {
    program = parseProgram(text);
  } catch (problem) {
    if (!(problem instanceof ProgramError)) throw problem;
    say(problemLines(file, problem.problems));
    return 1;
  }
  const words = wordsIn(program, language);
  if (verb === 'check') say(noteLines(program, today, words.text));
  else if (verb === 'explain') say(explainLines(words, today));
  else await tryCase(words, today, process.stdin, process.stdout);
  return 0;
}

interface Asked {
  verb: 'check' | 'explain' | 'try' | 'schema';
  file: string;
  language: string;
  today: string;
}

function readArguments(args: readonly string[]): Asked | null {
  const asked = { language: 'en', today: dayOf(new Date()) };
  const plain: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const [name = '', joined] = (args[at] ?? '').split('=', 2);
    if (name !== '--language' && name !== '--today') {
      plain.push(args[at] ?? '');
      continue;
    }
    const value = joined ?? args[++at];
    if (value === undefined) return null;
    if (name === '--today' && !IsoDate.safeParse(value).success) return null;
    asked[name === '--today' ? 'today' : 'language'] = value;
  }
  const [verb, file, ...rest] = plain;
  if (rest.length > 0 || plain.some((word) => word.startsWith('-'))) return null;
  if (verb === 'schema' && file === undefined) return { verb, file: '', ...asked };
  if ((verb === 'check' || verb === 'explain' || verb === 'try') && file !== undefined) return { verb, file, ...asked };
  return null;
}
