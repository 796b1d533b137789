import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import type { WalkupView } from '../../electron/contract/views.ts';
import { skipped } from '../devices/lacking.ts';
import { chooseByKey, pressByKey, tabTo } from './keys.ts';
import { test as slipStory, slipsUnread } from './press.ts';
import { keysNow, storeNow } from './proof.ts';
import { seen, seenHeading, signIn } from './steps.ts';
import { lakemontWith, test } from './story.ts';

/** From the first screen to the documents, for somebody at an age at which nobody has to come along. */
async function askFor(page: Page, age: string): Promise<void> {
  await page.getByRole('button', { name: 'Do I have what I need?' }).click();
  await expect(page.getByRole('heading', { name: 'Who is the card for?' })).toBeVisible();
  await page.getByRole('radio', { name: age, exact: true }).check();
  await page.getByRole('button', { name: 'Continue' }).click();
}

const tick = (page: Page, name: string) => page.getByRole('checkbox', { name, exact: true }).check();

/** What main last pushed to the walk-up screen, as a page would find it that came later. */
const viewOf = async (page: Page): Promise<WalkupView> =>
  ((await page.evaluate('window.walkup.view()')) as { value: WalkupView }).value;

test('what somebody has is judged, printed and forgotten, and the application begins empty', async ({ station }) => {
  await signIn(station);
  const counter = await station.counter();
  await expect(counter.getByLabel('Waiting numbers and today')).toBeVisible();
  const before = storeNow(station).ledger;
  const page = await station.walkup();
  const untouched = (await viewOf(page)).screen;
  await askFor(page, '21 years or older');
  const unticked = await viewOf(page);

  await tick(page, 'Passport');
  await page.getByRole('button', { name: 'Check 1 document' }).click();
  await expect(page.getByRole('heading', { name: 'Something is missing' })).toBeVisible();
  const needs = page.locator('section').filter({ has: page.getByRole('heading', { name: 'What must be shown' }) });
  await expect(needs.getByText('Missing: Residency')).toBeVisible();
  await expect(needs.getByText('Shown: Identity')).toBeVisible();
  await expect(needs.getByText('One document that shows living in Lakemont')).toBeVisible();
  const bring = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Bring one of these' }) });
  for (const name of ['Utility bill', 'Lease', 'Bank statement']) {
    await expect(bring.getByRole('listitem').filter({ hasText: name })).toHaveCount(1);
  }

  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByRole('checkbox', { name: 'Passport', exact: true }), 'still ticked').toBeChecked();
  await tick(page, 'Utility bill');
  await page.getByRole('button', { name: 'Check 2 documents' }).click();
  await expect(page.getByRole('heading', { name: 'You have what you need' })).toBeVisible();
  await expect(page.getByText(/^Missing: /)).toHaveCount(0);

  await page.getByRole('button', { name: 'Print the list' }).click();
  await expect(page.getByText('Your list is printed. Take it with you.')).toBeVisible({ timeout: 40_000 });
  await expect(counter.getByText(/slip printer has printed a list of what to bring/)).toBeVisible();

  // Main judged and printed, and its view knows no more than before the first tick.
  const judged = await viewOf(page);
  expect(judged.screen).toEqual(unticked.screen);
  expect(storeNow(station)).toMatchObject({ casework: 0, openPurges: 0, ledger: before });
  expect(keysNow(station), 'nobody began anything').toEqual([]);

  await page.getByRole('button', { name: 'Apply now' }).click();
  await seenHeading(station.walkup, 'What we keep, and what we forget');
  await page.getByRole('button', { name: 'I have read this' }).click();
  await expect(page.getByLabel('Given names')).toHaveValue('');
  await expect(page.getByLabel('Family name')).toHaveValue('');
  const after = await viewOf(page);
  expect(after.screen).toMatchObject({ at: 'question', question: 'name' });
  const told = JSON.stringify(after);
  for (const trace of ['foreign-passport', 'utility-bill', 'ageFrom', 'caretakerTypes']) {
    expect(told, 'nothing carried over').not.toContain(trace);
  }
  expect(storeNow(station).ledger.join(' ')).not.toMatch(/precheck|passport|utility/);

  // A question out of the application asks everything anew.
  await page.getByRole('button', { name: 'Back' }).click();
  await seenHeading(station.walkup, 'What we keep, and what we forget');
  await page.getByRole('button', { name: 'Back' }).click();
  await seen(station.walkup, (fresh) => fresh.getByRole('button', { name: 'Start' }));
  const again = await station.walkup();
  expect((await viewOf(again)).screen).toEqual(untouched);
  await askFor(again, '21 years or older');
  await expect(again.getByRole('checkbox', { name: 'Passport', exact: true })).not.toBeChecked();
  await expect(again.getByRole('checkbox', { checked: true })).toHaveCount(0);
});

