import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, describe, expect, test } from 'vitest';
import { root } from './bundles.ts';
import type { Packed } from './dist.ts';
import { fuses } from './fuses.ts';
import { electronSwitches } from './host.ts';

/** What a station would install, opened and looked into. Run after `npm run dist`. */

const dist = join(root, 'dist');
const packed = JSON.parse(readFileSync(join(dist, 'packed.json'), 'utf8')) as Packed;
const unpackedFolder = join(dist, 'linux-unpacked');
const archive = join(unpackedFolder, 'resources/app.asar');
const names = listPackage(archive, { isPack: false });
const isFolder = (name: string): boolean => names.some((other) => other.startsWith(`${name}/`));
const files = names.filter((name) => !isFolder(name)).map((name) => name.replace(/^\//, ''));

const folder = mkdtempSync(join(tmpdir(), 'walkup-package-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const debs = readdirSync(dist).filter((name) => name.endsWith('.deb'));
const deb = join(dist, debs[0] ?? 'no.deb');
const installed = join(folder, 'deb');
execFileSync('dpkg-deb', ['--raw-extract', deb, installed]);

const inDeb = (readdirSync(installed, { recursive: true, encoding: 'utf8' }) as string[]).filter((name) =>
  statSync(join(installed, name)).isFile(),
);

/** Kinds of file that a station has no use for, by name, wherever they came from. */
const unwanted =
  /\.(test|spec)\.|\.map$|\.tsx?$|\.(c|cc|cpp|h|hpp|gyp|gypi|mk)$|fixture|playwright|vitest|(^|\/)(e2e|host|forensics|test)\//i;

describe('the archive', () => {
  test('holds what is on the list, and nothing else', () => {
    const allowed = [
      /^package\.json$/,
      /^LICENSE$/,
      /^out\/main\/(main|pdf)\.js$/,
      /^out\/preload\/(walkup|facing|counter)\.cjs$/,
      /^out\/renderer\/(walkup|facing|counter|card)\/index\.html$/,
      /^out\/renderer\/assets\/[\w.-]+\.(js|css|woff2?|svg|png|wasm)$/,
      /^node_modules\/better-sqlite3\/(package\.json|LICENSE)$/,
      /^node_modules\/better-sqlite3\/lib\/[\w/-]+\.js$/,
      /^node_modules\/better-sqlite3\/prebuilds\/linux-x64\.node$/,
    ];
    expect(files.filter((file) => !allowed.some((pattern) => pattern.test(file)))).toEqual([]);
    expect(files.filter((file) => unwanted.test(file))).toEqual([]);
  });

  test('holds all that the app opens', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        'package.json',
        'out/main/main.js',
        'out/main/pdf.js',
        ...['walkup', 'facing', 'counter'].map((name) => `out/preload/${name}.cjs`),
        ...['walkup', 'facing', 'counter', 'card'].map((name) => `out/renderer/${name}/index.html`),
        'node_modules/better-sqlite3/lib/index.js',
        'node_modules/better-sqlite3/prebuilds/linux-x64.node',
      ]),
    );
  });

  test('is the build that was tested, byte for byte', () => {
    for (const file of files.filter((name) => name.startsWith('out/'))) {
      expect(Buffer.compare(extractFile(archive, file), readFileSync(join(root, file))), file).toBe(0);
    }
  });

  test('carries no source map, no switch of the positive control and nothing of a build machine', () => {
    for (const file of files.filter(
      (name) => /\.(js|cjs|css|html|json)$/.test(name) && !name.startsWith('node_modules'),
    )) {
      const text = extractFile(archive, file).toString('utf8');
      expect(text, file).not.toMatch(/sourceMappingURL=/);
      expect(text, file).not.toContain('__WALKUP_CONTROL__');
      expect(text, file).not.toContain(root);
    }
  });

  test('has only one native module, and it lies beside the archive, of this platform', () => {
    const path = 'node_modules/better-sqlite3/prebuilds/linux-x64.node';
    const beside = readdirSync(`${archive}.unpacked`, { recursive: true, encoding: 'utf8' }).filter((name) =>
      statSync(join(`${archive}.unpacked`, name)).isFile(),
    );
    expect(beside).toEqual([path]);
    expect(files.filter((file) => file.endsWith('.node'))).toEqual([path]);
    const bytes = readFileSync(join(`${archive}.unpacked`, path));
    // ELF, 64 bit, x86-64.
    expect([...bytes.subarray(0, 5), bytes.readUInt16LE(18)]).toEqual([0x7f, 0x45, 0x4c, 0x46, 2, 0x3e]);
  });

  test('opens a database with nothing but what is packed', () => {
    const place = join(folder, 'app');
    execFileSync(process.execPath, [join(root, 'node_modules/@electron/asar/bin/asar.mjs'), 'extract', archive, place]);
    const script =
      "const D = require('better-sqlite3'); process.stdout.write(String(new D(':memory:').prepare('select 6*7 as n').get().n))";
    const answer = execFileSync(process.execPath, ['-e', script], { cwd: place, encoding: 'utf8' });
    expect(answer).toBe('42');
  });
});

