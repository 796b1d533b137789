import type { Locator, Page } from 'playwright';
import { expect } from 'playwright/test';
import type { FakeCamera } from '../devices/camera.ts';
import { face, paper } from '../devices/camera.ts';
import type { Person } from './person.ts';

/** What a story needs of a station: its windows, asked for anew each time, because a replaced window is a new page. */
export interface Windows {
  walkup(): Promise<Page>;
  facing(): Promise<Page>;
  counter(): Promise<Page>;
}

/** The windows of a host that a story runs inside of. */
export const windowsOf = (host: { page(kind: string): Promise<Page> }): Windows => ({
  walkup: () => host.page('walkup'),
  facing: () => host.page('facing'),
  counter: () => host.page('counter'),
});

/** Called with a name after each screen that is worth a picture. */
export type Look = (name: string, page: Page) => Promise<void>;
const noLook: Look = async () => undefined;

const next = (page: Page) => page.getByRole('button', { name: 'Continue' }).click();

/**
 * Presses a button that ends its own window's process: the press is done, but the page may be gone before Playwright
 * hears so.
 */
export async function pressLast(button: Locator): Promise<void> {
  await button.click().catch((problem: Error) => {
    if (!/Target crashed|has been closed|Target page/.test(problem.message)) throw problem;
  });
}

/** A slip, a card or a fresh window is a browser process to be started, which takes long where many are. */
const PRESS_MS = 40_000;

/** Waits until a window shows this, whichever process draws the window by then, and gives its page. */
export async function seen(window: () => Promise<Page>, find: (page: Page) => Locator): Promise<Page> {
  let page: Page | undefined;
  await expect(async () => {
    page = await window();
    await expect(find(page).first()).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: PRESS_MS });
  return page as Page;
}

/** The same for a heading, which is how a person knows one screen from another. */
export const seenHeading = (window: () => Promise<Page>, name: string | RegExp): Promise<Page> =>
  seen(window, (page) => page.getByRole('heading', { name }));

/** From the welcome screen to "Are your answers right?". */
export async function answerQuestions(windows: Windows, person: Person, look: Look = noLook): Promise<void> {
  const page = await windows.walkup();
  await look('welcome', page);
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('heading', { name: 'What we keep, and what we forget' })).toBeVisible();
  await look('truth', page);
  await page.getByRole('button', { name: 'I have read this' }).click();
  await page.getByLabel('Given names').fill(person.givenNames);
  await page.getByLabel('Family name').fill(person.familyName);
  await look('name', page);
  await next(page);
  await page.getByLabel('Day').fill(person.day);
  await page.getByLabel('Month').selectOption({ label: person.month });
  await page.getByLabel('Year').fill(person.year);
  await look('birth', page);
  await next(page);
  await page.getByRole('radio', { name: 'Yes, print it' }).check();
  await next(page);
  await page.getByLabel('Street and number').fill(person.street);
  await page.getByLabel('Apartment or unit').fill(person.unit);
  await page.getByLabel('City', { exact: true }).fill(person.city);
  await page.getByLabel('State').fill(person.state);
  await page.getByLabel('ZIP code').fill(person.zip);
  await look('address', page);
  await next(page);
  await page.getByRole('radio', { name: 'Female' }).check();
  await look('gender', page);
  await next(page);
  await page.getByRole('radio', { name: 'Yes, print one' }).check();
  await page.getByLabel('Their name').fill(person.contactName);
  await page.getByLabel('Their phone number').fill(person.contactPhone);
  await look('emergency', page);
  await next(page);
  await expect(page.getByRole('heading', { name: 'Are your answers right?' })).toBeVisible();
  await look('check', page);
}

/** From the welcome screen to a waiting number, which it gives with the code of its slip. */
export async function applyAtWalkup(
  windows: Windows,
  person: Person,
  look: Look = noLook,
): Promise<{ number: string; code: string }> {
  await answerQuestions(windows, person, look);
  const page = await windows.walkup();
  await page.getByRole('button', { name: 'Yes, get my number' }).click();
  await expect(page.getByRole('heading', { name: 'Your number is' })).toBeVisible({ timeout: PRESS_MS });
  await look('waiting', page);
  return readTicket(page);
}

/** The waiting number and the forget code, as they stand on the waiting screen. */
export async function readTicket(page: Page): Promise<{ number: string; code: string }> {
  const text = await page.locator('main').innerText();
  const number = /\b[A-Z] \d{1,2}\b/.exec(text)?.[0];
  const code = /\b[0-9A-HJKMNP-TV-Z]{3}[ -]?[0-9A-HJKMNP-TV-Z]{3}\b/.exec(text)?.[0];
  if (!number || !code) throw new Error('the waiting screen shows no number or no code');
  return { number, code };
}

