import { expect } from 'playwright/test';
import { storeNow } from './proof.ts';
import { signIn } from './steps.ts';
import { test } from './story.ts';

test('a wrong PIN is refused, and guessing is slowed, for that person alone', async ({ station }) => {
  for (const attempt of [1, 2]) {
    await signIn(station, 'T. Novak', '0000');
    await expect((await station.counter()).getByText(/This name and PIN do not go together/)).toBeVisible();
    expect(storeNow(station).ledger.filter((code) => code === 'signIn.failed')).toHaveLength(attempt);
  }
  await signIn(station, 'T. Novak', '0000');
  const slow = /Too many wrong PINs\. You can try again in \d+ seconds?\./;
  await expect((await station.counter()).getByRole('timer').getByText(slow)).toBeVisible();

  // The right PIN does not help before the time is over; and the time is in the store, where a restart finds it.
  const page = await station.counter();
  await page.getByLabel('PIN', { exact: true }).fill('1357');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('timer').getByText(slow)).toBeVisible();
  await expect(page.getByRole('button', { name: /Lock/ })).toHaveCount(0);
  expect(storeNow(station).lockedUntil.novak).toBeGreaterThan(Date.now());

  // Only the person who was guessed at waits.
  await signIn(station, 'R. Osei', '2468');
  const counter = await station.counter();
  await expect(counter.getByText('R. Osei')).toBeVisible();
  await expect(counter.getByRole('button', { name: /Lock/ })).toBeVisible();
  await expect(counter.getByText('Nobody is waiting.').first()).toBeVisible();
});
