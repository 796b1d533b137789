import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect } from 'playwright/test';
import { launch, type Station } from '../driver.ts';
import { signIn } from './steps.ts';
import { lakemontWith, test } from './story.ts';

/** The city's own name for its card, so that its rules are known from the built-in ones. */
const CARD = 'Card of Lakemont-under-Test';

const built = join(import.meta.dirname, '../../electron/policy/programs/lakemont.json');

const good = (file: string): string => lakemontWith({ cardName: { en: CARD, es: CARD } }, file);

/** A slip deep inside a file: a number in words. Everything else of it is right. */
function broken(file: string): string {
  const rules = JSON.parse(readFileSync(built, 'utf8'));
  rules.cardName = { en: 'Card of the broken file', es: 'Card of the broken file' };
  rules.documentTypes[3].counts[0].identity = 'three';
  writeFileSync(file, JSON.stringify(rules));
  return file;
}

const PATH = 'documentTypes.3.counts.0.identity';

/** The file lies beside the data, in the story's own folder. */
function ruleFile(dataFolder: string): string {
  const folder = dirname(dataFolder);
  mkdirSync(folder, { recursive: true });
  return join(folder, 'rules.json');
}

test('a rule file that breaks leaves the last good rules in force, and the counter says where it is wrong', async ({
  folders,
  camera,
}) => {
  const file = good(ruleFile(folders.dataFolder));
  const stations: Station[] = [];
  const open = async (): Promise<Station> => {
    const station = await launch({ camera, ...folders, program: file });
    stations.push(station);
    await signIn(station);
    return station;
  };
  try {
    const first = await open();
    const counter = await first.counter();
    await expect(counter.getByText(CARD).first()).toBeVisible();
    await expect(counter.getByText('The city’s rule file cannot be used')).toHaveCount(0);
    await first.stop();

    broken(file);
    const second = await open();
    const banner = (await second.counter())
      .getByRole('alert')
      .filter({ hasText: 'The city’s rule file cannot be used' });
    await expect(banner).toContainText(`${file} was not taken: the last good rules hold.`);
    const problems = banner.getByRole('listitem');
    await expect(problems).toHaveCount(1);
    await expect(problems.getByText(PATH, { exact: true })).toBeVisible();
    await expect(problems).toContainText(/"three" stands here: .*number/);
    await expect((await second.counter()).getByText(CARD).first()).toBeVisible();
    // The people before it are served as before, under the rules that were good.
    const walkup = await second.walkup();
    await expect(walkup.getByRole('heading', { name: `Get your ${CARD} here` })).toBeVisible();
    await expect(walkup.getByText(/three/)).toHaveCount(0);
    await walkup.getByRole('button', { name: 'Start' }).click();
    await expect(walkup.getByRole('heading', { name: 'What we keep, and what we forget' })).toBeVisible();
    await second.stop();

    lakemontWith({ cardName: { en: `${CARD}, mended`, es: CARD } }, file);
    const third = await open();
    const mended = await third.counter();
    await expect(mended.getByText(`${CARD}, mended`).first()).toBeVisible();
    await expect(mended.getByText('The city’s rule file cannot be used')).toHaveCount(0);
  } finally {
    for (const station of stations) await station.clean();
  }
});

test('a broken rule file without a last good one ends the start, with path and reason', async ({ folders }) => {
  const file = broken(ruleFile(folders.dataFolder));
  mkdirSync(folders.ramFolder, { recursive: true });
  const root = join(import.meta.dirname, '../..');
  // In a process of its own: it ends, and its exit code and standard error are what is asked.
  const child = spawn(join(root, 'e2e/host/electron'), [root], {
    env: {
      ...process.env,
      WALKUP_DATA: folders.dataFolder,
      WALKUP_RAM: folders.ramFolder,
      WALKUP_ROLE: 'combined',
      WALKUP_PROGRAM: file,
      WALKUP_FAKE_CAMERA: 'none',
      WALKUP_HEADLESS: '1',
      NODE_OPTIONS: undefined,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const said = await text(child.stderr);
  expect(await ended).toBe(1);
  expect(said).toContain(`walkup: cannot start: ${file}: ${PATH}: "three" stands here; `);
  expect(said).toMatch(/"three" stands here; .*number/);
});
