import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { expect } from 'playwright/test';
import { canariesOf } from '../forensics/rehearsal.ts';
import { scan } from '../forensics/scan.ts';
import { ANNA, type Person } from './person.ts';
import { expectForgotten, inFreshProcesses, keysNow, storeNow } from './proof.ts';
import {
  answerBriefly,
  confirmPreview,
  issue,
  type Look,
  leaveWalkup,
  payFee,
  pressLast,
  print,
  readTicket,
  recordDocument,
  seen,
  signIn,
  spoken,
  take,
  takePortrait,
} from './steps.ts';
import { test } from './story.ts';

const thisYear = new Date().getFullYear();

/** Born on a first of January, so that the age is the same on every day of this year. */
const member = (givenNames: string, age: number): Person => ({
  ...ANNA,
  givenNames,
  day: '1',
  month: 'January',
  year: String(thisYear - age),
  dateOfBirth: `${thisYear - age}-01-01`,
});

const MOTHER = member('Isaveth Corrin', 38);
const FATHER = member('Dagomar Wystan', 41);
const CHILD: Person = {
  ...member('Tamsolin Briar', 9),
  familyName: 'Vexholme-Arundley',
  contactName: 'Ottoline Grenfjord',
  contactPhone: '555 0162 8847',
};
const TEEN = member('Perrinel Ash', 16);

const pictures = join(import.meta.dirname, '../../test-results/stories');

/** High enough for the whole evidence panel of a child, who needs the most papers. */
const TALL_PX = 1640;

/** A picture of all that the window would show if it were high enough to need no scrolling. */
const look: Look = async (name, page) => {
  const usual = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  await page.setViewportSize({ ...usual, height: TALL_PX });
  await page.screenshot({ path: join(pictures, `family-${name}.png`) });
  await page.setViewportSize(usual);
};

const lastWeek = (() => {
  const day = new Date(Date.now() - 7 * 86_400_000);
  return `${day.getMonth() + 1}/${day.getDate()}/${day.getFullYear()}`;
})();

/** Opens the form of a document with the words that a clerk types. */
async function openForm(page: Page, name: string): Promise<Locator> {
  await page.getByRole('combobox', { name: 'Add a document', exact: true }).fill(name);
  await page.getByRole('option', { name }).first().click();
  return page.getByRole('form', { name });
}

const also = (form: Locator, person: Person): Locator =>
  form.getByRole('group', { name: /also shown for/ }).getByRole('checkbox', { name: new RegExp(person.givenNames) });

const asWhose = (form: Locator, person: Person): Locator =>
  form.getByRole('combobox', { name: new RegExp(`${person.givenNames}: whose document it is`) });

/** Goes to a member by the key that its place has. */
async function goTo(page: Page, place: number, person: Person): Promise<void> {
  await page.keyboard.press(`Alt+${place}`);
  await expect(
    page.getByLabel('Everybody under this number').getByRole('button', { name: new RegExp(person.givenNames) }),
  ).toHaveAttribute('aria-current', 'true');
}

