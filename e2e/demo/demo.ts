import { spawnSync } from 'node:child_process';
import { createHash, createPublicKey } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import type { PurgeCertificate } from '../../electron/contract/views.ts';
import { readCertificate } from '../../electron/purge/certificate.ts';
import { FakeCamera } from '../devices/camera.ts';
import { launch, type Station } from '../driver.ts';
import { emptyRoom } from '../forensics/invent.ts';
import { changedSince, type Ground, layOutGround } from '../forensics/places.ts';
import { Rehearsal } from '../forensics/rehearsal.ts';
import { type Moment, reportInWords, verdict } from '../forensics/report.ts';
import { type Place, scan } from '../forensics/scan.ts';
import { type Look, leaveWalkup, pressLast, seen, seenHeading } from '../stories/steps.ts';

export interface DemoOptions {
  /** The project's folder. */
  root: string;
  /** Runs the build in which nothing is sealed, and wants traces to be found. */
  control: boolean;
}

const began = performance.now();
const say = (line: string): void => {
  const seconds = ((performance.now() - began) / 1000).toFixed(1).padStart(5);
  console.log(`${seconds} s  ${line}`);
};

/** What a folder holds, as one number. */
function digestOf(folder: string): string {
  const digest = createHash('sha256');
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    digest.update(path);
    if (entry.isFile()) digest.update(readFileSync(path));
  }
  return digest.digest('hex');
}

/** Runs the whole story on the given ground; pictures and results go to `out`. Gives the moments that were searched. */
async function perform(options: DemoOptions, ground: Ground, out: string, results: string): Promise<Moment[]> {
  const { root, control } = options;
  const appFolder = control ? join(root, 'out-control') : root;
  const program = join(appFolder, 'out');
  const asBuilt = digestOf(program);
  const started = new Date();
  const places: Place[] = [...ground.places, { name: 'the program itself', path: program }];
  const moments: Moment[] = [];
  const camera = new FakeCamera(ground.cameraFile, emptyRoom);
  let pictures = 0;
  const look = async (name: string, page: Page): Promise<void> => {
    pictures += 1;
    if (control) return;
    await page.screenshot({ path: join(out, `${String(pictures).padStart(2, '0')}-${name}.png`) });
  };

  const station: Station = await launch({
    appFolder,
    camera,
    dataFolder: ground.dataFolder,
    ramFolder: ground.ramFolder,
    env: { ...ground.environment },
  });
  const rehearsal = new Rehearsal(station, camera, look);
  const search = (when: string, more: readonly Place[] = []): void => {
    const result = scan([...places, ...more], rehearsal.canaries, { except: [results] });
    moments.push({ when, result });
    say(`searched, ${when}: ${verdict(result)} in ${result.files} files, ${(result.bytes / 1e6).toFixed(1)} MB`);
  };

  try {
    const walkup = await station.walkup();
    say(
      `the station is open, on ${station.hostKind === 'electron' ? 'Electron' : `the stand-in host (${station.hostWhy})`}`,
    );
    search('before anybody came');
    await look('welcome-first-sight', walkup);
    await walkup.getByRole('button', { name: 'Español' }).click();
    await expect(walkup.locator('html')).toHaveAttribute('lang', /^es/);
    await look('welcome-in-spanish', walkup);
    await walkup.getByRole('button', { name: 'English' }).click();
    await expect(walkup.getByRole('button', { name: 'Start' })).toBeVisible();

    await turnBack(station, look);
    say('somebody else began, thought better of it, and was forgotten');

    const { number } = await rehearsal.apply();
    say('an invented applicant has answered and has a waiting number');
    await leaveWalkup(station);
    search('while the application waits');
    await rehearsal.beginAtCounter(number);
    say('a clerk has signed in and taken the number');
    await rehearsal.correct();
    say('an answer was corrected, and the applicant confirmed it');
    await rehearsal.record();
    say('two documents are recorded, an image of each is held, the portrait is taken, the fee is paid');
    await rehearsal.confirmPreview();
    const pdf = await rehearsal.print();
    say('the card is printed');
    search('while the application is open and the card in the tray');
    if (!control) writeFileSync(join(out, 'card.pdf'), pdf);
    const certificate = await rehearsal.issue();
    say('the card is right: issued, and the application purged');
    search('after the purge');

    if (!control) {
      const facing = await station.facing();
      await facing.getByRole('button', { name: 'Print certificate' }).click();
      await seen(station.facing, (page) => page.getByText('Your certificate is printed.'));
      await look('certificate-printed', await station.facing());
      await look('certificate-slip', await station.counter());
      keepCertificate(root, certificate, join(ground.dataFolder, 'station-key.pem'), out);
      say('the certificate verifies with the public key of the station');
      drawFaces(out);
      say(`card.pdf, its faces, the certificate and ${pictures} pictures are in demo-out/`);
    }
  } finally {
    await station.stop();
  }
  say('the station is closed; searching the whole machine for what was written since');
  search('after the station was closed', [changedSince(started)]);
  if (digestOf(program) !== asBuilt) throw new Error(`${program} was changed while the run was under way`);
  return moments;
}

