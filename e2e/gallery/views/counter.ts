import type { Page } from 'playwright';
import type { Result } from '../../../electron/contract/define.ts';
import type { FailureCode } from '../../../electron/contract/errors.ts';
import type { CounterView } from '../../../electron/contract/views.ts';
import { type Album, type Mode, NOW, type Shot } from '../shot.ts';
import { counterViews } from './counter-states.ts';

const views = counterViews(NOW);

/** A state of the window, and what a clerk does in it, by keys alone. */
const shot = (name: string, state: string = name, ...keys: string[]): Shot<CounterView> => {
  const view = views[state];
  if (!view) throw new Error(`There is no counter view ${state}.`);
  const press = async (page: Page) => {
    for (const key of keys) {
      if (key.startsWith('type ')) await page.keyboard.type(key.slice(5));
      else await page.keyboard.press(key);
    }
  };
  return { name, view, ...(keys.length > 0 && { before: press }) };
};

export const counterAlbum: Album<CounterView> = {
  window: 'counter',
  targetPx: 44,
  setMode,
  shots: [
    ...Object.keys(views).map((name) => shot(name)),
    { ...shot('sign-in-wrong', 'sign-in', 'type 0000', 'Enter'), answers: { signIn: refused('signIn.wrong') } },
    shot('display', 'idle', 'Alt+v'),
    shot('begin', 'idle', 'F1'),
    shot('no-show', 'idle', 'F3', 'Tab', 'Enter'),
    shot('find-document', 'case', 'F2', 'type ba'),
    shot('find-document-all', 'case', 'F2'),
    shot('find-document-none', 'case', 'F2', 'type zz'),
    shot('record-document', 'case', 'F2', 'type bank', 'Enter', 'type 11/3/26'),
    shot('record-document-lacking', 'case', 'F2', 'type pass', 'Enter', 'type 14 of', 'Enter'),
    {
      ...shot('record-document-expired', 'case', 'F2', 'type pass', 'Enter', 'type 4/14/2024', 'Enter'),
      answers: { addDocument: refused('document.expired', 'expiresOn') },
    },
    shot('record-document-year', 'case', 'F2', 'type 1099', 'Enter', 'type 2025'),
    shot('record-document-conditions', 'case', 'F2', 'type care of', 'Enter', 'type 11/20/2026', 'Enter'),
    shot('record-document-family', 'case-family', 'F2', 'type gas', 'Enter', 'Tab', 'Tab', 'Space'),
    shot('record-document-caretaker', 'case-family', 'F5', 'type birth', 'Enter'),
    shot('attest', 'case-family', 'Alt+l'),
    shot('find-document-read', 'case-read', 'F2'),
    shot('record-document-read', 'case-read', 'F2', 'Enter'),
    shot('find-document-caretaker', 'case-family', 'F5'),
    shot('correct-name', 'case', 'F4', 'Enter'),
    shot('correct-birth', 'case', 'F4', 'Tab', 'Enter'),
    shot('correct-address', 'case', 'F4', 'Tab', 'Tab', 'Enter'),
    shot('correct-gender', 'case', 'F4', 'Tab', 'Tab', 'Tab', 'Enter'),
    shot('correct-address-protected', 'case-protected', 'F4', 'Tab', 'Tab', 'Enter'),
    shot('correct-address-care-of', 'case-care-of', 'F4', 'Tab', 'Tab', 'Enter'),
    shot('fee', 'case', 'F8'),
    shot('fee-renewal', 'case', 'F8', 'ArrowDown'),
    shot('fee-free', 'case-fee-free', 'F8'),
    shot('refuse', 'case', 'Alt+r'),
    shot('refuse-document', 'case-refused-document', 'Alt+r'),
    shot('end', 'case', 'Alt+x'),
    shot('wrong', 'printed-wrong', 'F10'),
    shot('no-camera', 'case', 'F6'),
    { ...shot('print-refused', 'case-ready', 'F9'), answers: { print: refused('printer.failed') } },
  ],
};

function refused(code: FailureCode, field?: string): Result<never> {
  return { ok: false, error: { code, ...(field && { field }) } };
}

/** As a clerk would: in the window's own Display dialog, by its words. */
async function setMode(page: Page, mode: Mode): Promise<void> {
  await page.keyboard.press('Alt+v');
  const text = { 1: '125 %', 2: '150 %', 3: '200 %' }[mode.text ?? 0];
  if (text) await page.getByRole('radio', { name: text }).click();
  if (mode.contrast) await page.getByRole('radio', { name: 'High' }).click();
  if (mode.language === 'es') await page.getByRole('radio', { name: 'Español' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  if (mode.rtl) await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
}
