import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SETTING_NAMES } from '../../db/settings.ts';
import { ProgramError } from '../policy/program.ts';
import lakemont from '../policy/programs/lakemont.json?raw';
import { readConfig } from './config.ts';
import { programInForce } from './program-in-force.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'walkup-rules-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const now = new Date(2026, 10, 24, 12);
const OTHER = lakemont.replace('"city": "Lakemont"', '"city": "Otherton"');
const BROKEN = lakemont.replace('"keeps": "none"', '"keeps": "ten-years"');

/** The store's settings: the same names, in memory. */
function settings() {
  const held = new Map<string, Uint8Array>();
  let puts = 0;
  return {
    get: (name: string) => held.get(name),
    put: (name: string, value: Uint8Array) => {
      expect(SETTING_NAMES).toContain(name);
      puts += 1;
      held.set(name, value);
    },
    puts: () => puts,
  };
}

function start(wanted: string | undefined, store: ReturnType<typeof settings> | null, training = true) {
  const { rules } = readConfig({ WALKUP_PROGRAM: wanted, WALKUP_DATA: folder });
  return programInForce(store, { rules, training }, now);
}

function file(text: string, name = 'city.json'): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

test('a good file is in force, and remembered once', () => {
  const store = settings();
  const path = file(OTHER);
  expect(start(path, store)).toMatchObject({ program: { city: 'Otherton' }, rulesRefused: null });
  start(path, store);
  expect(store.puts()).toBe(1);
  expect(Buffer.from(store.get('programme') ?? []).toString()).toBe(OTHER);
});

test('without a word, Lakemont holds', () => {
  expect(start(undefined, settings()).program.id).toBe('lakemont');
});

describe('the station stays on its last good file', () => {
  test('when the file breaks, with the path and what is wrong in it', () => {
    const store = settings();
    const path = file(OTHER);
    start(path, store);
    file(BROKEN);
    const { program, rulesRefused } = start(path, store);
    expect(program.city).toBe('Otherton');
    expect(rulesRefused?.file).toBe(path);
    expect(rulesRefused?.problems).toEqual([
      {
        path: 'retention.keeps',
        value: '"ten-years"',
        allowed: expect.stringContaining('only retention that Walkup builds'),
      },
    ]);
    expect(Buffer.from(store.get('programme') ?? []).toString()).toBe(OTHER);
  });
  test('when it is no JSON, or gone', () => {
    const store = settings();
    const path = file(OTHER);
    start(path, store);
    file('{ "id": ');
    expect(start(path, store).rulesRefused?.problems[0]?.path).toBe('line 1, column 9');
    rmSync(path);
    expect(start(path, store).rulesRefused?.problems).toEqual([
      {
        path: '(file)',
        value: null,
        allowed: expect.stringMatching(/^there is no such file; built in are .*lakemont/),
      },
    ]);
  });
  test('when a folder is named', () => {
    const store = settings();
    start('lakemont', store);
    expect(start(folder, store).rulesRefused?.problems[0]?.allowed).toMatch(/^the file cannot be read \(EISDIR\)/);
  });
  test('when a sketch is asked for, which never runs', () => {
    const store = settings();
    start('lakemont', store);
    const { program, rulesRefused } = start('detroit', store);
    expect(program.id).toBe('lakemont');
    expect(rulesRefused?.problems).toEqual([
      { path: 'status', value: '"sketch"', allowed: expect.stringContaining('never run') },
    ]);
  });
  test('and goes on to the mended file', () => {
    const store = settings();
    start('lakemont', store);
    const path = file(BROKEN);
    expect(start(path, store).program.city).toBe('Lakemont');
    file(OTHER);
    expect(start(path, store)).toMatchObject({ program: { city: 'Otherton' }, rulesRefused: null });
  });
});

describe('without a last good file', () => {
  test('the start fails and names file, path and reason', () => {
    const path = file(BROKEN);
    for (const store of [settings(), null]) {
      expect(() => start(path, store)).toThrow(ProgramError);
      expect(() => start(path, store)).toThrow(`${path}: retention.keeps: "ten-years" stands here; `);
    }
    expect(() => start('detroit', settings())).toThrow('detroit: status: "sketch" stands here');
  });
  test('a remembered text that this version cannot read is none', () => {
    const store = settings();
    store.put('programme', Buffer.from(BROKEN));
    expect(() => start('nowhere', store)).toThrow('there is no such file');
  });
});

describe('outside training', () => {
  const withGap = () => {
    const program = JSON.parse(OTHER);
    program.gaps = [{ id: 'fee', about: { en: 'Not found.', es: 'No se encontró.' }, signedOff: null }];
    program.appeal.gaps = ['fee'];
    return program;
  };
  test('gaps keep a programme out until they are signed off', () => {
    const store = settings();
    expect(start('lakemont', store, false).rulesRefused).toBeNull();
    const program = withGap();
    const path = file(JSON.stringify(program));
    const refused = start(path, store, false);
    expect(refused.program.city).toBe('Lakemont');
    expect(refused.rulesRefused?.problems).toEqual([
      { path: 'gaps', value: '"fee"', allowed: expect.stringContaining('signed off') },
    ]);
    expect(start(path, settings(), true).rulesRefused).toBeNull();
    program.gaps[0].signedOff = { by: 'City Clerk', on: '2026-11-20' };
    file(JSON.stringify(program));
    expect(start(path, store, false)).toMatchObject({ program: { city: 'Otherton' }, rulesRefused: null });
  });
  test('so does a review that was missed, for the last good file too', () => {
    const store = settings();
    const late = { ...JSON.parse(OTHER), reviewBy: '2026-11-23' };
    const path = file(JSON.stringify(late));
    start(path, store, true);
    expect(() => start(path, store, false)).toThrow('reviewBy: "2026-11-23" stands here');
  });
});

test('a role that is not known stops the start', () => {
  expect(() => readConfig({ WALKUP_ROLE: 'kiosk' })).toThrow(
    'WALKUP_ROLE is "kiosk"; it may be walk-up, counter or combined',
  );
});