describe('the fuses', () => {
  test('are set as they are written down, all nine', async () => {
    const wire = await getCurrentFuseWire(join(unpackedFolder, 'walkup'));
    const read = Object.entries(wire).filter(([name]) => name !== 'version');
    const wanted = Object.entries(fuses).map(([name, on]) => [name, on ? FuseState.ENABLE : FuseState.DISABLE]);
    expect(read).toEqual(wanted);
    expect(read).toHaveLength(Object.values(FuseV1Options).filter((value) => typeof value === 'number').length);
  });

  test('are the same in the .deb', async () => {
    const sha = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
    expect(sha(join(installed, 'opt/Walkup/walkup'))).toBe(sha(join(unpackedFolder, 'walkup')));
    expect(sha(join(installed, 'opt/Walkup/resources/app.asar'))).toBe(sha(archive));
  });
});

describe('the .deb', () => {
  test('is one, and Debian reads its control file', () => {
    expect(debs).toHaveLength(1);
    const field = (name: string): string =>
      execFileSync('dpkg-deb', ['--field', deb, name], { encoding: 'utf8' }).trim();
    expect(field('Package')).toBe('walkup');
    expect(field('Architecture')).toBe('amd64');
    expect(field('Version')).toBe(
      (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version,
    );
    expect(field('Depends')).toMatch(/libgtk-3-0 \| libgtk-3-0t64/);
  });

  test('installs under /opt and /usr/share only, root’s and writable by nobody else', () => {
    const list = execFileSync('dpkg-deb', ['--contents', deb], { encoding: 'utf8' }).trim().split('\n');
    for (const line of list) {
      expect(line).toMatch(/^[d-]rwx?[r-][-x]?\S* root\/root /);
      expect(line.slice(0, 10)).not.toMatch(/^.....w|^........w/);
      expect(line).toMatch(/ \.\/(opt\/|usr\/(share\/(applications|icons|doc)\/)?|opt$|usr\/share\/)?/);
    }
    expect(inDeb.filter((name) => !/^(DEBIAN|opt\/Walkup|usr\/share)\//.test(name))).toEqual([]);
    expect(inDeb.filter((name) => unwanted.test(name))).toEqual([]);
  });

  test('starts the app with the switches that the start script uses', () => {
    const entry = readFileSync(join(installed, 'usr/share/applications/walkup.desktop'), 'utf8');
    expect(/^Exec=(.*)$/m.exec(entry)?.[1]?.split(' ')).toEqual(['/opt/Walkup/walkup', ...electronSwitches, '%U']);
  });

  test('has sums of its files that hold', () => {
    const check = execFileSync('md5sum', ['--check', '--quiet', 'DEBIAN/md5sums'], {
      cwd: installed,
      encoding: 'utf8',
    });
    expect(check).toBe('');
  });
});

test('what could not be packed here is said', () => {
  expect(existsSync(join(dist, 'packed.json'))).toBe(true);
  const images = readdirSync(dist).filter((name) => name.endsWith('.AppImage'));
  expect(images).toHaveLength(packed.appImage === 'built' ? 1 : 0);
});
