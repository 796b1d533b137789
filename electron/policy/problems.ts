import type { z } from 'zod';
import type { ProgramProblem } from './program.ts';

type Issue = z.core.$ZodIssue;
type Schema = z.core.$ZodType;
type Path = readonly PropertyKey[];

/** What zod found wrong, in words that name the place, what stands there and what would be right (P12). */
export function problemsOf(schema: Schema, issues: readonly Issue[], file: unknown): ProgramProblem[] {
  return issues.flatMap((issue) => problems(schema, issue, file));
}

/** A value as JSON, short enough for a line; null for nothing. */
export function shown(value: unknown): string | null {
  if (value === undefined) return null;
  const json = JSON.stringify(value) ?? String(value);
  return json.length > 80 ? `${json.slice(0, 77)}…` : json;
}

/** Where a thing stands: `documentTypes.3.counts.0.identity`; `(file)` for the whole. */
const pathOf = (path: Path): string => path.map(String).join('.') || '(file)';

/** The word of a list that was most likely meant, in words to add to a sentence; empty where none is near. */
function didYouMean(word: string, known: readonly string[]): string {
  const near = known
    .map((one) => ({ one, away: distance(word.toLowerCase(), one.toLowerCase()) }))
    .sort((a, b) => a.away - b.away)[0];
  return near && near.away <= Math.max(1, Math.floor(word.length / 3)) ? `; did you mean "${near.one}"?` : '';
}

/** Takes down a problem: where, what stands there (undefined: nothing), what would be right. */
export type Complain = (path: string, value: unknown, allowed: string) => void;

/** Holds that an id is one of those known; says which are, and the one most likely meant. */
export function known(complain: Complain, path: string, id: string, ids: readonly string[], of: string): void {
  if (ids.includes(id)) return;
  const list = ids.length > 0 && ids.length <= 12 ? ` (${ids.join(', ')})` : '';
  complain(path, id, `must be ${of}${list}${didYouMean(id, ids)}`);
}

function problems(schema: Schema, issue: Issue, file: unknown): ProgramProblem[] {
  const value = at(file, issue.path);
  if (issue.code !== 'unrecognized_keys')
    return [{ path: pathOf(issue.path), value: shown(value), allowed: allowedHere(issue, value) }];
  const known = keysOf(schemaAt(schema, issue.path, file));
  return issue.keys.map((key) => ({
    path: pathOf([...issue.path, key]),
    value: shown(at(file, [...issue.path, key])),
    allowed: `there is no such key here${didYouMean(key, known)}${known.length > 0 ? ` (known: ${known.join(', ')})` : ''}`,
  }));
}

function allowedHere(issue: Issue, value: unknown): string {
  const allowed = allowedBy(issue, value);
  return value === undefined ? `it is missing and must be given: ${allowed}` : allowed;
}

/** Places whose rule needs more words than its shape has. */
const OWN_WORDS: Record<string, string> = {
  'retention.keeps':
    '"none" is the only retention that Walkup builds: it keeps the card number, its two dates and its status, and nothing about the person',
};

/** Patterns of the schema in words, by their source; a test holds that every pattern of the schema has its words. */
export const PATTERN_WORDS: Record<string, string> = {
  '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$': 'a language tag such as "en", "es" or "pt-BR"',
  '^[A-Za-z0-9_-]{1,40}$': 'letters, digits, "-" and "_", at most 40',
  '^\\d{4}(-\\d{2})?$': 'a year such as "2015" or a month such as "2015-07"',
  '^[A-Z]{0,4}$': 'at most four capital letters, A to Z',
};

function allowedBy(issue: Issue, value: unknown): string {
  const own = OWN_WORDS[pathOf(issue.path)];
  if (own !== undefined) return own;
  switch (issue.code) {
    case 'invalid_type':
      return typeWords(issue.expected);
    case 'invalid_value':
      return oneOf(issue.values.map(String), value);
    case 'too_small':
    case 'too_big':
      return rangeWords(issue);
    case 'invalid_format':
      if (issue.format === 'date') return 'a day that exists, as "YYYY-MM-DD"';
      return patternWords(issue.pattern);
    case 'invalid_union': {
      // zod names the tags of a discriminated union here, though its type does not say so.
      const { options } = issue as { options?: readonly unknown[] };
      if (options) return oneOf(options.map(String), value);
      const branches = issue.errors.flatMap((errors) => errors.slice(0, 1).map((error) => allowedBy(error, value)));
      return [...new Set(branches)].join(', or ');
    }
    case 'invalid_key':
    case 'invalid_element':
      return `the key must be ${issue.issues.map((inner) => allowedBy(inner, issue.path.at(-1))).join(', ')}`;
    case 'not_multiple_of':
      return `a multiple of ${issue.divisor}`;
    default:
      return issue.message;
  }
}

