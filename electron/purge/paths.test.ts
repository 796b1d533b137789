import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DECLARED_FILES, sweepPaths } from './paths.ts';

let root: string;
let folders: { dataFolder: string; temporaryFolder: string };
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'walkup-paths-'));
  folders = { dataFolder: join(root, 'data'), temporaryFolder: join(root, 'tmp') };
  mkdirSync(folders.dataFolder);
  mkdirSync(folders.temporaryFolder);
  for (const name of DECLARED_FILES) writeFileSync(join(folders.dataFolder, name), '');
});
afterEach(() => rmSync(root, { recursive: true }));

test('a temporary file, and a folder of them, are removed', async () => {
  writeFileSync(join(folders.temporaryFolder, 'scan.jpg'), 'x');
  mkdirSync(join(folders.temporaryFolder, 'deep'));
  writeFileSync(join(folders.temporaryFolder, 'deep', 'scan.pdf'), 'x');
  expect(await sweepPaths(folders)).toEqual([]);
  expect(readdirSync(folders.temporaryFolder)).toEqual([]);
});

test('an undeclared file in the data folder is reported by number, not by name, and not removed', async () => {
  writeFileSync(join(folders.dataFolder, 'Eriksson.pdf'), 'x');
  expect(await sweepPaths(folders)).toEqual(['data folder: 1 undeclared']);
  expect(readdirSync(folders.dataFolder)).toContain('Eriksson.pdf');
});

test('what Chromium needs to run stays', async () => {
  mkdirSync(join(folders.temporaryFolder, '.org.chromium.Chromium.abc'));
  expect(await sweepPaths(folders)).toEqual([]);
  expect(readdirSync(folders.temporaryFolder)).toEqual(['.org.chromium.Chromium.abc']);
});