/** The two ways of being forgotten that the walk-up screen offers, as they look; one of them is gone to its end. */
async function turnBack(station: Station, look: Look): Promise<void> {
  const page = await station.walkup();
  await page.getByRole('button', { name: 'I have a number: stop and forget me' }).click();
  await expect(page.getByLabel('Forget code')).toBeVisible();
  await look('i-have-a-number', page);
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('button', { name: 'I have read this' }).click();
  await expect(page.getByLabel('Given names')).toBeVisible();
  await page.getByRole('button', { name: 'Stop and forget me' }).click();
  const question = page.getByRole('dialog');
  await expect(question).toBeVisible();
  await look('stop-and-forget-me', page);
  await pressLast(question.getByRole('button', { name: 'Stop and forget me' }));
  const forgotten = await seenHeading(station.walkup, 'You are forgotten');
  await look('forgotten', forgotten);
  await pressLast(forgotten.getByRole('button', { name: 'Done' }));
  await seen(station.walkup, (next) => next.getByRole('button', { name: 'Start' }));
}

/** Writes the certificate, and verifies it in two ways: here, and with the very command that is printed on it. */
function keepCertificate(root: string, certificate: PurgeCertificate, keyFile: string, out: string): void {
  copyFileSync(keyFile, join(out, 'station-key.pem'));
  const claims = readCertificate(certificate.code, createPublicKey(readFileSync(keyFile)));
  if (!claims) throw new Error('the certificate does not verify with the public key of the station');
  const failed = certificate.checks.filter((check) => !check.passed).map((check) => check.step);
  if (failed.length > 0) throw new Error(`the certificate says that a step was not verified: ${failed.join(', ')}`);
  const run = spawnSync(process.execPath, ['build/run.js', 'certificate', 'verify', keyFile, certificate.code], {
    cwd: root,
    encoding: 'utf8',
  });
  if (run.status !== 0 || !run.stdout.startsWith('Valid.'))
    throw new Error(`the command on the certificate says: ${run.stderr}`);
  writeFileSync(join(out, 'certificate.json'), `${JSON.stringify({ certificate, claims }, null, 2)}\n`);
  const lines = [
    `Purge certificate of ${certificate.on}, ${certificate.station}`,
    '',
    ...certificate.checks.map(({ step, detail }) => `  ${step}: ${detail}`),
    '',
    certificate.code,
    '',
    `Checked with: npm run certificate -- verify demo-out/station-key.pem CODE`,
    run.stdout.trimEnd(),
  ];
  writeFileSync(join(out, 'certificate.txt'), `${lines.join('\n')}\n`);
}

/** The printed pages as pictures, at the resolution of a card printer's file. */
function drawFaces(out: string): void {
  const run = spawnSync('pdftoppm', ['-r', '300', '-png', join(out, 'card.pdf'), join(out, 'card')], {
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`pdftoppm: ${run.error?.message ?? run.stderr}`);
}

/** The demonstration; 0 when everything held. */
export async function demo(options: DemoOptions): Promise<number> {
  const { root, control } = options;
  const results = join(root, 'demo-out');
  const out = control ? join(results, 'control') : results;
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  // The store on a disk, as at a real station; everything else in RAM.
  const ground = layOutGround(tmpdir());
  try {
    const moments = await perform(options, ground, out, realpathSync(results));
    writeFileSync(join(out, 'scan.txt'), reportInWords(moments, [results]));
    writeFileSync(join(out, 'scan.json'), `${JSON.stringify({ control, moments }, null, 2)}\n`);
    return control ? judgeControl(moments) : judge(moments);
  } catch (problem) {
    console.error(`walkup demo: failed: ${problem instanceof Error ? (problem.stack ?? problem.message) : problem}`);
    return 1;
  } finally {
    ground.remove();
  }
}

function judge(moments: readonly Moment[]): number {
  const traces = moments.flatMap(({ result }) => result.traces);
  for (const { canary, form, path } of traces.slice(0, 20))
    console.error(`walkup demo: TRACE: ${canary} (${form}) in ${path}`);
  const canaries = moments.at(-1)?.result.canaries.length ?? 0;
  say(
    `${traces.length} traces of ${canaries} canaries at ${moments.length} moments. Everywhere but demo-out/, which holds this run's pictures; see demo-out/scan.txt`,
  );
  return traces.length === 0 ? 0 : 1;
}

/** With sealing off the same search must find something, or its silence means nothing. */
function judgeControl(moments: readonly Moment[]): number {
  const at = (when: RegExp): number =>
    moments.filter((moment) => when.test(moment.when)).reduce((sum, { result }) => sum + result.traces.length, 0);
  const [before, open, after] = [at(/^before/), at(/^while/), at(/^after/)];
  say(
    `control, sealing off: ${before} traces before anybody came, ${open} while the application was open, ${after} after its purge`,
  );
  const well = before === 0 && open > 0 && after > 0;
  say(well ? 'the search finds what is there' : 'the control found too little: the search cannot be trusted');
  return well ? 0 : 1;
}
