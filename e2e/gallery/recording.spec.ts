import type { Page } from 'playwright';
import { expect, test } from 'playwright/test';
import type { CounterView } from '../../electron/contract/views.ts';
import { loneWindow } from './lone-window.ts';
import { NOW } from './shot.ts';
import { counterViews } from './views/counter-states.ts';

/** What a clerk does with the keys, and what the counter then sends; and what it remembers of whom, and forgets. */
const counter = loneWindow('counter', false);
let page: Page;

const views = counterViews(NOW);
const view = (name: string): CounterView => {
  const found = views[name];
  if (!found) throw new Error(`no view ${name}`);
  return found;
};
const family = view('case-family');

/** The same family with another of its members in front. */
function inFront(id: string, more: Partial<NonNullable<CounterView['case']>> = {}): CounterView {
  const one = family.case;
  if (!one) throw new Error('the family has no case');
  const members = one.members.map((member) => ({ ...member, inFront: member.id === id }));
  return { ...family, case: { ...one, ...more, id, members } };
}

async function open(first: CounterView) {
  page = await counter.open(first);
  await page.getByRole('heading', { name: 'Documents seen' }).waitFor();
}
const { push, sent } = counter;

test('four acts record a document: a word of it, Enter, its date, Enter', async () => {
  await open(view('case'));
  await page.keyboard.press('F2');
  await page.keyboard.type('gas');
  await page.keyboard.press('Enter');
  await page.keyboard.type('11/3/2026');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Add a document' })).toBeFocused();
  expect(await sent('addDocument')).toEqual([
    {
      type: 'utility-bill',
      whose: 'applicant',
      form: 'original',
      issuedOn: '2026-11-03',
      expiresOn: null,
      conditions: [],
      verified: true,
      reading: null,
      alsoFor: [],
    },
  ]);
  // Recorded last, listed first.
  await page.keyboard.press('F2');
  await expect(page.getByRole('option').first()).toContainText('Utility bill');
});

test('a type without a date needs two', async () => {
  await open(view('case'));
  await page.keyboard.press('F2');
  await page.keyboard.type('nacim');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Add a document' })).toBeFocused();
  expect(await sent('addDocument')).toMatchObject([{ type: 'birth-certificate', issuedOn: null, expiresOn: null }]);
});

test('nothing is sent while a date is not understood or a condition not seen, and nothing typed is lost', async () => {
  await open(view('case'));
  await page.keyboard.press('F2');
  await page.keyboard.type('care of');
  await page.keyboard.press('Enter');
  await page.keyboard.type('31/31/2026');
  await page.keyboard.press('Enter');
  const date = page.getByLabel('Issued on');
  await expect(date).toBeFocused();
  await expect(page.getByText('Enter the date on it.')).toBeVisible();
  await date.fill('11/20/2026');
  await page.keyboard.press('Enter');
  const ticks = page.getByRole('form').getByRole('checkbox');
  await expect(ticks.first()).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  expect(await sent('addDocument')).toEqual([]);
  await page.keyboard.press('Enter');
  await expect.poll(() => sent('addDocument')).toHaveLength(1);
  expect(await sent('addDocument')).toMatchObject([
    { type: 'care-of-letter', issuedOn: '2026-11-20', conditions: ['served-30-days', 'may-use-address'] },
  ]);
});

test('what a reader read is listed first and fills the date; a clerk can say that it is another document', async () => {
  await open(view('case-read'));
  await page.keyboard.press('F2');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Expires on')).toHaveValue('2029-08-12');
  await page.getByRole('button', { name: 'Not this document' }).click();
  await page.getByLabel('Expires on').fill('1/9/28');
  await page.keyboard.press('Enter');
  await expect.poll(() => sent('addDocument')).toHaveLength(1);
  expect(await sent('addDocument')).toMatchObject([{ type: 'state-id', expiresOn: '2028-01-09', reading: null }]);
});

test('one paper for a child and, as the caretaker’s, for its brother', async () => {
  await open(family);
  await page.keyboard.press('F5');
  await page.keyboard.type('consular');
  await page.keyboard.press('Enter');
  await page.keyboard.type('1/9/2028');
  await page.getByRole('checkbox', { name: '3 Lucía' }).press('Space');
  await page.keyboard.press('Enter');
  await expect.poll(() => sent('addDocument')).toHaveLength(1);
  expect(await sent('addDocument')).toMatchObject([
    { type: 'consular-id', whose: 'caretaker', alsoFor: [{ member: 'm3', whose: 'caretaker' }] },
  ]);
});

test('moving between members of a family keeps what was half done for each; the next number knows nothing of it', async () => {
  await open(family);
  await page.keyboard.press('F2');
  await page.keyboard.type('gas');
  await page.keyboard.press('Enter');
  await page.keyboard.type('11/3');
  const main = page.getByRole('main');
  await main.evaluate((box) => box.scrollTo(0, 120));
  await expect.poll(() => main.evaluate((box) => box.scrollTop)).toBe(120);

  await page.keyboard.press('Alt+1');
  expect(await sent('member')).toEqual([{ id: 'm1' }]);
  await push(inFront('m1'));
  const search = page.getByRole('combobox', { name: 'Add a document', exact: true });
  await expect(search).toBeVisible();
  await search.fill('bank');

  await push(inFront('m2'));
  await expect(page.getByLabel('Issued on')).toHaveValue('11/3');
  await expect.poll(() => main.evaluate((box) => box.scrollTop)).toBe(120);
  await push(inFront('m1'));
  await expect(search).toHaveValue('bank');

  await push(inFront('m2', { number: 'A 46' }));
  await expect(search).toHaveValue('');
  await push(inFront('m2'));
  await expect(search).toHaveValue('');
});

test('the rules leave a document to the clerk, who decides by key', async () => {
  await open(view('case-decide'));
  await page.keyboard.press('Alt+y');
  await page.keyboard.press('Alt+g');
  await expect.poll(() => sent('decideGap')).toEqual([{ gap: 'teen-alone', accepted: true }]);
  expect(await sent('decideDocument')).toEqual([{ id: 'd2', decision: 'counts' }]);
});
