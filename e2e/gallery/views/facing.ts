import type { FacingView } from '../../../electron/contract/views.ts';
import { type Album, countdown } from '../shot.ts';
import { fix } from './precheck.ts';
import { answers, careOfAnswers, certificate, endedCertificate, face, lakemont, longAnswers } from './program.ts';

const common = {
  program: lakemont,
  training: true,
  language: 'en',
  called: [],
} satisfies Omit<FacingView, 'screen'>;

const called = [
  { number: 'A 42', counter: 'counter 3' },
  { number: 'A 41', counter: 'counter 1' },
];

const confirm = { at: 'confirm', number: 'A 42', revision: 3, answers, changed: [], disputed: false } as const;
const closes = countdown(20);

const refused = {
  at: 'refused',
  reasons: [
    { en: 'No document shows that you live in Lakemont.', es: 'Ningún documento muestra que vive en Lakemont.' },
  ],
  bring: [],
  appeal: lakemont.appeal,
  refusalSlip: 'shown',
  certificate: { ...endedCertificate, cause: 'refused', end: 'refused' },
  slip: 'none',
  closes,
} satisfies FacingView['screen'];

const bring = [
  fix('applicant', 'utility-bill'),
  fix('applicant', 'lease'),
  fix('caretaker', 'foreign-passport', 'bank-statement'),
  fix('applicant', 'birth-certificate', 'tax-return'),
];

export const facingAlbum: Album<FacingView> = {
  window: 'facing',
  targetPx: 64,
  translate: (view, language) => ({ ...view, language }),
  shots: [
    { name: 'idle', view: { ...common, screen: { at: 'idle' } } },
    { name: 'idle-called', view: { ...common, training: false, called, screen: { at: 'idle' } } },
    { name: 'wait', view: { ...common, screen: { at: 'wait', reason: 'clerk' } } },
    { name: 'wait-walkup', view: { ...common, screen: { at: 'wait', reason: 'walkup-busy' } } },
    { name: 'confirm', view: { ...common, screen: { ...confirm, changed: [] } } },
    {
      name: 'confirm-care-of',
      view: { ...common, screen: { ...confirm, changed: ['address'], answers: careOfAnswers } },
    },
    { name: 'confirm-changed', view: { ...common, screen: { ...confirm, changed: ['name', 'address'] } } },
    {
      name: 'confirm-disputed-long',
      view: { ...common, screen: { ...confirm, changed: [], answers: longAnswers, disputed: true } },
    },
    {
      name: 'preview',
      view: { ...common, screen: { at: 'preview', number: 'A 42', face, revision: 3, disputed: false } },
    },
    {
      name: 'preview-disputed',
      view: { ...common, screen: { at: 'preview', number: 'A 42', face, revision: 3, disputed: true } },
    },
    { name: 'printing', view: { ...common, screen: { at: 'printing' } } },
    { name: 'card', view: { ...common, screen: { at: 'card', face, answer: null } } },
    { name: 'card-right', view: { ...common, screen: { at: 'card', face, answer: 'right' } } },
    { name: 'card-wrong', view: { ...common, screen: { at: 'card', face, answer: 'wrong' } } },
    { name: 'certificate', view: { ...common, screen: { at: 'certificate', certificate, slip: 'none', closes } } },
    {
      name: 'certificate-printed',
      view: { ...common, screen: { at: 'certificate', certificate, slip: 'printed', closes } },
    },
    {
      name: 'certificate-failed',
      view: {
        ...common,
        screen: { at: 'certificate', certificate: { ...certificate, voidNumbers: 1 }, slip: 'failed', closes },
      },
    },
    {
      name: 'certificate-code',
      view: { ...common, screen: { at: 'certificate', certificate, slip: 'shown', closes } },
      before: async (page) => {
        await page.locator('aside button[aria-haspopup=dialog]').click();
        await page.locator('dialog[open]').waitFor();
      },
    },
    {
      name: 'certificate-cancelled',
      view: {
        ...common,
        screen: { at: 'certificate', certificate: { ...endedCertificate, imagesDeleted: 0 }, slip: 'shown', closes },
      },
    },
    {
      name: 'certificate-cancelled-void',
      view: {
        ...common,
        screen: { at: 'certificate', certificate: { ...endedCertificate, voidNumbers: 2 }, slip: 'none', closes },
      },
    },
    { name: 'unverified', view: { ...common, screen: { at: 'unverified', end: 'cancelled', step: 'spool', closes } } },
    {
      name: 'unverified-issued',
      view: { ...common, screen: { at: 'unverified', end: 'issued', step: 'paths', closes } },
    },
    { name: 'refused', view: { ...common, screen: refused } },
    {
      name: 'refused-bring',
      view: { ...common, screen: { ...refused, bring, refusalSlip: 'printed', slip: 'printed' } },
    },
    {
      name: 'refused-slip-failed',
      view: { ...common, screen: { ...refused, bring: bring.slice(0, 1), refusalSlip: 'failed', slip: 'failed' } },
    },
    { name: 'refused-unverified', view: { ...common, screen: { ...refused, bring, certificate: null } } },
  ],
};