/** From the name to "Are your answers right?", all that is optional left off but, where it is wanted, the contact. */
export async function answerBriefly(page: Page, person: Person, contact: 'contact' | 'no contact'): Promise<void> {
  await page.getByLabel('Given names').fill(person.givenNames);
  await page.getByLabel('Family name').fill(person.familyName);
  await next(page);
  await page.getByLabel('Day').fill(person.day);
  await page.getByLabel('Month').selectOption({ label: person.month });
  await page.getByLabel('Year').fill(person.year);
  await next(page);
  for (const question of ['An address on your card?', 'A gender on your card?', 'An emergency contact on your card?']) {
    await expect(page.getByRole('heading', { name: question })).toBeVisible();
    if (contact === 'contact' && question.startsWith('An emergency contact')) {
      await page.getByRole('radio', { name: 'Yes, print one' }).check();
      await page.getByLabel('Their name').fill(person.contactName);
      await page.getByLabel('Their phone number').fill(person.contactPhone);
    } else {
      await page.getByRole('radio', { name: /leave it off/i }).check();
    }
    await next(page);
  }
  await expect(page.getByRole('heading', { name: 'Are your answers right?' })).toBeVisible();
}

/** From the welcome screen to a waiting number by the shortest way: name and birth, all else left off. */
export async function applyBriefly(windows: Windows, person: Person): Promise<{ number: string; code: string }> {
  const page = await windows.walkup();
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('button', { name: 'I have read this' }).click();
  await answerBriefly(page, person, 'no contact');
  await page.getByRole('button', { name: 'Yes, get my number' }).click();
  await expect(page.getByRole('heading', { name: 'Your number is' })).toBeVisible({ timeout: PRESS_MS });
  return readTicket(page);
}

/** Somebody has applied, has gone to sit down, and is now in front of the clerk. */
export async function bringToCounter(windows: Windows, person: Person): Promise<{ number: string; code: string }> {
  const ticket = await applyBriefly(windows, person);
  await leaveWalkup(windows);
  await signIn(windows);
  await take(windows, ticket.number);
  return ticket;
}

/** Leaves the waiting screen, as a person does who walks away with the slip. */
export async function leaveWalkup(windows: Windows): Promise<void> {
  const page = await windows.walkup();
  await pressLast(page.getByRole('button', { name: 'Done' }));
  await seen(windows.walkup, (page) => page.getByRole('button', { name: 'Start' }));
}

export async function signIn(windows: Windows, name = 'R. Osei', pin = '2468'): Promise<void> {
  const page = await windows.counter();
  await page.getByRole('radio', { name: new RegExp(name) }).check();
  await page.getByLabel('PIN', { exact: true }).fill(pin);
  await page.getByRole('button', { name: /^Sign in/ }).click();
}

/** The clerk begins for somebody who does not use the kiosk; `language` as the dialog offers it. */
export async function beginAtCounter(windows: Windows, language: string): Promise<void> {
  const page = await windows.counter();
  await page.getByRole('button', { name: /^Begin an application/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: language }).check();
  await dialog.getByRole('button', { name: /^Begin an application/ }).click();
  await expect(dialog).toHaveCount(0);
}

async function correct(windows: Windows, question: string, fill: (form: Locator) => Promise<void>): Promise<void> {
  const page = await windows.counter();
  const name = `Correct: ${question}`;
  await page.getByRole('button', { name }).click();
  const form = page.getByRole('form', { name });
  await fill(form);
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toHaveCount(0);
}

/** The clerk types or corrects the name, as the applicant says it. */
export const correctName = (windows: Windows, givenNames: string, familyName: string): Promise<void> =>
  correct(windows, 'Name', async (form) => {
    await form.getByLabel('Given names').fill(givenNames);
    await form.getByLabel('Family name').fill(familyName);
  });

export const correctBirth = (windows: Windows, person: Person): Promise<void> =>
  correct(windows, 'Date of birth', async (form) => {
    await form.getByLabel('Month').selectOption({ label: person.month });
    await form.getByLabel('Day').fill(person.day);
    await form.getByLabel('Year').fill(person.year);
  });

/** The clerk takes down that an optional answer is left off the card. */
export const leaveOff = (windows: Windows, question: string, choice: string): Promise<void> =>
  correct(windows, question, (form) => form.getByRole('radio', { name: choice }).check());

/** A waiting number as a text on a screen, whichever space stands in it. */
export const spoken = (number: string): RegExp => new RegExp(`^${number.replace(' ', '\\s')}$`);

export async function take(windows: Windows, number: string): Promise<void> {
  const page = await windows.counter();
  await page
    .getByLabel('Waiting numbers and today')
    .getByRole('button')
    .filter({ has: page.getByText(spoken(number)) })
    .click();
  await expect(page.getByRole('heading', { name: spoken(number) }).first()).toBeVisible();
}

/** Takes whoever is next, as the act at the end of the bar does. */
export async function takeNext(windows: Windows): Promise<void> {
  const page = await windows.counter();
  await page.getByRole('button', { name: /^Take [A-Z]/ }).click();
  await expect(page.getByRole('button', { name: /^Print card/ })).toBeVisible();
}

