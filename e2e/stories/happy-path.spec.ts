import { expect, test } from 'playwright/test';
import { FakeCamera } from '../devices/camera.ts';
import { launch, type Station } from '../driver.ts';
import { ANNA } from './person.ts';
import { applyAtWalkup, holdImage, issue, leaveWalkup, makeReady, print, recordEvidence, signIn, take } from './steps.ts';

let station: Station;
let camera: FakeCamera;
test.beforeEach(async () => {
  camera = new FakeCamera(`/dev/shm/walkup-camera-${process.pid}.y4m`);
  station = await launch({ camera });
});
test.afterEach(() => station.clean());

test('one card, from the walk-up screen to an empty store', async () => {
  const { number } = await applyAtWalkup(station, ANNA);
  await leaveWalkup(station);
  await signIn(station);
  await take(station, number);
  await makeReady(station, camera);
  await print(station);
  await issue(station);
  await expect((await station.counter()).getByText('Card issued')).toBeVisible();
});
