import type { CounterView, RulesView } from '../../../electron/contract/views.ts';
import { text } from './counter-evidence.ts';

/** An invented city's rules as their administrator sees them: some settled, some not. */
export const RULES: RulesView = {
  id: 'lakemont',
  status: 'programme',
  reviewBy: '2026-10-31',
  reviewOverdue: true,
  sources: [
    { id: 'code', title: 'Lakemont Municipal Code, chapter 7, article 2', published: '2025-03-11', read: '2026-11-01' },
    {
      id: 'desk',
      title: 'Desk guide of the City Clerk for Resident ID counters',
      published: '2026-01',
      read: '2026-11-01',
    },
    {
      id: 'press',
      title: 'Notice of the City Clerk on the first day of issuance',
      published: null,
      read: '2026-11-02',
    },
  ],
  gaps: [
    {
      id: 'shelter-signature',
      about: text(
        'Whether a letter that only a volunteer signed is enough.',
        'Si basta una carta firmada solo por una persona voluntaria.',
      ),
      signedOff: null,
      where: ['documentTypes.shelter-letter', 'attestations.host'],
    },
    {
      id: 'teen-alone',
      about: text('Whether somebody of 16 may apply alone.', 'Si alguien de 16 años puede solicitarla sin compañía.'),
      signedOff: { by: 'City Clerk, Lakemont', on: '2026-11-12' },
      where: ['caretakers.from-14-to-17'],
    },
  ],
  disposal: [
    {
      purged: 'application',
      authority: {
        kind: 'ordinance',
        reference: 'Lakemont Code 7-2-14',
        on: '2025-03-11',
        confirmedBy: 'City Attorney',
      },
    },
    {
      purged: 'evidence',
      authority: {
        kind: 'schedule-item',
        reference: 'Local records schedule, item 118',
        on: '2026-02-20',
        confirmedBy: 'Records Officer',
      },
    },
    {
      purged: 'portrait',
      authority: {
        kind: 'approval',
        reference: 'Letter of the Local Records Commission, 26-041',
        on: '2026-04-02',
        confirmedBy: 'Records Officer',
      },
    },
    { purged: 'document-images', authority: null },
    {
      purged: 'print-job',
      authority: {
        kind: 'schedule-item',
        reference: 'Local records schedule, item 12',
        on: '2026-02-20',
        confirmedBy: 'Records Officer',
      },
    },
  ],
  trainingOnly: [
    { reason: 'review', what: '2026-10-31' },
    { reason: 'gap', what: 'shelter-signature' },
    { reason: 'disposal', what: 'document-images' },
  ],
};

export const REFUSED_RULES: NonNullable<CounterView['rulesRefused']> = {
  file: 'lakemont-2027.json',
  problems: [
    {
      path: 'documentTypes.3.counts.0.identity',
      value: '"three"',
      allowed: 'a whole number, 0 or more',
    },
    { path: 'evidence.0.rule.kind', value: '"point"', allowed: '"points", "proof", "documents", "any" or "all"' },
    { path: 'reviewBy', value: null, allowed: 'a day, as YYYY-MM-DD' },
  ],
};
