import { describe, expect, test } from 'vitest';
import { parseProgram } from './load.ts';
import { PATTERN_WORDS } from './problems.ts';
import published from './program.schema.json';
import { ProgramError, type ProgramProblem } from './program.ts';
import lakemont from './programs/lakemont.json?raw';

const texts = import.meta.glob<string>('./programs/*.json', { query: '?raw', import: 'default', eager: true });

// biome-ignore lint/suspicious/noExplicitAny: a rule file taken apart and spoiled at will
type Loose = any;

/** What is said of Lakemont's file after it was spoiled. */
function problemsAfter(spoil: (file: Loose) => void): readonly ProgramProblem[] {
  const file = JSON.parse(lakemont);
  spoil(file);
  return problemsIn(JSON.stringify(file));
}

function problemsIn(text: string): readonly ProgramProblem[] {
  try {
    parseProgram(text);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ProgramError);
    return (error as ProgramError).problems;
  }
}

test.each(Object.entries(texts))('%s is a good rule file that names its schema', (_, text) => {
  expect(problemsIn(text)).toEqual([]);
  expect(JSON.parse(text).$schema).toBe('../program.schema.json');
});

describe('a text that is not JSON', () => {
  test.each([
    ['a comma too many', '{\n  "id": "x",\n}', 'line 3, column 1', '"}"', 'take out the comma before this "}"'],
    [
      'a missing comma',
      '{\n  "id": "x"\n  "city": "y"\n}',
      'line 3, column 3',
      /city/,
      'a comma is missing before this',
    ],
    ['a comma too many in a list', '["a",]', 'line 1, column 6', '"]"', 'take out the comma before this "]"'],
    ['a comment', '{\n  // why\n}', 'line 2, column 3', /why/, 'JSON knows no comments'],
    ['a key without quotes', '{ id: 1 }', 'line 1, column 3', /id/, 'a key between double quotes'],
    ['single quotes', '{ "id": \'x\' }', 'line 1, column 9', /x/, 'straight double quotes'],
    ['a bare word', '{ "a": None }', 'line 1, column 8', /None/, 'true, false or null'],
    ['an open text', '{ "a": "x\n}', 'line 1, column 8', /x/, 'its second double quote is missing'],
    ['a bad escape', '{ "a": "x\\y" }', 'line 1, column 10', /y/, 'a single backslash'],
    ['a file cut short', '{ "a": [1, ', 'line 1, column 12', 'the end of the file', 'was the file cut short?'],
    ['two values', '{} {}', 'line 1, column 4', /{}/, 'the file must end'],
    ['an empty file', '', 'line 1, column 1', 'the end of the file', 'a value is missing'],
    ['a key said twice', '{\n "id": 1,\n "id": 2\n}', 'line 3, column 2', /id/, 'stands twice'],
    ['too deep', '['.repeat(90), 'line 1, column 62', /\[/, 'levels deep'],
  ])('%s: where, and what to do', (_, text, path, value, allowed) => {
    const [problem, ...rest] = problemsIn(text);
    expect(rest).toEqual([]);
    expect(problem?.path).toBe(path);
    expect(problem?.value).toMatch(value);
    expect(problem?.allowed).toContain(allowed);
  });
  test('a byte order mark is no fault', () => expect(problemsIn(`\uFEFF${lakemont}`)).toEqual([]));
});

describe('a value that is not allowed', () => {
  const cases: [string, (file: Loose) => void, ProgramProblem][] = [
    [
      'a missing key',
      (f) => delete f.reviewBy,
      { path: 'reviewBy', value: null, allowed: 'it is missing and must be given: a text between double quotes' },
    ],
    [
      'a day that does not exist',
      (f) => {
        f.reviewBy = '2027-02-30';
      },
      { path: 'reviewBy', value: '"2027-02-30"', allowed: 'a day that exists, as "YYYY-MM-DD"' },
    ],
    [
      'a misspelt choice',
      (f) => {
        f.documents.handling = 'sigthed';
      },
      {
        path: 'documents.handling',
        value: '"sigthed"',
        allowed: 'one of "sighted", "held-until-issued"; did you mean "sighted"?',
      },
    ],
    [
      'a fraction',
      (f) => {
        f.minimumAge.years = 13.5;
      },
      { path: 'minimumAge.years', value: '13.5', allowed: 'a whole number' },
    ],
    [
      'out of range',
      (f) => {
        f.minimumAge.years = 400;
      },
      { path: 'minimumAge.years', value: '400', allowed: 'a number of at most 120' },
    ],
    [
      'not above zero',
      (f) => {
        f.waits.slipSeconds = 0;
      },
      { path: 'waits.slipSeconds', value: '0', allowed: 'a number above 0' },
    ],
    [
      'an empty list',
      (f) => {
        f.documentTypes[0].forms = [];
      },
      { path: 'documentTypes.0.forms', value: '[]', allowed: 'at least 1 entry in the list' },
    ],
    [
      'an unknown kind of rule',
      (f) => {
        f.evidence[0].rule = { kind: 'point', identity: 3 };
      },
      {
        path: 'evidence.0.rule.kind',
        value: '"point"',
        allowed: 'one of "points", "proof", "documents", "any", "all"; did you mean "points"?',
      },
    ],
    [
      'a rule inside a rule',
      (f) => {
        f.evidence[0].rule = { kind: 'any', of: [{ kind: 'all', of: [{ kind: 'proof', proves: 'phot' }] }] };
      },
      {
        path: 'evidence.0.rule.of.0.of.0.proves',
        value: '"phot"',
        allowed: 'one of "photo", "birth-date", "identity", "residency", "relationship"; did you mean "photo"?',
      },
    ],
    [
      'points of nothing',
      (f) => {
        f.evidence[0].rule = { kind: 'points' };
      },
      { path: 'evidence.0.rule', value: '{"kind":"points"}', allowed: 'needs "identity", "residency" or "total"' },
    ],
    [
      'an id with a space',
      (f) => {
        f.design = 'my design';
      },
      { path: 'design', value: '"my design"', allowed: 'letters, digits, "-" and "_", at most 40' },
    ],
    [
      'a year or a day',
      (f) => {
        f.sources.code.published = 'spring';
      },
      {
        path: 'sources.code.published',
        value: '"spring"',
        allowed: 'a day that exists, as "YYYY-MM-DD", or a year such as "2015" or a month such as "2015-07"',
      },
    ],
    [
      'a text without English',
      (f) => {
        f.cardName = { es: 'Tarjeta' };
      },
      { path: 'cardName', value: '{"es":"Tarjeta"}', allowed: 'needs an "en" text' },
    ],
    [
      'a key that is no language',
      (f) => {
        f.cardName.Spanish = 'Tarjeta';
      },
      {
        path: 'cardName.Spanish',
        value: '"Tarjeta"',
        allowed: 'the key must be a language tag such as "en", "es" or "pt-BR"',
      },
    ],
    [
      'numbers that can be guessed',
      (f) => {
        Object.assign(f.card.number, { alphabet: 'digits', length: 9 });
      },
      {
        path: 'card.number.length',
        value: '9',
        allowed: 'gives fewer than 2^40 numbers, which can be guessed; digits need 13 or more',
      },
    ],
    [
      'another retention',
      (f) => {
        f.retention.keeps = 'seven-years';
      },
      {
        path: 'retention.keeps',
        value: '"seven-years"',
        allowed: expect.stringContaining('"none" is the only retention that Walkup builds') as unknown as string,
      },
    ],
    [
      'a class nobody may forget',
      (f) => delete f.disposal.portrait,
      {
        path: 'disposal.portrait',
        value: null,
        allowed: 'it is missing and must be given: an object between "{" and "}"',
      },
    ],
  ];
  test.each(cases)('%s', (_, spoil, expected) => expect(problemsAfter(spoil)).toEqual([expected]));

  test('an unknown key is asked after, and the known ones are named', () => {
    const [problem] = problemsAfter((f) => {
      f.documentTypes[0].counts[0].expirey = {};
    });
    expect(problem?.path).toBe('documentTypes.0.counts.0.expirey');
    expect(problem?.value).toBe('{}');
    expect(problem?.allowed).toContain('there is no such key here; did you mean "expiry"? (known: as, identity, ');
  });
  test('an unknown key inside a rule is held against the kind that was meant', () => {
    const [problem] = problemsAfter((f) => {
      f.evidence[0].rule = { kind: 'all', of: [{ kind: 'points', identity: 3, residancy: 1 }] };
    });
    expect(problem?.path).toBe('evidence.0.rule.of.0.residancy');
    expect(problem?.allowed).toBe(
      'there is no such key here; did you mean "residency"? (known: kind, identity, residency, total)',
    );
  });
  test('all problems are told at once, and none in the words of a library', () => {
    const problems = problemsAfter((f) => {
      f.city = 7;
      f.languages = 'en';
      f.fee.kinds[0].rows[0].cents = '10';
      delete f.appeal;
      f.extra = 1;
      f.card.number.kind = 'rondom';
    });
    expect(problems.map(({ path }) => path).sort()).toEqual(
      ['appeal', 'card.number.kind', 'city', 'extra', 'fee.kinds.0.rows.0.cents', 'languages'].sort(),
    );
    for (const { allowed } of problems) expect(allowed).not.toMatch(/invalid|expected|received|unrecognized/i);
  });
  test('a long value is shortened', () => {
    const [problem] = problemsAfter((f) => {
      f.minimumAge.years = Array.from({ length: 99 }, () => 1);
    });
    expect(problem?.value).toHaveLength(78);
  });
  test('the message of the error has every problem on a line', () => {
    expect(() => parseProgram('{ "id": 1, }')).toThrow(
      'line 1, column 12: "}" stands here; take out the comma before this "}"',
    );
  });
});

test('every pattern of the schema is said in words', () => {
  const patterns = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { pattern, format } = value as { pattern?: unknown; format?: unknown };
    if (typeof pattern === 'string' && format !== 'date') patterns.add(pattern);
    Object.values(value).forEach(visit);
  };
  visit(published);
  expect([...patterns].sort()).toEqual(Object.keys(PATTERN_WORDS).sort());
});
