import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { layOutLaunch, sweepLaunches } from './ram.ts';

const root = mkdtempSync(join(tmpdir(), 'walkup-launch-'));
afterAll(() => rmSync(root, { recursive: true }));
const uid = process.getuid?.() ?? 0;

test('every place a library might write to is inside the root, made, private, and gone after the end', () => {
  const { environment, close } = layOutLaunch({ HOME: '/home/clerk' }, uid, root);
  for (const name of ['HOME', 'TMPDIR', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'XDG_DATA_HOME', 'XDG_RUNTIME_DIR']) {
    const place = environment[name] ?? '';
    expect(place.startsWith(`${root}/launch-`)).toBe(true);
    expect(statSync(place).mode & 0o077).toBe(0);
  }
  close();
  expect(existsSync(environment.HOME ?? '')).toBe(false);
});

test('the database stays where it lasts, although HOME is moved', () => {
  const { environment, close } = layOutLaunch({ HOME: '/home/clerk' }, uid, root);
  expect(environment.WALKUP_DATA).toBe('/home/clerk/.local/share/walkup');
  close();
  expect(layOutLaunch({ WALKUP_DATA: '/srv/w' }, uid, root).environment.WALKUP_DATA).toBe('/srv/w');
});

test("a killed launcher's folder is swept; a living one's and the app's own folders are left", () => {
  for (const name of ['launch-11', 'launch-12', 'keys', 'run-abc']) mkdirSync(join(root, name), { recursive: true });
  sweepLaunches(root, (pid) => pid === 12);
  expect(['launch-11', 'launch-12', 'keys', 'run-abc'].map((name) => existsSync(join(root, name)))).toEqual([
    false,
    true,
    true,
    true,
  ]);
});
