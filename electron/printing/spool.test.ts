import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesOf, spoolFolders, spoolInRam } from './spool.ts';

/** `f_type` of statfs(2); ramfs comes negative where the kernel's word is read as signed. */
const TMPFS = 0x01021994;
const RAMFS = 0x858458f6 | 0;
const EXT4 = 0xef53;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'walkup-spool-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const config = (text: string) => {
  const configFile = join(folder, 'cups-files.conf');
  writeFileSync(configFile, text);
  return { configFile };
};
const lacking = (code: string) => Object.assign(new Error(code), { code });

describe('where the scheduler spools', () => {
  it('is what its configuration says last, in any case, or what it was built with', () => {
    expect(spoolFolders(config('# RequestRoot /elsewhere\nUser lp\n'))).toEqual([
      '/var/spool/cups',
      '/var/spool/cups/tmp',
    ]);
    expect(spoolFolders(config('RequestRoot /one\n  requestroot "/run/cups-spool" \nTempDir /tmp\n'))).toEqual([
      '/run/cups-spool',
      '/tmp',
    ]);
    expect(spoolFolders({ configFile: join(folder, 'none') })).toEqual(['/var/spool/cups', '/var/spool/cups/tmp']);
  });

  it('is not known where the configuration cannot be read, and then not in memory', () => {
    // A folder in its place is an error that root meets too.
    expect(spoolFolders({ configFile: folder })).toBeNull();
    expect(spoolInRam({ configFile: folder, typeOf: () => TMPFS })).toBe(false);
    expect(filesOf({ configFile: folder }, new Set([1]))).toBeNull();
  });
});

describe('a spool in memory', () => {
  it('is on a tmpfs or a ramfs, and on nothing else', () => {
    for (const [type, inRam] of [
      [TMPFS, true],
      [RAMFS, true],
      [EXT4, false],
      [0, false],
    ] as const)
      expect(spoolInRam({ spoolFolder: '/spool', typeOf: () => type })).toBe(inRam);
  });

  it('has the folder of the filters in memory too', () => {
    const files = config('RequestRoot /run/spool\nTempDir /var/tmp\n');
    expect(spoolInRam({ ...files, typeOf: (path) => (path === '/run/spool' ? TMPFS : EXT4) })).toBe(false);
  });

  it('takes a folder within it that we may not enter for what the spool itself is', () => {
    const files = config('RequestRoot /run/spool\n');
    const within = (spool: number) => (path: string) => {
      if (path === '/run/spool/tmp') throw lacking('EACCES');
      return path === '/run/spool' ? spool : TMPFS;
    };
    expect(spoolInRam({ ...files, typeOf: within(TMPFS) })).toBe(true);
    expect(spoolInRam({ ...files, typeOf: within(EXT4) })).toBe(false);
  });

  it('is not claimed when the folder cannot be asked at all', () => {
    const typeOf = () => {
      throw lacking('EIO');
    };
    expect(spoolInRam({ spoolFolder: '/run/spool', typeOf })).toBe(false);
  });
});
