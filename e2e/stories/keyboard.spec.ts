import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { chooseByKey, pressByKey, tabTo, typeInto } from './keys.ts';
import { ANNA } from './person.ts';
import { expectForgotten, storeNow } from './proof.ts';
import { readTicket, seen, seenHeading, spoken } from './steps.ts';
import { test } from './story.ts';

/** No window hears a pointer in this story: a click that slipped in would make it prove nothing. */
const withoutPointer = (page: Page) =>
  page.evaluate(() => {
    for (const name of ['pointerdown', 'mousedown', 'touchstart'] as const) {
      document.addEventListener(
        name,
        (event) => {
          event.stopImmediatePropagation();
          event.preventDefault();
          document.documentElement.dataset.pointer = 'used';
        },
        { capture: true },
      );
    }
  });

const pointerUsed = (page: Page) => page.locator('html[data-pointer]').count();

test('the whole story by keyboard alone, on all three windows', async ({ station }) => {
  const walkup = await station.walkup();
  await withoutPointer(walkup);
  await pressByKey(walkup, 'Start');
  await pressByKey(walkup, 'I have read this');
  await expect(walkup.getByLabel('Given names'), 'the first field is where one types').toBeFocused();
  await walkup.keyboard.type(ANNA.givenNames);
  await typeInto(walkup, walkup.getByLabel('Family name'), ANNA.familyName);
  await walkup.keyboard.press('Enter');
  await expect(walkup.getByRole('heading', { name: 'What is your date of birth?' })).toBeVisible();
  await typeInto(walkup, walkup.getByLabel('Month'), ANNA.month);
  await typeInto(walkup, walkup.getByLabel('Day'), ANNA.day);
  await typeInto(walkup, walkup.getByLabel('Year'), ANNA.year);
  await walkup.keyboard.press('Enter');
  const choose = (name: string) =>
    chooseByKey(walkup, walkup.getByRole('radio'), walkup.getByRole('radio', { name, exact: true }));
  await choose('Yes, print it');
  await walkup.keyboard.press('Enter');
  await typeInto(walkup, walkup.getByLabel('Street and number'), ANNA.street);
  await typeInto(walkup, walkup.getByLabel('City', { exact: true }), ANNA.city);
  await typeInto(walkup, walkup.getByLabel('ZIP code'), ANNA.zip);
  await walkup.keyboard.press('Enter');
  await choose('Male');
  await walkup.keyboard.press('Enter');
  await expect(walkup.getByRole('heading', { name: 'An emergency contact on your card?' })).toBeVisible();
  await choose('No, leave it off');
  await pressByKey(walkup, 'Continue');
  // Second thoughts: one answer is changed from the check page, and Save leads back there.
  await pressByKey(walkup, 'Change: Gender');
  await choose('Leave it off');
  await pressByKey(walkup, 'Save');
  await pressByKey(walkup, 'Yes, get my number');
  await seenHeading(station.walkup, 'Your number is');
  const { number } = await readTicket(walkup);
  expect(await pointerUsed(walkup)).toBe(0);
  await pressByKey(walkup, 'Done').catch(() => undefined);
  await seen(station.walkup, (page) => page.getByRole('button', { name: 'Start' }));

  const counter = await station.counter();
  const facing = await station.facing();
  await withoutPointer(counter);
  await withoutPointer(facing);
  const osei = counter.getByRole('radio', { name: /R\. Osei/ });
  await tabTo(counter, counter.getByRole('radio'), 'Shift+Tab');
  for (let step = 0; step < 8 && !(await osei.isChecked()); step++) await counter.keyboard.press('ArrowDown');
  await typeInto(counter, counter.getByLabel('PIN', { exact: true }), '2468');
  await counter.keyboard.press('Enter');
  await expect(counter.getByRole('button', { name: /^Take / })).toBeVisible();
  // A key that comes while the last act is still under way is not taken, like a press on a button.
  const idle = () => expect(counter.locator('[aria-busy=true]')).toHaveCount(0);
  await idle();
  await counter.keyboard.press('F9');
  await expect(counter.getByRole('heading', { name: spoken(number) }).first()).toBeVisible();

  // Four acts a document: the key and a word of it, Enter, its date, Enter.
  const record = async (words: string, name: string, date: string) => {
    await idle();
    await counter.keyboard.press('F2');
    await expect(counter.getByRole('combobox', { name: 'Add a document' })).toBeFocused();
    await counter.keyboard.type(words);
    await counter.keyboard.press('Enter');
    await expect(counter.getByRole('form', { name })).toBeVisible();
    await counter.keyboard.type(date);
    await counter.keyboard.press('Enter');
    await expect(counter.getByRole('button', { name: `Remove ${name}` })).toBeVisible();
  };
  const lastWeek = new Date(Date.now() - 7 * 86_400_000);
  await record('passp', 'Passport', `04/14/${lastWeek.getFullYear() + 3}`);
  await record('utility', 'Utility bill', `${lastWeek.getMonth() + 1}/${lastWeek.getDate()}/${lastWeek.getFullYear()}`);

  await counter.keyboard.press('F6');
  await expect(counter.getByRole('button', { name: /^Take the picture/ })).toBeEnabled();
  await counter.keyboard.press('ArrowUp');
  await counter.keyboard.press('F9');
  await expect(counter.getByRole('button', { name: /^Use this portrait/ })).toBeVisible();
  await counter.keyboard.press('F9');
  await expect(counter.getByRole('img', { name: /portrait taken/i })).toBeVisible();
  await counter.keyboard.press('F8');
  await expect(counter.getByRole('dialog').getByRole('radio', { name: /^Paid/ })).toBeFocused();
  await counter.keyboard.press('F9');
  await expect(counter.getByRole('button', { name: /^Fee: .* paid/ })).toBeVisible();

  await seenHeading(station.facing, 'This is your card');
  await pressByKey(facing, 'Yes, this is right');
  await expect(counter.getByRole('button', { name: /^Print card/ })).not.toHaveAttribute('aria-disabled', 'true');
  await counter.keyboard.press('F9');
  await seenHeading(station.facing, /^Hold your card/);
  await pressByKey(facing, 'Yes, my card is right');
  await expect(counter.getByText('The applicant says on their screen: the card is right.')).toBeVisible();
  expect([await pointerUsed(counter), await pointerUsed(facing)]).toEqual([0, 0]);
  await counter.keyboard.press('F9').catch(() => undefined);

  const end = await seenHeading(station.facing, /^Your card is ready\. Nothing else is kept/);
  await expectForgotten(station);
  expect(storeNow(station).register).toHaveLength(1);
  await pressByKey(end, 'Done');
  await seenHeading(station.facing, /counter\.$/);
});
