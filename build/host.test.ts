import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { forbiddenLaunch } from '../electron/shell/harden.ts';
import { type Circumstances, chooseHost, electronProgram, electronSwitches } from './host.ts';

const able: Circumstances = {
  asked: undefined,
  electron: '/e/electron',
  isRoot: false,
  userNamespaces: true,
  standIn: '/s/electron',
};

describe('the choice of host', () => {
  test('Electron where it can run sandboxed', () => {
    expect(chooseHost(able)).toMatchObject({ kind: 'electron', program: '/e/electron' });
  });

  test.each([
    [{ ...able, electron: null }, /not on this machine/],
    [{ ...able, isRoot: true }, /root/],
    [{ ...able, userNamespaces: false }, /user namespaces/],
  ])('the stand-in otherwise, and the reason is said', (now, why) => {
    const host = chooseHost(now);
    expect(host).toMatchObject({ kind: 'stand-in', program: '/s/electron' });
    expect(host.why).toMatch(why);
    expect(chooseHost({ ...now, asked: 'electron' })).toMatchObject({ kind: 'none' });
  });

  test('the stand-in on request', () => {
    expect(chooseHost({ ...able, asked: 'stand-in' })).toMatchObject({ kind: 'stand-in' });
  });
});

test('the sandbox is never switched off, and no switch comes twice', () => {
  expect(electronSwitches.join(' ')).not.toMatch(/no-sandbox|disable-web-security|remote-debugging|inspect/);
  const names = electronSwitches.map((one) => one.split('=')[0]);
  expect(new Set(names).size).toBe(names.length);
});

test('no switch is one that the packaged app refuses to start with', () => {
  expect(forbiddenLaunch(electronSwitches, {})).toEqual([]);
});

describe("Electron's program", () => {
  const folder = mkdtempSync(join(tmpdir(), 'walkup-electron-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is found only when it is really there', () => {
    expect(electronProgram(folder)).toBeNull();
    writeFileSync(join(folder, 'path.txt'), 'electron');
    expect(electronProgram(folder)).toBeNull();
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist/electron'), '');
    expect(electronProgram(folder)).toBe(join(folder, 'dist/electron'));
  });
});
