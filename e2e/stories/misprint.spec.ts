import { expect } from 'playwright/test';
import { ANNA } from './person.ts';
import { expectForgotten, storeNow } from './proof.ts';
import { bringToCounter, issue, makeReady, print } from './steps.ts';
import { test } from './story.ts';

test('a misprint is void for good, and the card is printed again under a new number', async ({ station, camera }) => {
  await bringToCounter(station, ANNA);
  await makeReady(station, camera);
  await print(station);
  const [first] = storeNow(station).attempts;

  const counter = await station.counter();
  await (await station.facing()).getByRole('button', { name: 'No, something is wrong' }).click();
  await expect(counter.getByText('The applicant says on their screen: the card is not right.')).toBeVisible();
  await counter.getByRole('button', { name: /^Something is wrong…/ }).click();
  const dialog = counter.getByRole('dialog', { name: 'What is wrong with the card?' });
  await dialog.getByRole('radio', { name: 'The print is unclear or incomplete' }).check();
  await dialog.getByRole('button', { name: /^Void this card/ }).click();
  await expect(counter.getByText(/^Card .* was spoiled\. That number is void/)).toBeVisible();
  await expect(counter.getByText('Spoiled cards').locator('..').getByText('1')).toBeVisible();

  await print(station);
  await issue(station);
  await expect((await station.facing()).getByText(/1 void card number stays; it is joined to nobody\./)).toBeVisible();
  await expectForgotten(station);
  const store = storeNow(station);
  const spoiled = store.attempts.find(({ card_number }) => card_number === first?.card_number);
  expect(spoiled).toMatchObject({ state: 'spoiled', application_id: null });
  expect(store.register, 'one application, one live card').toHaveLength(1);
  expect(store.register[0]?.card_number).not.toBe(first?.card_number);
});
