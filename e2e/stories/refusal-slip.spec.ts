import { expect } from 'playwright/test';
import { skipped } from '../devices/lacking.ts';
import type { Station } from '../driver.ts';
import { ANNA } from './person.ts';
import { slipsUnread, test } from './press.ts';
import { expectForgotten, keysNow, storeNow } from './proof.ts';
import { beginAtCounter, correctBirth, correctName, pressLast, recordDocument, seenHeading, signIn } from './steps.ts';

test.skip(skipped('the words of a slip', slipsUnread), slipsUnread ?? '');

/** Somebody who speaks Spanish is at the counter with a birth certificate and nothing else. */
async function comeWithTooLittle(station: Station): Promise<void> {
  await signIn(station);
  await beginAtCounter(station, 'Español (Spanish)');
  await correctName(station, ANNA.givenNames, ANNA.familyName);
  await correctBirth(station, ANNA);
  await recordDocument(station, 'Birth certificate', {});
}

/** The clerk refuses for what is proposed; the applicant's screen then says so in Spanish. */
async function refuse(station: Station): Promise<void> {
  const counter = await station.counter();
  await counter.getByRole('button', { name: /^Refuse…/ }).click();
  const dialog = counter.getByRole('dialog', { name: 'Refuse this application' });
  await expect(dialog.getByRole('checkbox', { name: 'No document with a photo was shown' })).toBeChecked();
  await pressLast(dialog.getByRole('button', { name: /^Refuse and forget/ }));
  await seenHeading(station.facing, 'Hoy no se puede emitir una tarjeta');
}

const REASON = 'No se mostró ningún documento con foto';
/** With the birth certificate this one paper is enough, so it is the first thing to bring. */
const BRING = 'Identificación estatal o licencia de conducir';
const APPEAL = /Para objetar, pregunte en la mesa de información del ayuntamiento en un plazo de 30 días\./;

/** The screen alone says all that the slip says: why, what to bring, how to object. */
async function expectTold(station: Station): Promise<void> {
  const facing = await station.facing();
  await expect(facing.locator('html')).toHaveAttribute('lang', 'es');
  const part = (name: string) => facing.locator('section').filter({ has: facing.getByRole('heading', { name }) });
  await expect(part('El motivo').getByText(REASON)).toBeVisible();
  await expect(part('Qué traer la próxima vez').getByRole('listitem').first()).toContainText(BRING);
  await expect(part('Si no está de acuerdo').getByText(APPEAL)).toBeVisible();
}

/** Neither the store nor what anybody still sees holds anything of the person, or why they were refused. */
async function expectNothingLeft(station: Station): Promise<void> {
  await expectForgotten(station);
  const store = storeNow(station);
  expect(store.register).toEqual([]);
  expect(store.ledger.join(' ')).not.toMatch(/photo|residency/);
  for (const page of [await station.facing(), await station.counter()]) {
    await expect(page.getByText(ANNA.familyName)).toHaveCount(0);
  }
}

const standInOnly = (station: Station) =>
  test.skip(station.hostKind !== 'stand-in', 'the press is read inside the host, which real Electron does not allow');

test('a refusal is printed in the language of the applicant, before they are forgotten', async ({ press, station }) => {
  standInOnly(station);
  await comeWithTooLittle(station);
  expect(press.made).toEqual([]);
  await refuse(station);

  const facing = await station.facing();
  await expect(facing.getByText('Todo esto está en el papel que se imprimió. Lléveselo.')).toBeVisible();
  await expectTold(station);
  // The purge emptied the training printer's tray: what was printed is nowhere any more but on paper.
  await expect((await station.counter()).getByText(/slip printer has printed/)).toHaveCount(0);
  expect(press.made).toHaveLength(1);
  const [slip] = press.made;
  expect(slip?.casework, 'printed while the application was still there').toBeGreaterThan(0);
  for (const sentence of [
    'Hoy no se pudo emitir una tarjeta',
    REASON,
    'Traiga una de estas opciones',
    BRING,
    'Para objetar, pregunte en la mesa de información del ayuntamiento en un plazo de 30 días.',
    'Este papel no nombra a nadie.',
  ]) {
    expect(slip?.text).toContain(sentence);
  }
  for (const said of [ANNA.givenNames, ANNA.familyName, '1974']) expect(slip?.text).not.toContain(said);
  await expectNothingLeft(station);
});

test('a slip that does not print is shown, and prints at the second try', async ({ press, station }) => {
  standInOnly(station);
  await comeWithTooLittle(station);
  press.failNext();
  await refuse(station);
  const facing = await station.facing();
  await expect(facing.getByText('El papel con todo esto no se imprimió.')).toBeVisible();
  await expectTold(station);
  expect(press.made).toEqual([]);
  await expectNothingLeft(station);

  await facing.getByRole('button', { name: 'Imprimirlo de nuevo' }).click();
  await expect(facing.getByText('Todo esto está en el papel que se imprimió. Lléveselo.')).toBeVisible({
    timeout: 40_000,
  });
  await expect((await station.counter()).getByText(/slip printer has printed the refusal’s slip/)).toBeVisible();
  await expect(facing.getByRole('button', { name: 'Imprimirlo de nuevo' })).toHaveCount(0);
  expect(press.made).toMatchObject([{ casework: 0, text: expect.stringContaining(REASON) }]);
  await expectNothingLeft(station);
});

test.describe('a station without a slip printer', () => {
  test.use({ options: { env: { WALKUP_SLIP_PRINTER: 'none' } } });

  test('shows the refusal, and says that there is no slip', async ({ station }) => {
    await comeWithTooLittle(station);
    await refuse(station);
    const facing = await station.facing();
    await expect(facing.getByText('Aquí no hay impresora de papeles.', { exact: false })).toBeVisible();
    await expect(facing.getByRole('button', { name: 'Imprimirlo de nuevo' })).toHaveCount(0);
    await expectTold(station);
    await expectNothingLeft(station);
  });
});

test.describe('a slip printer that nobody answers for', () => {
  test.use({ options: { env: { WALKUP_SLIP_PRINTER: 'cups:nobody' } } });

  test('holds up no refusal, and may be tried again', async ({ press, station }) => {
    standInOnly(station);
    await comeWithTooLittle(station);
    await refuse(station);
    const facing = await station.facing();
    await expect(facing.getByText('El papel con todo esto no se imprimió.')).toBeVisible();
    await expectTold(station);
    expect(press.made).toHaveLength(1);
    await facing.getByRole('button', { name: 'Imprimirlo de nuevo' }).click();
    await expect.poll(() => press.made.length, { message: 'a second try' }).toBe(2);
    await expect(facing.getByText('El papel con todo esto no se imprimió.')).toBeVisible();
    // Everything is deleted, but nobody can say what the print queue holds: that purge stays open, and is said to be (P3).
    expect(storeNow(station)).toMatchObject({ casework: 0, openPurges: 1, register: [] });
    expect(keysNow(station)).toEqual([]);
    await expect(facing.getByRole('complementary', { name: 'Certificado de borrado' })).toHaveCount(0);
    await expect(facing.getByText(ANNA.familyName)).toHaveCount(0);
  });
});
