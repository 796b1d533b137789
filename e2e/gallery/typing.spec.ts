import type { Page } from 'playwright';
import { expect, test } from 'playwright/test';
import type { WalkupView } from '../../electron/contract/views.ts';
import { loneWindow } from './lone-window.ts';
import { walkupAlbum } from './views/walkup.ts';

/** What a person does at the walk-up window, and what the window then sends: fingers, keys, and second thoughts. */
const walkup = loneWindow('walkup', true);
let page: Page;

const viewOf = (name: string): WalkupView => {
  const shot = walkupAlbum.shots.find((candidate) => candidate.name === name);
  if (!shot) throw new Error(`no view ${name}`);
  return shot.view;
};

async function open(view: WalkupView, answers: Record<string, unknown> = {}) {
  page = await walkup.open(view, answers);
  await page.locator('h1').waitFor();
}
const { sent } = walkup;

test('the keys on the screen type into the field that has the focus, and leave it there', async () => {
  await open(viewOf('name'));
  const given = page.getByLabel('Given names');
  await expect(given).toBeFocused();
  for (const key of ['A', 'n', 'n', 'n', 'Delete', 'a', 'Space', 'M']) {
    await page.getByRole('button', { name: key, exact: true }).tap();
  }
  await expect(given).toHaveValue('Anna M');
  await expect(given).toBeFocused();
  await page.getByLabel('Family name').fill('Eriksson-Okafor');
  await page.getByRole('button', { name: 'Continue' }).click();
  expect(await sent('answer')).toEqual([
    { question: 'name', value: { givenNames: 'Anna M', familyName: 'Eriksson-Okafor' } },
  ]);
});

test('the keys type at the caret, and letters with marks are one key away', async () => {
  await open(viewOf('name'));
  const given = page.getByLabel('Given names');
  await given.fill('Jos');
  await page.getByRole('button', { name: /letters with marks/ }).tap();
  await page.getByRole('button', { name: 'é', exact: true }).tap();
  await expect(given).toHaveValue('José');
  await given.press('Home');
  await page.getByRole('button', { name: 'Ñ', exact: true }).tap();
  await expect(given).toHaveValue('ÑJosé');
});

test('arrows walk over the keys, which are one stop of the Tab key', async () => {
  await open(viewOf('birth-missing'));
  await page.getByLabel('Year').focus();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: '1', exact: true })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: '5', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Year')).toHaveValue('5');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Back' })).toBeFocused();
});

test('what is wrong is said at the top and at the field, and leads to it', async () => {
  await open(viewOf('birth-missing'));
  await page.getByLabel('Day').fill('30');
  await page.getByLabel('Month').selectOption('February');
  await page.getByLabel('Year').fill('1974');
  await page.getByRole('button', { name: 'Continue' }).click();
  const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' });
  await expect(summary).toBeFocused();
  expect(await sent('answer')).toEqual([]);
  await summary.getByRole('link', { name: /no such day/ }).click();
  await expect(page.getByLabel('Day')).toBeFocused();
  await expect(page.getByLabel('Day')).toHaveAccessibleDescription(/no such day/);
});

test('a failure of main is said at its field', async () => {
  await open(viewOf('birth'), { answer: { ok: false, error: { code: 'answer.tooYoung', field: 'dateOfBirth' } } });
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByLabel('Day')).toHaveAccessibleDescription(/older people/);
});

test('a double tap sends once', async () => {
  await open(viewOf('check'), {});
  await page.getByRole('button', { name: 'Yes, get my number' }).dblclick();
  expect(await sent('submit')).toHaveLength(1);
});

test('stop and forget me asks once, and Escape takes it back', async () => {
  await open(viewOf('name'));
  await page.getByRole('button', { name: 'Stop and forget me' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  expect(await sent('forget')).toEqual([]);
  await page.getByRole('button', { name: 'Stop and forget me' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stop and forget me' }).click();
  expect(await sent('forget')).toHaveLength(1);
});

test('with a number and its code a waiting person is forgotten', async () => {
  await open(viewOf('welcome'));
  await page.getByRole('button', { name: /I have a number/ }).click();
  await page.getByLabel('Waiting number').fill('a43');
  await page.getByLabel('Forget code').fill('7kq4-mx');
  await page.getByRole('button', { name: 'Forget me', exact: true }).click();
  expect(await sent('forgetWaiting')).toEqual([{ number: 'A 43', code: '7KQ4-MX' }]);
});

test('touching the screen says still here, but not more often than every five seconds', async () => {
  await open(viewOf('name'));
  await page.keyboard.type('Anna Maria');
  expect(await sent('stillHere')).toHaveLength(1);
});
