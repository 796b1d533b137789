import { expect } from 'playwright/test';
import { ANNA } from './person.ts';
import { expectForgotten, inFreshProcesses, storeNow } from './proof.ts';
import { bringToCounter, pressLast, recordDocument, seenHeading } from './steps.ts';
import { test } from './story.ts';

test('a refusal says why, and forgets all the same', async ({ station }) => {
  await bringToCounter(station, ANNA);
  await recordDocument(station, 'Birth certificate', {});
  const counter = await station.counter();
  await counter.getByRole('button', { name: /^Refuse…/ }).click();
  const dialog = counter.getByRole('dialog', { name: 'Refuse this application' });
  const photo = dialog.getByRole('checkbox', { name: 'No document with a photo was shown' });
  // What lacks is proposed; without any reason nobody is refused.
  await expect(photo).toBeChecked();
  for (const reason of await dialog.getByRole('checkbox').all()) await reason.uncheck();
  await expect(dialog.getByRole('button', { name: /^Refuse and forget/ })).toHaveAttribute('aria-disabled', 'true');
  await photo.check();
  await inFreshProcesses(station, ['counter', 'facing'], async () => {
    await pressLast(dialog.getByRole('button', { name: /^Refuse and forget/ }));
    await seenHeading(station.facing, 'No card can be issued today');
  });

  const facing = await station.facing();
  await expect(facing.getByText('No document with a photo was shown')).toBeVisible();
  await expect(facing.getByText(/To object, ask at the City Hall information desk/)).toBeVisible();
  await expect(facing.getByRole('complementary', { name: 'Purge certificate' }).getByText('6 of 6')).toBeVisible();
  await expect((await station.counter()).getByText('Application refused')).toBeVisible();
  await expectForgotten(station);
  const store = storeNow(station);
  expect(store.register).toEqual([]);
  expect(store.ledger.join(' '), 'the reasons stay nowhere').not.toContain('photo');
});
