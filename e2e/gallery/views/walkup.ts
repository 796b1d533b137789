import type { Answers, QuestionId } from '../../../electron/contract/answers.ts';
import type { WalkupView } from '../../../electron/contract/views.ts';
import { type Album, countdown } from '../shot.ts';
import { precheckShots } from './precheck.ts';
import { answers, careOfAnswers, lakemont, longAnswers } from './program.ts';

const common = {
  program: lakemont,
  training: true,
  language: 'en',
  called: [],
  idle: null,
  staffCalled: false,
} satisfies Omit<WalkupView, 'screen'>;

const called = [
  { number: 'A 42', counter: 'counter 3' },
  { number: 'A 41', counter: 'counter 1' },
];

const question = (id: QuestionId, given: Answers = {}, changing = false, person = 1): WalkupView => ({
  ...common,
  screen: {
    at: 'question',
    question: id,
    number: lakemont.questions.indexOf(id) + 1,
    of: lakemont.questions.length,
    answers: given,
    changing,
    person,
  },
});

const next = /^(Continue|Continuar|Save|Guardar)$/;

export const walkupAlbum: Album<WalkupView> = {
  window: 'walkup',
  targetPx: 64,
  translate: (view, language) => ({ ...view, language }),
  shots: [
    { name: 'welcome', view: { ...common, screen: { at: 'welcome' } } },
    { name: 'welcome-called', view: { ...common, training: false, called, screen: { at: 'welcome' } } },
    {
      name: 'languages',
      view: { ...common, screen: { at: 'welcome' } },
      before: (page) => page.locator('nav button[aria-haspopup=dialog]').click(),
    },
    {
      name: 'number',
      view: { ...common, screen: { at: 'welcome' } },
      before: (page) => page.locator('footer button').last().click(),
    },
    {
      name: 'number-wrong',
      view: { ...common, screen: { at: 'welcome' } },
      answers: { forgetWaiting: { ok: false, error: { code: 'application.forgetCodeWrong' } } },
      before: async (page) => {
        await page.locator('footer button').last().click();
        await page.locator('#number').fill('a42');
        await page.locator('#code').fill('7KQ4');
        await page.locator('footer button[type=submit]').click();
        await page.locator('form [role=alert]').waitFor();
      },
    },
    ...precheckShots(common),
    { name: 'closed', view: { ...common, called, screen: { at: 'closed', reason: { code: 'station.purgeOpen' } } } },
    { name: 'truth', view: { ...common, screen: { at: 'truth', answered: false } } },
    {
      name: 'truth-sighted',
      view: {
        ...common,
        program: { ...lakemont, documents: 'sighted', heldPurpose: null },
        screen: { at: 'truth', answered: false },
      },
    },
    { name: 'name', view: question('name') },
    { name: 'name-typed', view: question('name', longAnswers, true) },
    {
      name: 'name-missing',
      view: question('name'),
      before: (page) => page.getByRole('button', { name: next }).click(),
    },
    { name: 'name-person', view: question('name', {}, false, 2) },
    { name: 'birth', view: question('birth', answers) },
    {
      name: 'birth-months',
      view: question('birth', answers),
      before: (page) => page.locator('#month').click(),
      only: ['landscape', 'portrait', 'dark', 'contrast', 'es', 'rtl'],
    },
    {
      name: 'birth-missing',
      view: question('birth'),
      before: (page) => page.getByRole('button', { name: next }).click(),
    },
    { name: 'address', view: question('address') },
    { name: 'address-given', view: question('address', answers) },
    { name: 'address-care-of', view: question('address', careOfAnswers) },
    {
      name: 'address-two-modes',
      view: {
        ...question('address', { ...answers, address: { kind: 'none' } }),
        program: { ...lakemont, addressModes: ['given', 'none'] },
      },
      before: (page) => page.locator('label[for=address-given]').click(),
    },
    { name: 'address-protected', view: question('address', { ...answers, address: { kind: 'protected' } }) },
    {
      name: 'address-required',
      view: {
        ...question('address'),
        program: { ...lakemont, optional: ['gender', 'emergency'], addressModes: ['given'] },
      },
    },
    { name: 'gender', view: question('gender', answers) },
    { name: 'emergency', view: question('emergency') },
    { name: 'emergency-given', view: question('emergency', answers) },
    {
      name: 'emergency-needed',
      view: question('emergency'),
      answers: { answer: { ok: false, error: { code: 'answer.missing', field: 'emergency' } } },
      before: async (page) => {
        await page.locator('label[for=emergency-none]').click();
        await page.getByRole('button', { name: next }).click();
        await page.locator('form [role=alert]').waitFor();
      },
    },
    { name: 'check', view: { ...common, screen: { at: 'check', answers, person: 1, mayAddPerson: true } } },
    { name: 'check-last', view: { ...common, screen: { at: 'check', answers, person: 1, mayAddPerson: false } } },
    {
      name: 'check-person',
      view: { ...common, screen: { at: 'check', answers: careOfAnswers, person: 2, mayAddPerson: true } },
    },
    {
      name: 'check-long',
      view: {
        ...common,
        staffCalled: true,
        screen: { at: 'check', answers: longAnswers, person: 1, mayAddPerson: true },
      },
    },
    {
      name: 'waiting-printed',
      view: {
        ...common,
        called,
        screen: {
          at: 'waiting',
          number: 'A 43',
          forgetCode: '7KQ4-MX',
          people: 1,
          slip: 'printed',
          closes: countdown(30),
        },
      },
    },
    {
      name: 'waiting-people',
      view: {
        ...common,
        called,
        screen: {
          at: 'waiting',
          number: 'A 43',
          forgetCode: '7KQ4-MX',
          people: 4,
          slip: 'printed',
          closes: countdown(30),
        },
      },
    },
    {
      name: 'waiting-shown',
      view: {
        ...common,
        screen: {
          at: 'waiting',
          number: 'A 43',
          forgetCode: '7KQ4-MX',
          people: 1,
          slip: 'shown',
          closes: countdown(60),
        },
      },
    },
    {
      name: 'waiting-failed',
      view: {
        ...common,
        screen: {
          at: 'waiting',
          number: 'A 43',
          forgetCode: '7KQ4-MX',
          people: 4,
          slip: 'failed',
          closes: countdown(60),
        },
      },
    },
    { name: 'forgotten', view: { ...common, screen: { at: 'forgotten', verified: true, closes: countdown(10) } } },
    {
      name: 'forgotten-unverified',
      view: { ...common, screen: { at: 'forgotten', verified: false, closes: countdown(10) } },
    },
    { name: 'idle', view: { ...question('name', answers), idle: countdown(21) } },
    {
      name: 'idle-precheck',
      view: { ...common, idle: countdown(21), screen: { at: 'precheck', documentTypes: [], ages: [] } },
    },
    {
      name: 'stop-people',
      view: question('birth', answers, false, 3),
      before: async (page) => {
        await page.locator('footer button').nth(2).click();
        await page.locator('dialog[open]').waitFor();
      },
    },
    {
      name: 'stop',
      view: question('birth', answers),
      before: async (page) => {
        await page.locator('footer button').nth(2).click();
        await page.locator('dialog[open]').waitFor();
      },
    },
  ],
};
