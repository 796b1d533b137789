import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { root } from '../../../build/bundles.ts';
import type { Result } from '../../../electron/contract/define.ts';
import type { Fix, PrecheckView, Text, WalkupView } from '../../../electron/contract/views.ts';
import { parseProgram } from '../../../electron/policy/load.ts';
import { precheck } from '../../../electron/policy/precheck.ts';
import { ageBands, documentTypes } from '../../../electron/policy/summary.ts';
import type { Shot } from '../shot.ts';

/** The shipped rule files, so that the pictures show lists as long and as worded as they are. */
const rules = (id: string) => parseProgram(readFileSync(join(root, 'electron/policy/programs', `${id}.json`), 'utf8'));
const lakemont = rules('lakemont');
const newYork = rules('new-york-idnyc');

const screenOf = (program: typeof lakemont) =>
  ({ at: 'precheck', documentTypes: documentTypes(program), ages: ageBands(program) }) as const;

const named = (id: string): Text => {
  const type = lakemont.documentTypes.find((one) => one.id === id);
  if (!type) throw new Error(`no document type ${id}`);
  return type.name;
};
export const fix = (whose: 'applicant' | 'caretaker', ...ids: string[]): Fix => ({
  documents: ids.map((type) => ({ type, name: named(type), whose })),
  attestations: [],
  caretaker: false,
});

/** What the shipped rules say, as main would answer on the day of the pictures. */
const asks = (program: typeof lakemont, types: string[], more: Partial<Parameters<typeof precheck>[1]> = {}) =>
  precheck(program, { types, caretakerTypes: [], ageFrom: 21, caretaker: false, ...more }, '2026-11-23');

const enough = asks(lakemont, ['foreign-passport', 'utility-bill']);
const lacking = asks(lakemont, ['work-id', 'utility-bill']);
const nothing = asks(lakemont, []);
const clerkDecides = asks(newYork, ['us-passport', 'utility-bill'], { ageFrom: 22 });
const childAlone = asks(lakemont, ['birth-certificate'], { ageFrom: 0 });
const child = asks(lakemont, ['birth-certificate'], {
  ageFrom: 0,
  caretaker: true,
  caretakerTypes: ['foreign-passport'],
});

const judged = (value: PrecheckView): Record<string, Result<unknown>> => ({
  judge: { ok: true, value },
  printList: { ok: true, value: { slip: 'printed' } },
});

const on = (page: Page) => page.locator('footer button').last().click();
/** Chooses the answer of a place and goes on. */
const choose = async (page: Page, place: number) => {
  await page.locator('main label').nth(place).click();
  const before = await page.locator('h1').textContent();
  await on(page);
  await page.waitForFunction((old) => document.querySelector('h1')?.textContent !== old, before);
};
/** Opens every list, or folds them all. */
const fold = (page: Page, open: boolean) =>
  page.evaluate((now) => {
    for (const button of document.querySelectorAll<HTMLElement>(`main button[aria-expanded=${now}]`)) button.click();
  }, open);
/** Ticks the documents of these types, after opening the lists that hide one. */
const tick = async (page: Page, ...ids: string[]) => {
  if (ids.length === 0) return;
  await fold(page, false);
  for (const id of ids) await page.locator(`main label[data-type="${id}"]`).click();
  await fold(page, true);
};
const answer = async (page: Page) => {
  const before = await page.locator('h1').textContent();
  await on(page);
  await page.waitForFunction((old) => document.querySelector('h1')?.textContent !== old, before);
};

/** An adult, with these documents, as far as the answer. */
const asked =
  (...ids: string[]) =>
  async (page: Page) => {
    await choose(page, 2);
    await tick(page, ...ids);
    await answer(page);
  };

export function precheckShots(common: Omit<WalkupView, 'screen'>): Shot<WalkupView>[] {
  const view: WalkupView = { ...common, screen: screenOf(lakemont) };
  const long: WalkupView = {
    ...common,
    program: { ...common.program, cardName: newYork.cardName },
    screen: screenOf(newYork),
  };
  return [
    { name: 'precheck-age', view },
    {
      name: 'precheck-age-missing',
      view,
      before: async (page) => {
        await on(page);
        await page.locator('#ask-problem').waitFor();
      },
    },
    { name: 'precheck-caretaker', view, answers: judged(childAlone), before: (page) => choose(page, 0) },
    { name: 'precheck-documents', view, answers: judged(enough), before: (page) => choose(page, 2) },
    {
      name: 'precheck-documents-ticked',
      view,
      answers: judged(enough),
      before: async (page) => {
        await choose(page, 2);
        await tick(page, 'foreign-passport', 'utility-bill', 'work-id');
      },
    },
    { name: 'precheck-long', view: long, answers: judged(enough), before: (page) => choose(page, 0) },
    {
      name: 'precheck-long-open',
      view: long,
      answers: judged(enough),
      before: async (page) => {
        await choose(page, 0);
        await tick(page, 'us-passport', 'union-id', 'i-797');
        await fold(page, false);
        await page.locator('main label[data-type=union-id]').scrollIntoViewIfNeeded();
      },
    },
    { name: 'precheck-lacking', view, answers: judged(lacking), before: asked('work-id', 'utility-bill') },
    { name: 'precheck-nothing', view, answers: judged(nothing), before: asked() },
    { name: 'precheck-enough', view, answers: judged(enough), before: asked('foreign-passport', 'utility-bill') },
    {
      name: 'precheck-clerk',
      view: long,
      answers: judged(clerkDecides),
      before: asked('us-passport', 'utility-bill'),
    },
    {
      name: 'precheck-child',
      view,
      answers: judged(child),
      before: async (page) => {
        await choose(page, 0);
        await choose(page, 0);
        await tick(page, 'birth-certificate');
        await answer(page);
        await tick(page, 'foreign-passport');
        await answer(page);
      },
    },
    {
      name: 'precheck-child-alone',
      view,
      answers: judged(childAlone),
      before: async (page) => {
        await choose(page, 0);
        await choose(page, 1);
        await tick(page, 'birth-certificate');
        await answer(page);
      },
    },
    {
      name: 'precheck-printed',
      view,
      answers: judged(lacking),
      before: async (page) => {
        await asked('work-id', 'utility-bill')(page);
        await on(page);
        await page.locator('[data-slip=printed]').waitFor();
      },
    },
    {
      name: 'precheck-shown',
      view,
      answers: { ...judged(lacking), printList: { ok: true, value: { slip: 'shown' } } },
      before: async (page) => {
        await asked('work-id', 'utility-bill')(page);
        await on(page);
        await page.locator('[data-slip=shown]').waitFor();
      },
    },
  ];
}