slipStory('the same in Spanish, with the list in Spanish', async ({ press, station }) => {
  slipStory.skip(skipped('the words of a slip', slipsUnread), slipsUnread ?? '');
  slipStory.skip(station.hostKind !== 'stand-in', 'the press is read inside the host');
  const page = await station.walkup();
  await page.getByRole('button', { name: 'Español' }).click();
  await page.getByRole('button', { name: '¿Tengo lo necesario?' }).click();
  await expect(page.getByRole('heading', { name: '¿Para quién es la tarjeta?' })).toBeVisible();
  await page.getByRole('radio', { name: '21 años o más', exact: true }).check();
  await page.getByRole('button', { name: 'Continuar' }).click();
  await expect(page.getByRole('heading', { name: '¿Qué documentos tiene?' })).toBeVisible();
  await tick(page, 'Pasaporte');
  await page.getByRole('button', { name: 'Revisar 1 documento' }).click();
  await expect(page.getByRole('heading', { name: 'Falta algo' })).toBeVisible();
  await expect(page.getByText('Falta: Residencia')).toBeVisible();
  await expect(page.getByText('Un documento que muestre que vive en Lakemont')).toBeVisible();
  const bring = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'Traiga una de estas opciones' }) });
  await expect(bring.getByRole('listitem').filter({ hasText: 'Recibo de servicios' })).toHaveCount(1);

  await page.getByRole('button', { name: 'Atrás' }).click();
  await tick(page, 'Recibo de servicios');
  await page.getByRole('button', { name: 'Revisar 2 documentos' }).click();
  await expect(page.getByRole('heading', { name: 'Tiene lo necesario' })).toBeVisible();
  await page.getByRole('button', { name: 'Imprimir la lista' }).click();
  await expect(page.getByText('Su lista está impresa. Llévesela.')).toBeVisible({ timeout: 40_000 });
  expect(press.made).toHaveLength(1);
  for (const sentence of ['¿Tengo lo necesario?', 'Pasaporte', 'Recibo de servicios', 'no se guardó.']) {
    expect(press.made[0]?.text).toContain(sentence);
  }
  await page.getByRole('button', { name: 'Solicitarla ahora' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  expect((await viewOf(page)).screen.at).toBe('truth');
});

test('a child of nine is asked who comes along, and what they bring', async ({ station }) => {
  const page = await station.walkup();
  await askFor(page, 'Up to 13 years old');
  await expect(page.getByRole('heading', { name: 'Does a parent or guardian come along?' })).toBeVisible();
  await expect(page.getByText('At this age somebody has to come along and speak for the person.')).toBeVisible();

  await page.getByRole('radio', { name: 'No', exact: true }).check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await tick(page, 'Birth certificate');
  await page.getByRole('button', { name: 'Check 1 document' }).click();
  await expect(page.getByRole('heading', { name: 'Something is missing' })).toBeVisible();
  await expect(page.getByText('They have to come along.')).toBeVisible();
  await expect(page.getByText(/^A parent or guardian comes along and brings:/).first()).toBeVisible();

  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('radio', { name: 'Yes', exact: true }).check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await tick(page, 'Utility bill');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'What does the parent or guardian bring?' })).toBeVisible();
  await tick(page, 'Passport');
  await tick(page, 'Lease');
  await page.getByRole('button', { name: 'Check 2 documents' }).click();
  await expect(page.getByText('Missing: Relationship')).toBeVisible();
  await expect(page.getByText(/^The parent or guardian brings:/).first()).toBeVisible();

  await page.getByRole('button', { name: 'Back' }).click();
  await tick(page, 'Child’s birth record naming the parent');
  await page.getByRole('button', { name: 'Check 3 documents' }).click();
  await expect(page.getByRole('heading', { name: 'You have what you need' })).toBeVisible();
  await expect(page.getByText('Not needed: Photo')).toBeVisible();
  await expect(page.getByText('Shown: Relationship')).toBeVisible();
});

test('the pre-check by keyboard alone', async ({ station }) => {
  const page = await station.walkup();
  await pressByKey(page, 'Do I have what I need?');
  await expect(page.getByRole('heading', { name: 'Who is the card for?' })).toBeVisible();
  await chooseByKey(page, page.getByRole('radio'), page.getByRole('radio', { name: '21 years or older', exact: true }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'What documents do you have?' })).toBeVisible();
  const space = async (name: string) => {
    const box = page.getByRole('checkbox', { name, exact: true });
    await tabTo(page, box);
    await page.keyboard.press('Space');
    await expect(box).toBeChecked();
  };
  await space('Passport');
  await pressByKey(page, 'Check 1 document');
  await expect(page.getByRole('heading', { name: 'Something is missing' })).toBeVisible();
  await pressByKey(page, 'Back');
  await space('Utility bill');
  await pressByKey(page, 'Check 2 documents');
  await expect(page.getByRole('heading', { name: 'You have what you need' })).toBeVisible();
  await pressByKey(page, 'Print the list');
  await expect(page.getByText('Your list is printed. Take it with you.')).toBeVisible({ timeout: 40_000 });
  await pressByKey(page, 'Apply now');
  await seenHeading(station.walkup, 'What we keep, and what we forget');
});

test.describe('somebody walks away from the pre-check', () => {
  const waits = { draftIdleSeconds: 6, draftWarningSeconds: 5, slipSeconds: 60, certificateSeconds: 30 };
  test.use({
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from this pattern what the part needs
    options: async ({}, use, info) => use({ program: lakemontWith({ waits }, info.outputPath('short-waits.json')) }),
  });

  test('they are warned, may ask for more time, and the ticks are gone with them', async ({ station }) => {
    const page = await station.walkup();
    await askFor(page, '21 years or older');
    await tick(page, 'Passport');
    const warning = page.getByRole('alertdialog', { name: 'Are you still there?' });
    await expect(warning).toBeVisible();
    await warning.getByRole('button', { name: 'I need more time' }).click();
    await expect(warning).toHaveCount(0);
    await expect(page.getByRole('checkbox', { name: 'Passport', exact: true })).toBeChecked();

    await expect(warning).toBeVisible();
    // The warning itself offers to start again.
    const fresh = await seen(station.walkup, (walkup) => walkup.getByRole('button', { name: 'Start', exact: true }));
    expect((await viewOf(fresh)).screen).toEqual({ at: 'welcome' });
    await askFor(fresh, '21 years or older');
    await expect(fresh.getByRole('checkbox', { name: 'Passport', exact: true })).toBeVisible();
    await expect(fresh.getByRole('checkbox', { checked: true })).toHaveCount(0);
    expect(keysNow(station)).toEqual([]);
  });
});
