import type { Locator, Page } from 'playwright';
import { expect } from 'playwright/test';

/** More stops than any screen has: whoever tabs this often without arriving never will. */
const STOPS = 60;

const focused = (target: Locator): Promise<boolean> =>
  target.evaluateAll((found) => found.some((element) => element === document.activeElement));

/** Presses Tab (or Shift+Tab) until this has the focus, as a person without a mouse does. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target.first()).toBeVisible();
  for (let stop = 0; stop < STOPS; stop++) {
    if (await focused(target)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${STOPS} presses of ${key} do not reach ${target}`);
}

/** Goes to a button by Tab and presses it with Enter. */
export async function pressByKey(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, page.getByRole('button', { name }));
  await page.keyboard.press('Enter');
}

/** Goes to a field by Tab and types into it. */
export async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.type(text);
}

/** Goes into a group of radio buttons by Tab and on by arrows until this one is chosen. */
export async function chooseByKey(page: Page, group: Locator, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible();
  for (let stop = 0; stop < STOPS; stop++) {
    if (await focused(group)) break;
    await page.keyboard.press('Tab');
  }
  // Arriving chooses nothing: Space chooses where one is, an arrow the next one.
  if (await focused(wanted)) await page.keyboard.press('Space');
  for (let step = 0; step < STOPS && !(await wanted.isChecked()); step++) await page.keyboard.press('ArrowDown');
  await expect(wanted).toBeChecked();
}