const TYPE_WORDS: Record<string, string> = {
  string: 'a text between double quotes',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list between "[" and "]"',
  object: 'an object between "{" and "}"',
  record: 'an object between "{" and "}"',
  null: 'null',
};
const typeWords = (expected: string): string => TYPE_WORDS[expected] ?? expected;

function oneOf(values: readonly string[], value: unknown): string {
  const list = values.map((one) => `"${one}"`).join(', ');
  const near = typeof value === 'string' ? didYouMean(value, values) : '';
  return (values.length === 1 ? `only ${list}` : `one of ${list}`) + near;
}

function rangeWords(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  const [least, limit] = issue.code === 'too_small' ? [true, issue.minimum] : [false, issue.maximum];
  const bound = `${least ? 'at least' : 'at most'} ${limit}`;
  const one = Number(limit) === 1;
  if (issue.origin === 'string') return `${bound} ${one ? 'character' : 'characters'}`;
  if (issue.origin === 'array' || issue.origin === 'set') return `${bound} ${one ? 'entry' : 'entries'} in the list`;
  if (issue.inclusive === false) return `a number ${least ? 'above' : 'below'} ${limit}`;
  return `a number of ${bound}`;
}

function patternWords(pattern: string | undefined): string {
  const source = pattern?.replace(/^\/|\/[a-z]*$/g, '') ?? '';
  return PATTERN_WORDS[source] ?? `a text of the form ${source}`;
}

/** What stands at a path of the file; undefined where nothing does. */
function at(file: unknown, path: Path): unknown {
  let value = file;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

/** The schema that holds at a path, with each union resolved to the branch that the file means. */
function schemaAt(schema: Schema, path: Path, file: unknown): Schema | null {
  const bare = unwrap(schema, file);
  const [key, ...rest] = path;
  if (key === undefined || bare === null) return bare;
  const def = bare._zod.def as unknown as {
    type: string;
    shape?: Record<PropertyKey, Schema>;
    element?: Schema;
    valueType?: Schema;
  };
  const inner = def.type === 'object' ? def.shape?.[key] : def.type === 'array' ? def.element : def.valueType;
  return inner === undefined ? null : schemaAt(inner, rest, at(file, [key]));
}

function unwrap(schema: Schema, value: unknown): Schema | null {
  const def = schema._zod.def as unknown as {
    type: string;
    innerType?: Schema;
    in?: Schema;
    getter?: () => Schema;
    options?: readonly Schema[];
    discriminator?: string;
  };
  if (def.type === 'lazy' && def.getter) return unwrap(def.getter(), value);
  if (def.type === 'pipe' && def.in) return unwrap(def.in, value);
  if (def.innerType) return unwrap(def.innerType, value);
  if (def.type !== 'union') return schema;
  const { options = [], discriminator } = def;
  if (discriminator === undefined) return null;
  const meant = at(value, [discriminator]);
  const branch = options.find((option) => {
    const tag = (option._zod.def as unknown as { shape?: Record<string, Schema> }).shape?.[discriminator];
    return tag?._zod.values?.has(meant as string);
  });
  return branch ? unwrap(branch, value) : null;
}

function keysOf(schema: Schema | null): string[] {
  const def = schema?._zod.def as unknown as { shape?: object; keyType?: Schema } | undefined;
  if (def?.shape) return Object.keys(def.shape);
  return [...(def?.keyType?._zod.values ?? [])].map(String);
}

/** Letters to change, add, drop or swap with their neighbour to make one word of the other. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (__, j) => i || j));
  const cell = (i: number, j: number): number => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 0; i <= a.length; i++) {
    for (let j = 0; j <= b.length; j++) {
      if (i === 0 || j === 0) {
        (rows[i] as number[])[j] = i + j;
        continue;
      }
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? cell(i - 2, j - 2) + 1 : 99;
      (rows[i] as number[])[j] = Math.min(cell(i - 1, j) + 1, cell(i, j - 1) + 1, cell(i - 1, j - 1) + same, swapped);
    }
  }
  return cell(a.length, b.length);
}
