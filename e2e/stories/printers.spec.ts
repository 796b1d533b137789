import { expect } from 'playwright/test';
import { ANNA } from './person.ts';
import { expectForgotten, storeNow } from './proof.ts';
import { applyBriefly, beginAtCounter, bringToCounter, makeReady, pressLast, seenHeading, signIn } from './steps.ts';
import { test } from './story.ts';

test.describe('a station without a card printer', () => {
  test.use({ options: { env: { WALKUP_CARD_PRINTER: 'none' } } });

  test('says so, and Print stays blocked with its reason', async ({ station, camera }) => {
    await bringToCounter(station, ANNA);
    const counter = await station.counter();
    await expect(counter.getByText('No card printer')).toBeVisible();
    await makeReady(station, camera);
    const print = counter.getByRole('button', { name: /^Print card/ });
    await expect(counter.getByText('The card printer is not ready.')).toBeVisible();
    await expect(print).toHaveAttribute('aria-disabled', 'true');
    // Pressed all the same, by its key: nothing is asked of a printer, and no number is used up.
    await counter.keyboard.press('F9');
    await expect(print).toHaveAttribute('aria-disabled', 'true');
    expect(storeNow(station).attempts).toEqual([]);
  });
});

test.describe('a station without a slip printer', () => {
  test.use({ options: { env: { WALKUP_SLIP_PRINTER: 'none' } } });

  test('shows number and code, and says for how long', async ({ station }) => {
    const { number } = await applyBriefly(station, ANNA);
    const page = await station.walkup();
    await expect(page.getByText('There is no slip: write both down or remember them.')).toBeVisible();
    await expect(page.getByRole('timer')).toHaveText(/They are shown for \d+ more seconds?\./);
    await expect(page.getByText(number.replace(' ', '\u00a0')).or(page.getByText(number)).first()).toBeVisible();
  });

  test('shows the code of the certificate instead of printing it', async ({ station }) => {
    await signIn(station);
    await beginAtCounter(station, 'English');
    await (await station.counter()).getByRole('button', { name: /^Stop and forget…/ }).click();
    const dialog = (await station.counter()).getByRole('dialog');
    await pressLast(dialog.getByRole('button', { name: /^Forget everything/ }));
    const facing = await seenHeading(station.facing, 'You stopped. Your application is deleted.');
    await facing.getByRole('button', { name: 'Print certificate' }).click();
    await expect(facing.getByRole('status').getByText(/no slip printer/i)).toBeVisible();
    await facing.getByRole('button', { name: 'Show code' }).click();
    const code = facing.getByRole('dialog', { name: 'Verify this certificate later' });
    await expect(code.getByRole('img', { name: 'The certificate’s code' })).toBeVisible();
    await expect(code.getByText(/npm run certificate -- verify station-key\.pem/)).toBeVisible();
    await expectForgotten(station);
  });
});
