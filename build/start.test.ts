import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { isStale } from './start.ts';

const folder = mkdtempSync(join(tmpdir(), 'walkup-stale-'));
afterAll(() => rmSync(folder, { recursive: true }));

const at = (path: string, seconds: number): void => utimesSync(join(folder, path), seconds, seconds);

test('a build is stale when it is missing, or older than any source or than a removal of one', () => {
  expect(isStale(folder)).toBe(true);
  for (const name of ['electron/shell', 'renderer', 'db', 'build', 'out'])
    mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'electron/shell/a.ts'), '');
  writeFileSync(join(folder, 'out/.stamp'), '');
  for (const name of ['electron/shell/a.ts', 'electron/shell', 'electron', 'renderer', 'db']) at(name, 1000);
  at('out/.stamp', 2000);
  expect(isStale(folder)).toBe(false);
  at('electron/shell/a.ts', 3000);
  expect(isStale(folder)).toBe(true);
  at('electron/shell/a.ts', 1000);
  at('electron/shell', 3000);
  expect(isStale(folder)).toBe(true);
});
