import { expect } from 'playwright/test';
import { ANNA } from './person.ts';
import { expectForgotten, inFreshProcesses, keysNow } from './proof.ts';
import { seen, signIn } from './steps.ts';
import { lakemontWith, test } from './story.ts';

/** Short enough for a test, long enough to answer a warning on a busy machine. */
const waits = { draftIdleSeconds: 6, draftWarningSeconds: 5, slipSeconds: 60, certificateSeconds: 30 };

test.describe('somebody walks away', () => {
  test.use({
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from this pattern what the part needs
    options: async ({}, use, info) => use({ program: lakemontWith({ waits }, info.outputPath('short-waits.json')) }),
  });

  test('they are warned, may ask for more time, and are otherwise forgotten', async ({ station }) => {
    await signIn(station);
    const page = await station.walkup();
    await page.getByRole('button', { name: 'Start' }).click();
    await page.getByRole('button', { name: 'I have read this' }).click();
    await page.getByLabel('Family name').fill(ANNA.familyName);

    const warning = page.getByRole('alertdialog', { name: 'Are you still there?' });
    await expect(warning).toBeVisible();
    await expect(warning.getByText(/In \d seconds? this screen forgets what was entered here/)).toBeVisible();
    await warning.getByRole('button', { name: 'I need more time' }).click();
    await expect(warning).toHaveCount(0);
    await expect(page.getByLabel('Family name')).toHaveValue(ANNA.familyName);
    expect(keysNow(station), 'the draft lives on').toHaveLength(1);

    await expect(warning).toBeVisible();
    await inFreshProcesses(station, ['walkup'], async () => {
      await seen(station.counter, (counter) =>
        counter.getByText('A draft at the walk-up screen was left alone and ended'),
      );
    });
    await seen(station.walkup, (walkup) => walkup.getByRole('button', { name: 'Start' }));
    await expectForgotten(station);
  });
});
