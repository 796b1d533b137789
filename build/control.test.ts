import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, describe, expect, test } from 'vitest';
import { mainBuild, root } from './bundles.ts';
import { productFiles } from './walls.ts';

/** The positive control (sealing off) must exist to be trusted, and must not exist in what is shipped. */

const folder = mkdtempSync(join(tmpdir(), 'walkup-control-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function bundle(entry: string, control: boolean): Promise<string> {
  const outDir = join(folder, `${control}-${entry.replaceAll('/', '-')}`);
  const config = mainBuild({ outDir, control }, join(root, entry));
  if (config === null) throw new Error(`${entry} does not exist`);
  await build(config);
  return readFileSync(join(outDir, 'main/main.js'), 'utf8');
}

test('there is one switch, in one file', () => {
  const files = productFiles(root).filter((file) =>
    readFileSync(join(root, file), 'utf8').includes('__WALKUP_CONTROL__'),
  );
  expect(files).toEqual(['db/control.ts']);
});

describe.each(['db/seal.ts', 'db/connection.ts', 'electron/main.ts'])('%s', (entry) => {
  test('as shipped holds no trace of the switch; as the control it is another program', async () => {
    const shipped = await bundle(entry, false);
    const control = await bundle(entry, true);
    expect(shipped).not.toContain('__WALKUP_CONTROL__');
    expect(shipped).not.toContain('db/control.ts');
    expect(shipped).not.toContain('FORM.plain');
    expect(control).not.toEqual(shipped);
  });
});

test('what the switch does is seen: it leaves bytes unsealed and deleted pages unwiped', async () => {
  expect(await bundle('db/seal.ts', true)).toContain('FORM.plain');
  expect(await bundle('db/seal.ts', false)).toContain('aes-256-gcm');
  expect(await bundle('db/connection.ts', true)).not.toContain('secure_delete');
  expect(await bundle('db/connection.ts', false)).toContain('secure_delete');
});
