import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Application, type Event, ended, next } from './machine.ts';

const attempt = { cardNumber: 'N1', state: 'spooled' } as const;
const sent = { cardNumber: 'N1', state: 'sent' } as const;
const LIVE: Record<string, Application> = {
  drafting: { state: 'drafting' },
  waiting: { state: 'waiting' },
  reviewing: { state: 'reviewing', holder: 'osei' },
  ready: { state: 'ready', holder: 'osei' },
  reserved: { state: 'printing', holder: 'osei', attempt: { cardNumber: 'N1', state: 'reserved' } },
  printing: { state: 'printing', holder: 'osei', attempt },
  printed: { state: 'printed', holder: 'osei', attempt: sent },
};
const EVENTS: Event[] = [
  { event: 'submitted' },
  { event: 'taken', staffId: 'novak' },
  { event: 'putBack' },
  { event: 'assessed', complete: true },
  { event: 'printRequested', cardNumber: 'N2' },
  { event: 'spooled' },
  { event: 'sent' },
  { event: 'jobLost' },
  { event: 'cardFailed', reason: 'jam' },
  { event: 'cardSpoiled', reason: 'wrong-data' },
  { event: 'cardConfirmed', by: 'attested' },
  { event: 'refused' },
  { event: 'stopped', cause: 'forget-me' },
  { event: 'stopped', cause: 'left' },
  { event: 'stopped', cause: 'renderer-gone' },
  { event: 'lapsed', cause: 'idle' },
  { event: 'lapsed', cause: 'no-show' },
  { event: 'lapsed', cause: 'close-of-day' },
  { event: 'lapsed', cause: 'lost-power' },
];
const named = (event: Event) => ('cause' in event ? `${event.event} ${event.cause}` : event.event);

/** Where each event leads from each state; what is not here is refused. */
const TABLE: Record<string, Record<string, Application['state']>> = {
  drafting: {
    submitted: 'waiting',
    'stopped forget-me': 'cancelled',
    'stopped left': 'cancelled',
    'stopped renderer-gone': 'cancelled',
    'lapsed idle': 'expired',
    'lapsed close-of-day': 'expired',
    'lapsed lost-power': 'expired',
  },
  waiting: {
    taken: 'reviewing',
    'stopped forget-me': 'cancelled',
    'stopped left': 'cancelled',
    'lapsed no-show': 'expired',
    'lapsed close-of-day': 'expired',
    'lapsed lost-power': 'expired',
  },
  reviewing: {
    putBack: 'waiting',
    assessed: 'ready',
    refused: 'refused',
    'stopped forget-me': 'cancelled',
    'stopped left': 'cancelled',
    'lapsed close-of-day': 'expired',
    'lapsed lost-power': 'expired',
  },
  ready: {
    putBack: 'waiting',
    assessed: 'ready',
    printRequested: 'printing',
    refused: 'refused',
    'stopped forget-me': 'cancelled',
    'stopped left': 'cancelled',
    'lapsed close-of-day': 'expired',
    'lapsed lost-power': 'expired',
  },
  reserved: {
    putBack: 'printing',
    spooled: 'printing',
    cardFailed: 'reviewing',
    cardSpoiled: 'reviewing',
    'lapsed lost-power': 'expired',
  },
  printing: {
    putBack: 'printing',
    sent: 'printed',
    jobLost: 'printing',
    cardFailed: 'reviewing',
    cardSpoiled: 'reviewing',
    'lapsed lost-power': 'expired',
  },
  printed: {
    putBack: 'printed',
    cardFailed: 'reviewing',
    cardSpoiled: 'reviewing',
    cardConfirmed: 'issued',
    'lapsed lost-power': 'expired',
  },
};

describe('the life of an application, as a table', () => {
  for (const [from, application] of Object.entries(LIVE)) {
    for (const event of EVENTS) {
      const wanted = TABLE[from]?.[named(event)];
      test(`${from}: ${named(event)} → ${wanted ?? 'refused'}`, () => {
        const step = next(application, event);
        if (wanted) expect(step).toMatchObject({ ok: true, application: { state: wanted } });
        else expect(step.ok).toBe(false);
      });
    }
  }

  test('an ended application takes no event at all', () => {
    for (const state of ['issued', 'refused', 'cancelled', 'expired']) {
      for (const event of EVENTS)
        expect(next({ state } as Application, event)).toEqual({ ok: false, code: 'application.none' });
    }
  });

  test('whoever takes over a card under way holds it, and nobody takes it from them', () => {
    const loose: Application = { state: 'printed', holder: null, attempt: sent };
    const step = next(loose, { event: 'taken', staffId: 'novak' });
    expect(step).toMatchObject({ ok: true, application: { state: 'printed', holder: 'novak' } });
    expect(next(LIVE.printed as Application, { event: 'taken', staffId: 'novak' })).toEqual({
      ok: false,
      code: 'application.held',
    });
  });
});

const anyEvent = fc.constantFrom(...EVENTS);

describe('over random walks', () => {
  test('at most one card is ever confirmed, and every end writes exactly one end to the ledger (P6)', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
        let application: Application = { state: 'drafting' };
        let issued = 0;
        let ends = 0;
        for (const event of events) {
          const step = next(application, event);
          if (!step.ok) continue;
          application = step.application;
          issued += step.entries.filter((entry) => entry.code === 'card.issued').length;
          ends += step.entries.filter((entry) => entry.code === 'application.ended').length;
        }
        expect(issued).toBeLessThanOrEqual(1);
        expect(ends).toBe(ended(application) ? 1 : 0);
        if (application.state === 'issued') expect(issued).toBe(1);
      }),
      { numRuns: 2000 },
    );
  });

  test('from printing on, only a word about the card or lost keys end an application', () => {
    fc.assert(
      fc.property(anyEvent, fc.constantFrom('printing', 'printed', 'reserved'), (event, from) => {
        const step = next(LIVE[from] as Application, event);
        if (step.ok && ended(step.application)) expect(['cardConfirmed', 'lapsed lost-power']).toContain(named(event));
      }),
    );
  });

  test('no entry of the ledger carries a card number', () => {
    for (const application of Object.values(LIVE))
      for (const event of EVENTS) {
        const step = next(application, event);
        if (step.ok) expect(JSON.stringify(step.entries)).not.toMatch(/N1|N2/);
      }
  });
});
