import { readdirSync, rmSync } from 'node:fs';
import { expect } from 'playwright/test';
import { expectForgotten, storeNow } from './proof.ts';
import { confirmPreview, issue, payFee, print, seenHeading, signIn, takeNext, takePortrait } from './steps.ts';
import { test } from './story.ts';

test('killed while a clerk reviews: the application is still there, and becomes a card', async ({
  apart,
  open,
  camera,
}) => {
  const first = apart('reviewing');
  await first.line('reviewing');
  await first.kill();

  const station = await open();
  const runs = readdirSync(station.ramFolder).filter((name) => name.startsWith('run-'));
  expect(runs, 'the killed run left nothing in RAM').toHaveLength(1);
  await signIn(station);
  const counter = await station.counter();
  await expect(counter.getByText('This station restarted. 1 application is still here and can go on.')).toBeVisible();
  await expect(counter.getByText('What the last run left in memory was cleared away.')).toBeVisible();

  await takeNext(station);
  await expect(counter.getByRole('button', { name: 'Remove Passport' })).toBeVisible();
  await expect(counter.getByRole('button', { name: 'Remove Utility bill' })).toBeVisible();
  await takePortrait(station, camera);
  await payFee(station);
  await confirmPreview(station);
  await print(station);
  await issue(station);
  await expectForgotten(station);
});

test('the power fails while a clerk reviews: the application is forgotten, and this is said', async ({
  apart,
  open,
  folders,
}) => {
  const first = apart('reviewing');
  await first.line('reviewing');
  await first.kill();
  rmSync(folders.ramFolder, { recursive: true });
  expect(storeNow(folders).casework, 'sealed casework is still on the disk').toBeGreaterThan(0);

  const station = await open();
  await signIn(station);
  const counter = await station.counter();
  await expect(
    counter.getByText(
      'The power was lost. 1 unfinished application was forgotten, as it should be; that person begins again.',
    ),
  ).toBeVisible();
  await expect(counter.getByText('Nobody is waiting.').first()).toBeVisible();
  await expectForgotten(station);
  expect(storeNow(station).ledger).toContain('start.lostKeys');
});

test('killed with a card at the printer: a clerk says that it is in hand, and it is issued', async ({
  apart,
  open,
}) => {
  const first = apart('printed');
  await first.line('printed');
  await first.kill();

  const station = await open();
  await signIn(station);
  const counter = await station.counter();
  const [attempt] = storeNow(station).attempts;
  await expect(counter.getByRole('heading', { name: /^Where is card .*\?$/ })).toBeVisible();
  await expect(counter.getByText(/^The printer says it finished it for/)).toBeVisible();
  await counter.getByRole('button', { name: /^In the applicant’s hand, and right/ }).click();
  await seenHeading(station.facing, /^Your card is ready\. Nothing else is kept/);
  await expectForgotten(station);
  expect(storeNow(station).register).toEqual([{ card_number: attempt?.card_number, status: 'live' }]);
});

test('the power fails with a card at the printer: only its number is left to be said, and no card is lost', async ({
  apart,
  open,
  folders,
}) => {
  const first = apart('printed');
  await first.line('printed');
  await first.kill();
  rmSync(folders.ramFolder, { recursive: true });

  const station = await open();
  await expectForgotten(station);
  await signIn(station);
  const counter = await station.counter();
  await expect(counter.getByText(/^It was at the printer, and its application has ended/)).toBeVisible();
  await counter.getByRole('button', { name: /^In the applicant’s hand, and right/ }).click();
  await expect(counter.getByRole('heading', { name: /^Where is card/ })).toHaveCount(0);
  expect(storeNow(station).register).toMatchObject([{ status: 'live' }]);
});
