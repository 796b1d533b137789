import { expect } from 'playwright/test';
import { ANNA } from './person.ts';
import { expectForgotten, inFreshProcesses, keysNow, storeNow } from './proof.ts';
import { answerQuestions, applyBriefly, leaveWalkup, pressLast, seen, seenHeading, signIn } from './steps.ts';
import { test } from './story.ts';

test('stop and forget me, while answering', async ({ station }) => {
  await answerQuestions(station, ANNA);
  const page = await station.walkup();
  expect(keysNow(station), 'a draft has a key').toHaveLength(1);

  // One act, one confirmation; and a confirmation that can be declined.
  await page.getByRole('button', { name: 'Stop and forget me' }).click();
  const question = page.getByRole('dialog', { name: 'Stop and forget everything?' });
  await question.getByRole('button', { name: 'No, go on' }).click();
  await expect(page.getByText(ANNA.familyName)).toBeVisible();

  await inFreshProcesses(station, ['walkup'], async () => {
    await page.getByRole('button', { name: 'Stop and forget me' }).click();
    await pressLast(question.getByRole('button', { name: 'Stop and forget me' }));
    await seenHeading(station.walkup, 'You are forgotten');
  });
  await expectForgotten(station);
  expect(storeNow(station).ledger).toContain('purge.verified');
  await expect((await station.walkup()).getByText(ANNA.familyName)).toHaveCount(0);
});

test('stop and forget me, while waiting, with the number and the code of the slip', async ({ station }) => {
  const { number, code } = await applyBriefly(station, ANNA);
  await leaveWalkup(station);
  await signIn(station);
  const queue = (await station.counter()).getByLabel('Waiting numbers and today');
  await expect(queue.getByText('Waiting, 1')).toBeVisible();

  const page = await station.walkup();
  await page.getByRole('button', { name: 'I have a number: stop and forget me' }).click();
  await page.getByLabel('Waiting number').fill(number.toLowerCase().replace(' ', ''));
  await page.getByLabel('Forget code').fill(code === '000000' ? '111111' : '000000');
  await page.getByRole('button', { name: 'Forget me', exact: true }).click();
  await expect(
    page.getByText('This number and code do not go together. Check both on your slip.').first(),
  ).toBeVisible();
  expect(storeNow(station).casework, 'a wrong code forgets nobody').toBeGreaterThan(0);

  await inFreshProcesses(station, ['walkup'], async () => {
    await page.getByLabel('Forget code').fill(code);
    await pressLast(page.getByRole('button', { name: 'Forget me', exact: true }));
    const end = await seenHeading(station.walkup, 'You are forgotten');
    await expectForgotten(station);
    // Number and code were typed here: that process goes with the screen.
    await pressLast(end.getByRole('button', { name: 'Done' }));
    await seen(station.walkup, (fresh) => fresh.getByRole('button', { name: 'Start' }));
  });
  await expect(queue.getByText('Nobody is waiting.')).toBeVisible();
});
