import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { isRamBacked, ownedOrRefuse, ramEnvironment, ramFolder } from './ram.ts';

const base = mkdtempSync(join(tmpdir(), 'walkup-ram-'));
afterAll(() => rmSync(base, { recursive: true }));
const uid = process.getuid?.() ?? 0;

test('the mount that holds a folder decides, not a mount with a similar name', () => {
  const mounts =
    '/dev/vda / ext4 rw 0 0\ntmpfs /run tmpfs rw 0 0\n/dev/vdb /run/walkup ext4 rw 0 0\ntmpfs /dev/shm tmpfs rw 0 0\n';
  expect(isRamBacked('/run', mounts)).toBe(true);
  expect(isRamBacked('/run/other', mounts)).toBe(true);
  expect(isRamBacked('/run/walkup', mounts)).toBe(false);
  expect(isRamBacked('/runaway', mounts)).toBe(false);
  expect(isRamBacked('/dev/shm/walkup-0', mounts)).toBe(true);
});

test('without RAM-backed storage there is no start', () => {
  expect(() => ramFolder(uid, '/dev/vda / ext4 rw 0 0\n')).toThrow(/nowhere to put keys/);
});

test('a folder that others can read, or a link to one, is refused', () => {
  const folder = join(base, 'private');
  mkdirSync(folder, { mode: 0o700 });
  expect(() => ownedOrRefuse(folder, uid)).not.toThrow();
  expect(() => ownedOrRefuse(folder, uid + 1)).toThrow(/not a private folder/);
  chmodSync(folder, 0o755);
  expect(() => ownedOrRefuse(folder, uid)).toThrow(/not a private folder/);
  chmodSync(folder, 0o700);
  symlinkSync(folder, join(base, 'link'));
  expect(() => ownedOrRefuse(join(base, 'link'), uid)).toThrow(/not a private folder/);
});

test('every place a library might write to is inside, made, and private', () => {
  const environment = ramEnvironment(join(base, 'ram'));
  for (const name of ['HOME', 'TMPDIR', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'XDG_DATA_HOME', 'XDG_RUNTIME_DIR']) {
    const place = environment[name] ?? '';
    expect(place.startsWith(join(base, 'ram'))).toBe(true);
    expect(statSync(place).mode & 0o077).toBe(0);
  }
});
