import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { CHECK_TEXT } from '../../electron/contract/check-text.ts';
import { licence as picture } from '../devices/barcode.ts';
import { ANNA } from './person.ts';
import { beginAtCounter, correctBirth, correctName, signIn } from './steps.ts';
import { test } from './story.ts';

/** Keys by which a scanner that the sheet has set up sends control characters. */
const CONTROLS: Record<string, string> = { '\n': 'Control+j', '\r': 'Enter', '\u001e': 'Control+Shift+6' };

/** Characters that Playwright takes for something else. */
const NAMED: Record<string, string> = { ' ': 'Space', '+': 'Shift+Equal' };

/** A scan, key by key: the start key, the code, the end key. */
async function scan(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+b');
  for (const letter of text) {
    await page.keyboard.press(CONTROLS[letter] ?? NAMED[letter] ?? letter);
  }
  await page.keyboard.press('Control+d');
}

/** Check digit of Doc 9303-3, 4.9. */
function digit(text: string): string {
  const worth = (letter: string) => (letter === '<' ? 0 : Number.parseInt(letter, 36));
  return String([...text].reduce((sum, letter, place) => sum + worth(letter) * ([7, 3, 1][place % 3] ?? 0), 0) % 10);
}

/** A passport's zone for an invented person. */
function zone(name: string, birth: string): string {
  const upper = `P<UTO${name}`.padEnd(44, '<');
  const [number, expiry, personal] = ['X00000001', '350415', '<'.repeat(14)];
  const lower = [number, digit(number), 'UTO', birth, digit(birth), '<', expiry, digit(expiry), personal, '0'].join('');
  const all = lower.slice(0, 10) + lower.slice(13, 20) + lower.slice(21, 43);
  return `${upper}\r${lower}${digit(all)}\r`;
}

const licence = (birth: string) =>
  `@\n\u001e\rANSI 636035080102DL00410205ZI02460010DLDAQX0000001\nDCSERIKSVOLD-OKAFORTH\nDDEN\nDACQUILLMARIE\nDDFN\nDADANNETH\nDDGN\n` +
  `DBD03142021\nDBB${birth}\nDBA07042031\nDBC2\nDAU064 in\nDAYBRO\nDAG12 INVENTED ST\nDAILAKEMONT\nDAJIL\rZIZIA0\r`;

test('a scanner fills and compares, types into no field, and what differs goes to a supervisor', async ({
  station,
}) => {
  await signIn(station);
  await beginAtCounter(station, 'English');
  const page = await station.counter();
  await correctName(station, ANNA.givenNames, ANNA.familyName);
  await correctBirth(station, ANNA);

  const field = page.locator('#add-document');
  const panel = page.locator('#readings');
  await field.focus();
  await scan(page, zone('ERIKSVOLD<OKAFORTH<<QUILLMARIE<ANNETH', '740812'));
  const passport = panel.getByRole('article', { name: 'Machine-readable zone (TD3)' });
  await expect(passport.getByRole('row', { name: /^Name/ })).toContainText('Same, as the document writes it');
  await expect(passport.getByRole('row', { name: /^Date of birth/ })).toContainText('Same');
  await expect(field).toHaveValue('');
  await expect(field).toBeFocused();

  // Enter, letters and signs of a licence, over a field and with its own keys bound: still nobody's but the code's.
  await scan(page, licence('12081974'));
  const card = panel.getByRole('article', { name: 'Licence barcode (AAMVA 08)' });
  const birth = card.getByRole('row', { name: /^Date of birth/ });
  await expect(birth).toContainText('Differs');
  await expect(card.getByRole('row', { name: /^Name/ })).toContainText('Same');
  await expect(field).toHaveValue('');

  await birth.getByRole('button', { name: 'A supervisor decides…' }).click();
  const dialog = page.getByRole('dialog');
  const supervisor = dialog.locator('label', { hasText: 'PIN' }).first();
  const pin = /PIN (\d+)/.exec(await supervisor.innerText())?.[1] ?? '';
  await dialog.getByLabel('The supervisor’s PIN').fill('0');
  await dialog.getByRole('button', { name: /^Let it pass/ }).click();
  await expect(dialog.getByRole('alert')).toContainText('do not go together');
  await dialog.getByLabel('The supervisor’s PIN').fill(pin);
  await dialog.getByRole('button', { name: /^Let it pass/ }).click();
  await expect(dialog).toHaveCount(0);
  await expect(birth).toContainText('Differs; let pass by');

  // A misread digit is refused, and says which; typed by hand it is right.
  const wrong = zone('ERIKSVOLD<OKAFORTH<<QUILLMARIE<ANNETH', '740812').replace('740812', '740813');
  await scan(page, wrong);
  await expect(panel.getByRole('alert')).toContainText('The check digit of the date of birth is wrong');
  await page.keyboard.press('Alt+z');
  await dialog
    .getByRole('textbox')
    .fill(zone('ERIKSVOLD<OKAFORTH<<QUILLMARIE<ANNETH', '740813').replaceAll('\r', '\n'));
  await dialog.getByRole('button', { name: /^Read it/ }).click();
  await expect(dialog).toHaveCount(0);
  await expect(panel.getByRole('article')).toHaveCount(3);
});

test('the camera reads a licence in the window, and only what the code says leaves it', async ({ station, camera }) => {
  await signIn(station);
  await beginAtCounter(station, 'English');
  const page = await station.counter();
  await correctName(station, ANNA.givenNames, ANNA.familyName);
  await correctBirth(station, ANNA);
  camera.show(picture(licence('08121974')));
  await page.keyboard.press('Alt+c');
  const card = page.locator('#readings').getByRole('article', { name: 'Licence barcode (AAMVA 08)' });
  await expect(card.getByRole('row', { name: /^Date of birth/ })).toContainText('Same', { timeout: 30_000 });
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('the check says a scanner works, has another layout, or was never set up', async ({ station }) => {
  await signIn(station);
  const page = await station.counter();
  await expect(page.getByRole('button', { name: 'Check the scanner' })).toBeVisible();
  await page.keyboard.press('Alt+k');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await scan(page, CHECK_TEXT);
  await expect(dialog.getByText('The scanner works.')).toBeVisible();
  await scan(
    page,
    CHECK_TEXT.replace(/[yz]/g, (letter) => (letter === 'y' ? 'z' : 'y')),
  );
  await expect(dialog.getByText('Keys arrive as others')).toBeVisible();
  // Without its start key it types into whatever has the focus, here a field that knows it for what it is.
  await dialog.getByRole('textbox').focus();
  await page.keyboard.type('@WALKUPyzYZ<>');
  await expect(dialog.getByText('it sends no start key')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Scanner is not set up')).toBeVisible();
});