/** Records a document as a clerk does, with the keys: any word of it, its dates as they stand on it, Enter. */
export async function recordDocument(
  windows: Windows,
  name: string,
  dates: { issued?: string; expires?: string },
  whose: 'applicant' | 'caretaker' = 'applicant',
): Promise<void> {
  const page = await windows.counter();
  const label = whose === 'applicant' ? 'Add a document' : 'Add a document of the caretaker';
  await page.getByRole('combobox', { name: label, exact: true }).fill(name);
  await page.getByRole('option', { name }).first().click();
  const form = page.getByRole('form', { name });
  if (dates.issued) await form.getByLabel('Issued on').fill(dates.issued);
  if (dates.expires) await form.getByLabel('Expires on').fill(dates.expires);
  await form.getByRole('button', { name: 'I had it in my hand: record it' }).click();
  await expect(page.getByRole('button', { name: `Remove ${name}` })).toBeVisible();
}

/** A passport that is valid for years, and a bill of last week: enough for Lakemont. */
export async function recordEvidence(windows: Windows): Promise<void> {
  const lastWeek = new Date(Date.now() - 7 * 86_400_000);
  await recordDocument(windows, 'Passport', { expires: `4/14/${new Date().getFullYear() + 2}` });
  await recordDocument(windows, 'Utility bill', {
    issued: `${lastWeek.getMonth() + 1}/${lastWeek.getDate()}/${lastWeek.getFullYear()}`,
  });
}

export async function holdImage(windows: Windows, name: string, camera: FakeCamera, mark = 0): Promise<void> {
  camera.show(paper(mark));
  const page = await windows.counter();
  await page.getByRole('button', { name: `Hold an image of ${name}` }).click();
  await page.getByRole('button', { name: 'Take the picture' }).click();
  await page.getByRole('button', { name: 'Hold this image' }).click();
  await expect(page.getByText(/image held/).first()).toBeVisible();
}

export async function takePortrait(windows: Windows, camera: FakeCamera, look: Look = noLook): Promise<void> {
  camera.show(face());
  const page = await windows.counter();
  await page.getByRole('button', { name: /^Take portrait/ }).click();
  const picture = page.getByRole('button', { name: 'Take the picture' });
  await expect(picture).toBeEnabled();
  await look('portrait', page);
  await picture.click();
  await page.getByRole('button', { name: 'Use this portrait' }).click();
  await expect(page.getByRole('img', { name: /portrait taken/i })).toBeVisible();
}

/** `card`: which it is, as the programme names it; the first card where nothing is said. */
export async function payFee(windows: Windows, card?: string): Promise<void> {
  const page = await windows.counter();
  await page.getByRole('button', { name: /^Fee:/ }).click();
  const dialog = page.getByRole('dialog');
  if (card) await dialog.getByRole('radio', { name: card }).check();
  await dialog.getByRole('radio', { name: /^Paid/ }).check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('button', { name: /^Fee: .* paid/ })).toBeVisible();
}

/** The applicant reads the card on the facing screen and confirms it. */
export async function confirmPreview(windows: Windows, look: Look = noLook): Promise<void> {
  const page = await windows.facing();
  await expect(page.getByRole('heading', { name: 'This is your card' })).toBeVisible();
  await look('preview', page);
  await page.getByRole('button', { name: 'Yes, this is right' }).click();
}

/** What the clerk does between taking the number and the applicant's last look at the card. */
export async function makePrintable(windows: Windows, camera: FakeCamera, look: Look = noLook): Promise<void> {
  await recordEvidence(windows);
  await takePortrait(windows, camera, look);
  await payFee(windows);
}

/** Everything between taking the number and the Print button. */
export async function makeReady(windows: Windows, camera: FakeCamera, look: Look = noLook): Promise<void> {
  await makePrintable(windows, camera, look);
  await confirmPreview(windows, look);
}

export async function print(windows: Windows): Promise<void> {
  const page = await windows.counter();
  await page.getByRole('button', { name: /^Print (card|again)/ }).click();
  await expect(page.getByText(/The printer says it has finished/).first()).toBeVisible({ timeout: PRESS_MS });
}

const IN_ENGLISH = {
  hold: /^Hold your card/,
  right: 'Yes, my card is right',
  // An end whose purge is not verified is headed "Your card is ready." and no more.
  ready: /^Your card is ready\. (Nothing else is kept|Your application is deleted)\./,
};

/** The applicant says that the card is right, the clerk confirms it, and the certificate comes up. */
export const issue = (windows: Windows, look: Look = noLook): Promise<void> => issueAs(windows, IN_ENGLISH, look);

/** The same, with the applicant's screen in their language. */
export async function issueAs(
  windows: Windows,
  says: { hold: RegExp; right: string; ready: RegExp },
  look: Look = noLook,
): Promise<void> {
  const facing = await seenHeading(windows.facing, says.hold);
  await look('card-in-hand', facing);
  await facing.getByRole('button', { name: says.right }).click();
  const counter = await windows.counter();
  await expect(counter.getByText('The applicant says on their screen: the card is right.')).toBeVisible();
  await look('is-it-right', counter);
  await pressLast(counter.getByRole('button', { name: /^Card is right/ }));
  await look('certificate', await seenHeading(windows.facing, says.ready));
  await look('issued', await seen(windows.counter, (page) => page.getByText('Card issued')));
}
