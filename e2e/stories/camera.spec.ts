import { expect } from 'playwright/test';
import { covered } from '../devices/camera.ts';
import { ANNA } from './person.ts';
import { expectForgotten } from './proof.ts';
import { bringToCounter, confirmPreview, issue, payFee, print, recordEvidence, takePortrait } from './steps.ts';
import { test } from './story.ts';

test.describe('a station without a camera', () => {
  test.use({ options: { camera: null } });

  test('tells the clerk, who goes on without a portrait where the programme allows it', async ({ station }) => {
    await bringToCounter(station, ANNA);
    const counter = await station.counter();
    await expect(counter.getByText(/This counter has no camera that works/)).toBeVisible();
    await counter.getByRole('button', { name: /^Take portrait/ }).click();
    const dialog = counter.getByRole('dialog', { name: 'Take the portrait' });
    await expect(dialog.getByText('No camera was found')).toBeVisible();
    await dialog.getByRole('button', { name: /^Go on without a portrait/ }).click();
    await expect(counter.getByText('Going on without one')).toBeVisible();

    await recordEvidence(station);
    await payFee(station);
    await confirmPreview(station);
    await expect((await station.counter()).getByRole('img', { name: /portrait/i })).toHaveCount(0);
    await print(station);
    await issue(station);
    await expectForgotten(station);
  });
});

test('a covered lens is refused: there is never a blank portrait', async ({ station, camera }) => {
  await bringToCounter(station, ANNA);
  camera.show(covered);
  const counter = await station.counter();
  await counter.getByRole('button', { name: /^Take portrait/ }).click();
  const dialog = counter.getByRole('dialog', { name: 'Take the portrait' });
  await dialog.getByRole('button', { name: /^Take the picture/ }).click();
  await expect(dialog.getByText('The picture is blank. Check the camera and take it again.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Use this portrait' })).toHaveCount(0);
  await counter.keyboard.press('Escape');
  await expect(counter.getByText('Not taken yet')).toBeVisible();

  // The cap comes off, and the same camera gives a picture.
  await takePortrait(station, camera);
});
