import { expect } from 'playwright/test';
import { paper } from '../devices/camera.ts';
import { ANNA } from './person.ts';
import { expectForgotten, inFreshProcesses, storeNow } from './proof.ts';
import {
  applyAtWalkup,
  confirmPreview,
  holdImage,
  issue,
  leaveWalkup,
  payFee,
  print,
  recordEvidence,
  signIn,
  take,
  takePortrait,
} from './steps.ts';
import { test } from './story.ts';

test('one card, from the walk-up screen to an empty store', async ({ station, camera }) => {
  let number = '';
  await inFreshProcesses(station, ['walkup'], async () => {
    ({ number } = await applyAtWalkup(station, ANNA));
    await leaveWalkup(station);
  });

  await signIn(station);
  await take(station, number);
  const counter = await station.counter();
  await recordEvidence(station);
  camera.show(paper());
  await holdImage(station, 'Passport', camera);
  await takePortrait(station, camera);
  await payFee(station);
  await confirmPreview(station);
  await print(station);
  // The printer's word is not a card (P7).
  expect(storeNow(station).register).toEqual([]);
  await expect(counter.getByText(/SPECIMEN/).first()).toBeAttached();

  await inFreshProcesses(station, ['counter', 'facing'], () => issue(station));

  const facing = await station.facing();
  await expect(facing.getByText(/^Your answers are deleted: .* 2 pictures are deleted/)).toBeVisible();
  await expect(facing.getByText(/What stays: the card number, the day of issue/)).toBeVisible();
  await expect(facing.getByRole('complementary', { name: 'Purge certificate' }).getByText('6 of 6')).toBeVisible();
  await expect(facing.getByText(ANNA.familyName)).toHaveCount(0);
  await expectForgotten(station);
  const store = storeNow(station);
  expect(store.register).toMatchObject([{ status: 'live' }]);
  expect(store.attempts).toMatchObject([{ state: 'confirmed', application_id: null }]);
});