test('a family of four under one number: papers shown once, one card issued, the others still there', async ({
  station,
  camera,
}) => {
  test.setTimeout(240_000);
  const walkup = await station.walkup();
  await walkup.getByRole('button', { name: 'Start' }).click();
  await walkup.getByRole('button', { name: 'I have read this' }).click();
  await answerBriefly(walkup, MOTHER, 'no contact');
  for (const person of [FATHER, CHILD, TEEN]) {
    await walkup.getByRole('button', { name: 'Someone else came with me' }).click();
    // A child's card must bear whom to call (the programme's `requiredFor`).
    await answerBriefly(walkup, person, person === CHILD ? 'contact' : 'no contact');
  }
  await walkup.getByRole('button', { name: 'Yes, get our number' }).click();
  await expect(walkup.getByText('It is for 4 people: come to the counter together.')).toBeVisible({ timeout: 40_000 });
  const { number } = await readTicket(walkup);
  await leaveWalkup(station);
  // One number, four records, each under a key of its own.
  expect(storeNow(station)).toMatchObject({ casework: 5, openPurges: 0 });
  expect(keysNow(station)).toHaveLength(4);

  await signIn(station);
  const counter = await station.counter();
  const row = counter.getByLabel('Waiting numbers and today').getByRole('listitem');
  await expect(row).toHaveCount(1);
  await expect(row).toContainText('4 people');
  await take(station, number);
  const members = counter.getByLabel('Everybody under this number').getByRole('button');
  await expect(members).toHaveCount(4);
  for (const [place, person] of [MOTHER, FATHER, CHILD, TEEN].entries()) {
    await expect(members.nth(place)).toContainText(person.givenNames);
  }

  // The child's caretaker first: only then can a paper be recorded as the caretaker's.
  await goTo(counter, 3, CHILD);
  await expect(counter.getByText('Parent or guardian of a child: must be here. How are they related?')).toBeVisible();
  await counter.getByRole('button', { name: /^Parent/ }).click();
  await expect(counter.getByRole('heading', { name: 'Caretaker: Parent' })).toBeVisible();
  const half = await openForm(counter, 'Utility bill');
  await half.getByLabel('Issued on').pressSequentially('11/');

  // Half typed, and the clerk is handed the parent's papers.
  await goTo(counter, 1, MOTHER);
  await expect(counter.getByRole('form')).toHaveCount(0);
  const passport = await openForm(counter, 'Passport');
  await passport.getByLabel('Expires on').fill(`4/14/${thisYear + 2}`);
  await also(passport, CHILD).check();
  await expect(asWhose(passport, CHILD)).toHaveValue('caretaker');
  await look('also-shown-for', counter);
  await passport.getByRole('button', { name: 'I had it in my hand: record it' }).click();
  await expect(counter.getByRole('button', { name: 'Remove Passport' })).toBeVisible();
  const lease = await openForm(counter, 'Lease');
  await lease.getByLabel('Issued on').fill(lastWeek);
  for (const person of [FATHER, CHILD, TEEN]) await also(lease, person).check();
  await expect(asWhose(lease, FATHER)).toHaveValue('applicant');
  await asWhose(lease, CHILD).selectOption('caretaker');
  await lease.getByRole('button', { name: 'I had it in my hand: record it' }).click();
  await expect(counter.getByRole('button', { name: 'Remove Lease' })).toBeVisible();
  await look('parent', counter);

  // Each has it in their own record; nobody has the passport but whose it is and who is spoken for.
  for (const [place, person] of [
    [2, FATHER],
    [4, TEEN],
  ] as const) {
    await goTo(counter, place, person);
    await expect(counter.getByRole('button', { name: 'Remove Lease' })).toHaveCount(1);
    await expect(counter.getByRole('button', { name: 'Remove Passport' })).toHaveCount(0);
  }

  await goTo(counter, 3, CHILD);
  const bill = counter.getByRole('form', { name: 'Utility bill' });
  await expect(bill.getByLabel('Issued on'), 'what was half typed is still there').toHaveValue('11/');
  await bill.getByLabel('Issued on').fill(lastWeek);
  await bill.getByRole('button', { name: 'I had it in my hand: record it' }).click();
  await expect(counter.getByRole('button', { name: 'Remove Utility bill' })).toBeVisible();
  await recordDocument(station, 'School ID with photo', {});
  await recordDocument(station, 'Birth certificate', {});
  const caretaker = counter.getByRole('region', { name: 'Caretaker: Parent' });
  await expect(caretaker.getByRole('button', { name: 'Remove Passport' })).toBeVisible();
  await expect(caretaker.getByRole('button', { name: 'Remove Lease' })).toBeVisible();
  await expect(counter.getByText('Documents still missing: Relationship.')).toBeVisible();
  await recordDocument(station, 'Child’s birth record naming the parent', {}, 'caretaker');
  await expect(counter.getByRole('region', { name: 'Documents seen' }).getByText('complete')).toBeVisible();
  // Who speaks for the child has shown all that is asked of them, and with it a photo: the child's own is spared.
  await expect(counter.getByText('Good, not needed')).toHaveCount(1);
  await look('child', counter);
  await inSpanish(counter, () => look('child-es', counter));

  await takePortrait(station, camera);
  await payFee(station);
  await confirmPreview(station);
  await print(station);
  await expect(counter.getByText(/^3 more people are waiting under/)).toBeVisible();
  await look('printed', counter);
  await inFreshProcesses(station, ['counter', 'facing'], () => issue(station));

  // The child is forgotten, and nobody else is.
  await expect
    .poll(() => ({ ...counts(storeNow(station)), keys: keysNow(station).length }))
    .toEqual({ casework: 4, openPurges: 0, issued: 1, keys: 3 });
  const found = scan(
    [
      { name: 'data', path: station.dataFolder },
      { name: 'RAM', path: station.ramFolder },
    ],
    canariesOf(CHILD),
  );
  expect(found.files).toBeGreaterThan(0);
  expect(found.traces.map(({ canary, form, path }) => `${canary}, ${form}: ${path}`)).toEqual([]);

  const after = await seen(station.counter, (page) => page.getByText('Card issued'));
  await look('others-remain', after);
  await expect(after.getByLabel('Waiting numbers and today')).toContainText('3 people');
  await take(station, number);
  const left = after.getByLabel('Everybody under this number').getByRole('button');
  await expect(left).toHaveCount(3);
  await expect(after.getByText(CHILD.givenNames)).toHaveCount(0);
  await goTo(after, 1, MOTHER);
  await expect(after.getByRole('button', { name: 'Remove Passport' })).toBeVisible();
  await expect(after.getByRole('button', { name: 'Remove Lease' })).toBeVisible();

  await goTo(after, 3, TEEN);
  await endAsLeft(station.counter, number);
  await expect
    .poll(() => ({ ...counts(storeNow(station)), keys: keysNow(station).length }))
    .toEqual({ casework: 3, openPurges: 0, issued: 1, keys: 2 });
  await expect((await station.counter()).getByLabel('Waiting numbers and today')).toContainText('2 people');

  for (const _ of [FATHER, MOTHER]) {
    await take(station, number);
    await endAsLeft(station.counter, number);
  }
  await expectForgotten(station);
  expect(storeNow(station).register).toMatchObject([{ status: 'live' }]);
});

const counts = ({ casework, openPurges, register }: ReturnType<typeof storeNow>) => ({
  casework,
  openPurges,
  issued: register.length,
});

/** Ends the one in front because they have left; the others stay. */
async function endAsLeft(window: () => Promise<Page>, number: string): Promise<void> {
  const page = await window();
  await page.getByRole('button', { name: /^Stop and forget…/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading')).toContainText(new RegExp(spoken(number).source.slice(1, -1)));
  await dialog.getByRole('radio', { name: 'The applicant has left' }).check();
  await pressLast(dialog.getByRole('button', { name: /^Forget everything/ }));
  await seen(window, (fresh) => fresh.getByText('Ended: the applicant left'));
}

/** Shows the window in Spanish for as long as something is done, by the clerk's own Display dialog. */
async function inSpanish(page: Page, act: () => Promise<void>): Promise<void> {
  for (const [language, then] of [
    ['Español', act],
    ['English', async () => undefined],
  ] as const) {
    await page.keyboard.press('Alt+v');
    await page.getByRole('dialog').getByRole('radio', { name: language }).check();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await then();
  }
}
