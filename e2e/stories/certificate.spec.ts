import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'playwright/test';
import type { FacingView } from '../../electron/contract/views.ts';
import { ANNA } from './person.ts';
import { bringToCounter, pressLast, seenHeading } from './steps.ts';
import { test } from './story.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');

/** Runs the very command that the certificate prints. */
const verify = (key: string, code: string) =>
  run('npm', ['run', '--silent', 'certificate', '--', 'verify', key, code], { cwd: root }).then(
    ({ stdout }) => ({ valid: true, said: stdout }),
    (problem: { stderr: string }) => ({ valid: false, said: problem.stderr }),
  );

test('the purge certificate can be printed, and its code verifies with the key of the station', async ({ station }) => {
  await bringToCounter(station, ANNA);
  const page = await station.facing();
  await page.getByRole('button', { name: 'Stop and forget me' }).click();
  const asked = page.getByRole('dialog', { name: 'Stop and forget everything?' });
  await pressLast(asked.getByRole('button', { name: 'Stop and forget me' }));

  const facing = await seenHeading(station.facing, 'You stopped. Your application is deleted.');
  await facing.getByRole('button', { name: 'Print certificate' }).click();
  await expect(facing.getByText('Your certificate is printed.')).toBeVisible();
  await expect((await station.counter()).getByText(/slip printer has printed a purge certificate/)).toBeVisible();

  // The code is the QR of the slip; the window has it too, and a test has no reader for paper.
  const { value } = (await facing.evaluate('window.facing.view()')) as { value: FacingView };
  if (value.screen.at !== 'certificate') throw new Error(`the screen is at ${value.screen.at}`);
  const { certificate } = value.screen;
  expect(certificate.command).toBe("npm run certificate -- verify station-key.pem 'CODE'");
  const key = join(station.dataFolder, 'station-key.pem');
  const good = await verify(key, certificate.code);
  expect(good).toMatchObject({ valid: true });
  expect(good.said).toContain(`Signed by key ${certificate.keyId}`);
  expect(good.said).toMatch(/end: cancelled[\s\S]*cause: forget-me[\s\S]*checks: key,rows,log,paths,spool,renderers/);

  const altered = certificate.code.slice(0, -4) + (certificate.code.endsWith('AAAA') ? 'BBBB' : 'AAAA');
  expect(await verify(key, altered)).toMatchObject({ valid: false, said: expect.stringContaining('Not valid') });
});
