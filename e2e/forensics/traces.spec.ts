import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import { FakeCamera } from '../devices/camera.ts';
import { launchApart } from '../driver.ts';
import { ANNA } from '../stories/person.ts';
import {
  answerQuestions,
  leaveWalkup,
  pressLast,
  recordDocument,
  seenHeading,
  signIn,
  take,
} from '../stories/steps.ts';
import { emptyRoom } from './invent.ts';
import { changedSince } from './places.ts';
import { canariesOf } from './rehearsal.ts';
import { type Place, scan } from './scan.ts';
import { buildControl, test, told } from './scene.ts';

test('a card from the first answer to the purge leaves nothing anywhere', async ({ open }) => {
  // The search of the whole machine alone may take a minute where its disks are slow.
  test.slow();
  const started = new Date();
  const { station, rehearsal, search } = await open();
  expect(told(search()), 'before anybody came: these canaries are not this person’s alone').toEqual([]);
  await rehearsal.run((moment) => expect(told(search()), `while ${moment}`).toEqual([]));
  expect(rehearsal.canaries.length).toBeGreaterThanOrEqual(18);
  const purged = search();
  expect(told(purged), 'after the purge').toEqual([]);
  expect(purged.files, 'the search has looked at the running station').toBeGreaterThan(50);
  await station.stop();
  expect(told(search([changedSince(started)])), 'anywhere on this machine, after the station was closed').toEqual([]);
});

test('stop and forget me, while answering, leaves nothing', async ({ open }) => {
  const { station, rehearsal, search } = await open();
  await answerQuestions(station, rehearsal.person);
  expect(told(search()), 'while answering').toEqual([]);
  const page = await station.walkup();
  await page.getByRole('button', { name: 'Stop and forget me' }).click();
  await pressLast(page.getByRole('dialog').getByRole('button', { name: 'Stop and forget me' }));
  await seenHeading(station.walkup, 'You are forgotten');
  expect(told(search()), 'after it').toEqual([]);
});

test('stop and forget me, while waiting, leaves nothing', async ({ open }) => {
  const { station, rehearsal, search } = await open();
  const { number, code } = await rehearsal.apply();
  await leaveWalkup(station);
  expect(told(search()), 'while waiting').toEqual([]);
  const page = await station.walkup();
  await page.getByRole('button', { name: 'I have a number: stop and forget me' }).click();
  await page.getByLabel('Waiting number').fill(number);
  await page.getByLabel('Forget code').fill(code);
  await pressLast(page.getByRole('button', { name: 'Forget me', exact: true }));
  await seenHeading(station.walkup, 'You are forgotten');
  expect(told(search()), 'after it').toEqual([]);
});

test('a refusal leaves nothing, neither of the person nor of what was shown', async ({ open }) => {
  const { station, rehearsal, search } = await open();
  const { number } = await rehearsal.apply();
  await leaveWalkup(station);
  await signIn(station);
  await take(station, number);
  await rehearsal.record();
  await recordDocument(station, 'Birth certificate', {});
  expect(told(search()), 'while it is open').toEqual([]);
  const counter = await station.counter();
  await counter.getByRole('button', { name: /^Refuse…/ }).click();
  const dialog = counter.getByRole('dialog', { name: 'Refuse this application' });
  await dialog.getByRole('checkbox', { name: 'A document could not be accepted' }).check();
  await pressLast(dialog.getByRole('button', { name: /^Refuse and forget/ }));
  await seenHeading(station.facing, 'No card can be issued today');
  expect(told(search()), 'after it').toEqual([]);
});

test('a killed station leaves nothing that can be read, and the next start sweeps what it left in RAM', async ({
  ground,
  open,
}) => {
  const places: Place[] = [
    { name: 'data folder', path: ground.dataFolder },
    { name: 'RAM folder', path: ground.ramFolder },
    { name: 'HOME', path: ground.environment.HOME as string },
    { name: 'TMPDIR', path: ground.environment.TMPDIR as string },
  ];
  const canaries = canariesOf(ANNA);
  const { dataFolder, ramFolder, environment } = ground;
  const camera = new FakeCamera(ground.cameraFile, emptyRoom);
  const first = launchApart(join(import.meta.dirname, '../stories/drives/printed.ts'), {
    camera,
    dataFolder,
    ramFolder,
    env: { ...environment },
  });
  await first.line('printed');
  await first.kill();
  const runs = (): string[] => readdirSync(ramFolder).filter((name) => name.startsWith('run-'));
  const left = runs();
  expect(left, 'a killed run cannot tidy up').toHaveLength(1);
  const found = scan(places, canaries);
  expect(told(found), 'what it left').toEqual([]);
  expect(found.files, 'it left something to look at').toBeGreaterThan(20);

  const { station } = await open();
  await station.counter();
  const [name = ''] = left;
  expect(runs(), 'the next start').not.toContain(name);
  expect(told(scan(places, canaries)), 'after the next start').toEqual([]);
  await station.stop();
});

test('control: with sealing off the same search finds the person, before the purge and after it', async ({ open }) => {
  const { rehearsal, search } = await open({ appFolder: buildControl() });
  expect(told(search()), 'before anybody came').toEqual([]);
  const found = new Map<string, string[]>();
  const note = (moment: string): void => {
    found.set(moment, [...new Set(search().traces.map((trace) => trace.canary))]);
  };
  await rehearsal.run(note);
  note('purged');
  expect(found.get('waiting')).toEqual(expect.arrayContaining(['given names', 'date of birth', 'forget code']));
  const both = ['given names', 'street', "contact's name, corrected", "passport's expiry", 'held image of Passport'];
  expect(found.get('printed')).toEqual(expect.arrayContaining([...both, 'portrait']));
  expect(found.get('purged')).toEqual(expect.arrayContaining([...both, 'portrait']));
});
