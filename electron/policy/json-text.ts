/** The first place where a text is not JSON, or says the same key twice. Line and column count from 1. */
export interface JsonFault {
  line: number;
  column: number;
  /** What stands there. */
  found: string;
  /** What to do, in plain words. */
  mend: string;
}

class Fault extends Error {
  readonly at: number;
  constructor(at: number, mend: string) {
    super(mend);
    this.at = at;
  }
}

const SPACE = /[ \t\r\n]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /[A-Za-z_][\w-]*/y;
/** Deeper than any rule file needs; a file must not be able to exhaust the stack. */
const DEEPEST = 60;

/**
 * Reads a text as JSON only to say what is wrong with it: JSON.parse names no place for half of its complaints, and
 * takes the second of two equal keys without a word, so that a rule could be overwritten unseen. Null: nothing is wrong.
 */
export function faultIn(text: string): JsonFault | null {
  try {
    const end = skip(text, value(text, skip(text, 0), 0));
    if (end < text.length) throw new Fault(end, 'the file must end after its last "}"; take out what follows');
    return null;
  } catch (problem) {
    if (!(problem instanceof Fault)) throw problem;
    const before = text.slice(0, problem.at).split('\n');
    const rest = text.slice(problem.at).split('\n', 1)[0] ?? '';
    return {
      line: before.length,
      column: (before.at(-1)?.length ?? 0) + 1,
      found: problem.at >= text.length ? 'the end of the file' : JSON.stringify(rest.trim().slice(0, 20)),
      mend: problem.message,
    };
  }
}

function skip(text: string, at: number): number {
  SPACE.lastIndex = at;
  const after = at + (SPACE.exec(text)?.[0].length ?? 0);
  if (text.startsWith('//', after) || text.startsWith('/*', after))
    throw new Fault(after, 'JSON knows no comments; take this one out');
  return after;
}

function value(text: string, at: number, depth: number): number {
  if (depth > DEEPEST) throw new Fault(at, `nothing in a rule file lies more than ${DEEPEST} levels deep`);
  const first = text[at];
  if (first === '{') return members(text, at, depth);
  if (first === '[') return items(text, at, depth);
  if (first === '"') return string(text, at);
  if (first === "'" || first === '“' || first === '”')
    throw new Fault(at, 'texts stand between straight double quotes: "text"');
  if (first === ',' || first === '}' || first === ']')
    throw new Fault(at, 'a value is missing here, or there is a comma too many before it');
  NUMBER.lastIndex = at;
  const number = NUMBER.exec(text)?.[0];
  if (number) return at + number.length;
  WORD.lastIndex = at;
  const word = WORD.exec(text)?.[0];
  if (word === 'true' || word === 'false' || word === 'null') return at + word.length;
  if (word)
    throw new Fault(at, 'write true, false or null in small letters, and put any other text between double quotes');
  throw new Fault(at, first === undefined ? 'a value is missing; was the file cut short?' : 'a value must stand here');
}

function members(text: string, opened: number, depth: number): number {
  const keys = new Set<string>();
  let at = skip(text, opened + 1);
  if (text[at] === '}') return at + 1;
  for (;;) {
    if (text[at] !== '"')
      throw new Fault(
        at,
        text[at] === '}'
          ? 'take out the comma before this "}"'
          : 'a key between double quotes must stand here: "key": value',
      );
    const start = at;
    at = string(text, at);
    const key = JSON.parse(text.slice(start, at)) as string;
    if (keys.has(key)) throw new Fault(start, `the key "${key}" stands twice in the same braces; keep one of them`);
    keys.add(key);
    at = skip(text, at);
    if (text[at] !== ':') throw new Fault(at, `a ":" must stand after the key "${key}"`);
    at = skip(text, value(text, skip(text, at + 1), depth + 1));
    if (text[at] === '}') return at + 1;
    if (text[at] !== ',') throw new Fault(at, 'a comma is missing before this, or a "}"');
    at = skip(text, at + 1);
  }
}

function items(text: string, opened: number, depth: number): number {
  let at = skip(text, opened + 1);
  if (text[at] === ']') return at + 1;
  for (;;) {
    if (text[at] === ']') throw new Fault(at, 'take out the comma before this "]"');
    at = skip(text, value(text, at, depth + 1));
    if (text[at] === ']') return at + 1;
    if (text[at] !== ',') throw new Fault(at, 'a comma is missing before this, or a "]"');
    at = skip(text, at + 1);
  }
}

function string(text: string, opened: number): number {
  for (let at = opened + 1; ; at++) {
    const one = text[at];
    if (one === '"') return at + 1;
    if (one === undefined || one === '\n')
      throw new Fault(opened, 'this text is not closed: its second double quote is missing');
    if (one < ' ') throw new Fault(at, 'a control character stands in this text; take it out');
    if (one !== '\\') continue;
    if (!/^(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.test(text.slice(at + 1, at + 6)))
      throw new Fault(at, 'a single backslash; write \\\\ for a backslash in a text');
    at += 1;
  }
}
