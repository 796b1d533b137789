import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { root } from './bundles.ts';
import { builtIn, builtInFolder, ruleText } from './program/files.ts';
import { publishedSchema, schemaFile } from './program/schema.ts';

const folder = mkdtempSync(join(tmpdir(), 'walkup-program-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the command as npm does, with these lines typed into it. */
function program(args: readonly string[], typed: readonly string[] = [], cwd = root): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'build/run.js'), 'program', ...args], {
      cwd,
      env: { ...process.env, INIT_CWD: cwd },
    });
    const ended: Ended = { code: null, out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      ended.out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      ended.err += text;
    });
    child.once('error', reject).once('close', (code) => resolve({ ...ended, code }));
    child.stdin.end(typed.map((line) => `${line}\n`).join(''));
  });
}

test('the published JSON Schema is the one of the schema; "npm run program -- schema" writes it anew', () => {
  expect(readFileSync(schemaFile, 'utf8')).toBe(publishedSchema());
});

test.each(builtIn())('the published JSON Schema takes %s, and refuses it with a key too many', (id) => {
  const schema = z.fromJSONSchema(JSON.parse(publishedSchema()));
  const file = JSON.parse(ruleText(id) ?? '');
  expect(schema.safeParse(file).error).toBeUndefined();
  expect(schema.safeParse({ ...file, extra: 1 }).success).toBe(false);
});

test('alone, and where it is not understood, it says how it is used', async () => {
  const alone = await program([]);
  expect(alone).toMatchObject({ code: 0, err: '' });
  expect(alone.out).toContain('npm run program -- check FILE');
  expect(alone.out).toContain('lakemont');
  for (const args of [['explain'], ['chek', 'lakemont'], ['check', 'lakemont', '--today', 'soon'], ['check', '--all']])
    expect((await program(args)).code, args.join(' ')).toBe(2);
}, 60_000);

describe('check', () => {
  test('a good file: exit 0, and what it leaves to the city', async () => {
    const { code, out, err } = await program(['check', 'lakemont', '--today', '2027-11-02']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^lakemont: good\. 24 document types, 5 needs, 3 sources, 0 gaps\./);
    expect(out).toContain('by 2027-11-01, which has passed.');
    expect(out).toContain('It runs in training only:\n  - its review was due on 2027-11-01');
  }, 30_000);
  test('gaps are listed with the rules that meet them, and a sketch is said to be one', async () => {
    const { code, out } = await program(['check', 'detroit', '--today', '2026-11-24']);
    expect(code).toBe(0);
    expect(out).toMatch(/ {2}- point-values \(open\): .*\n(.*\n)*? {6}met by: documentTypes\./);
    expect(out).toContain('It never runs:\n  - it is a sketch');
  }, 30_000);
  test('a broken file, by a path from where it was typed: exit 1, every problem with path, value, allowed', async () => {
    const file = JSON.parse(readFileSync(join(builtInFolder, 'lakemont.json'), 'utf8'));
    file.minimumAge.years = -1;
    file.documents.handling = 'sigthed';
    writeFileSync(join(folder, 'city.json'), JSON.stringify(file));
    const { code, out } = await program(['check', 'city.json'], [], folder);
    expect(code).toBe(1);
    expect(out).toBe(
      [
        'city.json: 2 problems',
        '',
        '  minimumAge.years',
        '    stands there: -1',
        '    allowed:      a number of at least 0',
        '',
        '  documents.handling',
        '    stands there: "sigthed"',
        '    allowed:      one of "sighted", "held-until-issued"; did you mean "sighted"?',
        '',
      ].join('\n'),
    );
  }, 30_000);
  test('a file that is not there: exit 1', async () => {
    const { code, out } = await program(['check', 'nowhere.json']);
    expect(code).toBe(1);
    expect(out).toContain('There is no file "nowhere.json"');
  }, 30_000);
});

