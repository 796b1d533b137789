import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeRam, findRamRoot, layOutRam, NoRamError, sweepRam } from './ram.ts';

const TMPFS = 0x01021994;
const EXT4 = 0xef53;
const uid = process.getuid?.() ?? 0;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'walkup-ram-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the RAM root', () => {
  it('is the folder that was named, where that is RAM-backed', () => {
    const named = join(folder, 'named');
    expect(findRamRoot({ WALKUP_RAM: named }, uid, () => TMPFS)).toBe(named);
    expect(findRamRoot({ WALKUP_RAM: named }, uid, () => 0x858458f6)).toBe(named);
  });
  it('is never another than the one named', () => {
    expect(() => findRamRoot({ WALKUP_RAM: join(folder, 'disk') }, uid, () => EXT4)).toThrow(NoRamError);
    expect(() => findRamRoot({ WALKUP_RAM: 'relative' }, uid, () => TMPFS)).toThrow('absolute');
  });
  it('is /run/walkup, then a folder of this user in /dev/shm, then none', () => {
    const only = (place: string) => (path: string) => (path === place ? TMPFS : EXT4);
    expect(findRamRoot({}, 7, only('/run/walkup'))).toBe('/run/walkup');
    expect(findRamRoot({}, 7, only('/dev/shm'))).toBe('/dev/shm/walkup-7');
    expect(() => findRamRoot({}, 7, () => EXT4)).toThrow(NoRamError);
    const missing = () => {
      throw new Error('ENOENT');
    };
    expect(() => findRamRoot({}, 7, missing)).toThrow(NoRamError);
  });
});

describe('the folders', () => {
  it('are for this user alone', () => {
    const ram = layOutRam(join(folder, 'root'), uid);
    for (const path of [ram.root, ram.keysFolder, ram.lockFolder, ram.sessionFolder]) {
      expect(statSync(path).mode & 0o777).toBe(0o700);
    }
  });
  it('are not made where another put a link or a folder first', () => {
    symlinkSync(folder, join(folder, 'link'));
    expect(() => layOutRam(join(folder, 'link'), uid)).toThrow(NoRamError);
    expect(() => layOutRam(join(folder, 'other'), uid + 1)).toThrow(NoRamError);
  });
});

describe('the sweep', () => {
  it('removes what a killed run left, and never the keys', () => {
    const killed = layOutRam(folder, uid);
    writeFileSync(join(killed.sessionFolder, 'trace'), 'x');
    writeFileSync(join(killed.keysFolder, 'key'), 'x');
    const now = layOutRam(folder, uid);
    expect(sweepRam(now)).toBe(true);
    expect(existsSync(killed.sessionFolder)).toBe(false);
    expect(existsSync(now.sessionFolder)).toBe(true);
    expect(readdirSync(now.keysFolder)).toEqual(['key']);
    expect(sweepRam(now)).toBe(false);
  });
  it('says nothing of a run that closed itself', () => {
    const closed = layOutRam(folder, uid);
    mkdirSync(join(closed.sessionFolder, 'session/deep'), { recursive: true });
    closeRam(closed);
    expect(readdirSync(closed.sessionFolder)).toEqual(['closed']);
    const now = layOutRam(folder, uid);
    expect(sweepRam(now)).toBe(false);
    expect(existsSync(closed.sessionFolder)).toBe(false);
  });
});