describe('explain', () => {
  test.each(builtIn())(
    '%s: every line fits 120 columns, and every document and gap is there',
    async (id) => {
      const { code, out, err } = await program(['explain', id, '--today', '2026-11-24']);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out.split('\n').filter((line) => [...line].length > 120)).toEqual([]);
      const file = JSON.parse(ruleText(id) ?? '');
      const flat = out.replace(/\s+/g, ' ');
      for (const gap of file.gaps) expect(flat).toContain(gap.id);
      const table = out.slice(out.indexOf('EVERY DOCUMENT'), out.indexOf('\nSOURCES')).split('\n');
      // A name is wrapped in its column: the words of the column, read down, hold every name in order.
      const names = table
        .map((line) => line.slice(0, 28).trim())
        .join(' ')
        .replace(/\s+/g, ' ');
      for (const { name } of file.documentTypes) expect(names).toContain(name.en.replace(/\s+/g, ' '));
      expect(out).not.toMatch(/undefined|NaN|\[object/);
    },
    30_000,
  );
  test('rules are sentences, with source and day', async () => {
    const { out } = await program(['explain', 'lakemont']);
    const flat = out.replace(/\s+/g, ' ');
    for (const sentence of [
      'Photo: a document that shows a photo (waived for applicants aged 13 or younger whose caretaker is there with complete evidence). [rules, 2026-11-01]',
      'Identity: at least 3 identity points (only for applicants aged 14 or older). [rules, 2026-11-01]',
      'applicants aged 13 or younger must come with a caretaker',
      'From age 65: never expires.',
      '$5.00 from age 0, free from age 65; the old card is handed in.',
      'emergency: optional, required for applicants aged 13 or younger.',
    ])
      expect(flat).toContain(sentence);
  }, 30_000);
  test('in Spanish, where the file has it', async () => {
    const { out } = await program(['explain', 'lakemont', '--language', 'es']);
    expect(out).toContain('Recibo de servicios');
    expect(out).not.toContain('Utility bill');
  }, 30_000);
});

describe('try', () => {
  const today = ['--today', '2026-11-24'];
  test('asks, says what is met by what, what lacks and what would mend it, and goes on until it is done', async () => {
    const before = readdirSync(folder);
    const { code, out, err } = await program(
      ['try', 'lakemont', ...today],
      [
        '1990-02-30', // no such day: asked again
        '1990-02-01',
        'unicorn', // nothing is called so
        'passport',
        '2025-11-24', // expired a year ago to the day: still counts
        'y',
        '', // no more documents
        'd',
        'utility',
        '1',
        '2026-11-01',
        'y',
        '',
        '', // done
      ],
      folder,
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Type a day that exists');
    expect(out).toContain('Aged 36.');
    expect(out).toContain('No document of this programme has these words.');
    const [, lacking = '', complete = ''] = out.split(/\nThe evidence is /);
    expect(lacking).toMatch(/^not complete\.\n/);
    expect(lacking).toContain('- Photo: met, by Passport');
    expect(lacking).toContain('- Residency: LACKING. To say: One document that shows living in Lakemont');
    expect(lacking).toContain('Any of these would complete it:\n  + ');
    expect(complete).toMatch(/^complete\.\n/);
    expect(complete).toContain('- Residency: met, by Utility bill');
    expect(readdirSync(folder)).toEqual(before);
  }, 30_000);
  test('a child with a parent, whose own documents and statement it asks for', async () => {
    const { code, out } = await program(
      ['try', 'lakemont', ...today],
      [
        '2018-05-05',
        'birth-certificate', // an id, where words would find several
        '1',
        'y',
        '',
        'y', // a caretaker is there
        '1',
        'passport',
        '2030-01-01',
        'y',
        'child-birth',
        '1',
        'y',
        'utility',
        '1',
        '2026-11-01',
        'y',
        '',
      ],
    );
    expect(code).toBe(0);
    expect(out).toContain('Is a caretaker there?');
    expect(out).toContain('caretaker’s Passport: counts');
    // The answers end here: what the rules say of what was typed is told all the same.
    expect(out).toMatch(/The evidence is (not )?complete\./);
  }, 30_000);
  test('what the rules leave open is asked, and decided', async () => {
    const file = JSON.parse(ruleText('lakemont') ?? '');
    file.gaps = [{ id: 'looks', about: { en: 'Does it look right?', es: '¿Se ve bien?' }, signedOff: null }];
    file.documentTypes[0].counts[0].gaps = ['looks'];
    const path = join(folder, 'gap.json');
    writeFileSync(path, JSON.stringify(file));
    const { code, out } = await program(
      ['try', path, ...today],
      ['1990-02-01', 'passport', '2030-01-01', 'y', '', 'g', 'y', ''],
    );
    expect(code).toBe(0);
    const [, before = '', asked = ''] = out.split(/\nThe evidence is |Does D1, Passport, count\?/);
    expect(before).toContain('- Photo: the clerk decides, by Passport');
    expect(before).toMatch(/D1 Passport: the clerk decides [^+]*Gap "looks":\s+Does it look right\?/);
    expect(asked).toContain(' y\n');
    expect(out).toContain('- Photo: met, by Passport');
  }, 30_000);
  test('one who is too young is told so', async () => {
    const file = JSON.parse(ruleText('lakemont') ?? '');
    file.minimumAge.years = 5;
    const path = join(folder, 'five.json');
    writeFileSync(path, JSON.stringify(file));
    const { out } = await program(['try', path, ...today], ['2021-11-25', '']);
    expect(out).toContain('Aged 4: too young, one may apply from 5.');
    const { out: five } = await program(['try', path, ...today], ['2021-11-24', '']);
    expect(five).toContain('Aged 5.');
  }, 30_000);
});
