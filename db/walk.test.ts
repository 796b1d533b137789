import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openStore } from './open.ts';
import { memoryKeyRing, noon, sampleRecord, temporaryFolder } from './testing.ts';

/** Thousands of small transactions: in memory where there is such a folder, because what they ask is not what a disk does. */
const HOME = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

const APPLICATIONS = ['a1', 'a2', 'a3'];
const NUMBERS = ['N1', 'N2', 'N3', 'N4', 'N5'];

const application = fc.constantFrom(...APPLICATIONS);
const number = fc.constantFrom(...NUMBERS);

/** Anything a desk could ask of the store, sensible or not, in any order. */
const step = fc.oneof(
  fc.record({ act: fc.constant('begin' as const), application }),
  { weight: 3, arbitrary: fc.record({ act: fc.constant('reserve' as const), application, number }) },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant('update' as const),
      number,
      state: fc.constantFrom('reserved', 'spooled', 'sent', 'confirmed', 'failed', 'spoiled'),
    }),
  },
  fc.record({ act: fc.constant('issue' as const), application, number }),
  // What a desk really does, so that walks get somewhere: the application's own newest number.
  { weight: 3, arbitrary: fc.record({ act: fc.constant('issueOwn' as const), application }) },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant('end' as const),
      application,
      voided: fc.array(fc.record({ number, state: fc.constantFrom('failed', 'spoiled') }), { maxLength: 2 }),
    }),
  },
  fc.record({
    act: fc.constant('settle' as const),
    number,
    card: fc.constantFrom('in-hand', 'spoiled', 'not-printed'),
  }),
  fc.record({ act: fc.constant('purged' as const), application }),
  fc.record({ act: fc.constant('restart' as const) }),
);

test('whatever is asked in whatever order, an application has at most one live card (P6)', () => {
  let issuedSomewhere = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 30 }), (steps) => {
      let clean = () => {};
      const folder = temporaryFolder((cleaning) => {
        clean = cleaning;
      }, HOME);
      const keyRing = memoryKeyRing();
      const open = () => openStore({ folder, keyRing, clock: noon });
      let store = open();
      /** Which application, and which life of it, a number was reserved for. */
      const owner = new Map<string, string>();
      const lives = new Map<string, number>();
      const cards = new Map<string, string>();
      const issue = (applicationId: string, cardNumber: string) =>
        store.end({
          applicationId,
          end: 'issued',
          cause: 'issued',
          cardNumber,
          entries: [{ code: 'card.issued', fields: { by: 'attested' } }],
        });
      const begin = (id: string) => {
        if (!keyRing.get(id)) keyRing.create(id);
        store.casework.create({ id, waitingNumber: id, state: 'ready', since: 0, holder: null }, sampleRecord());
        lives.set(id, (lives.get(id) ?? 0) + 1);
      };
      const act = (one: (typeof steps)[number]): unknown => {
        switch (one.act) {
          case 'begin':
            return begin(one.application);
          case 'reserve': {
            const { number: cardNumber, application: applicationId } = one;
            store.attempts.reserve({ cardNumber, applicationId, issuedOn: '2026-05-16', expiresOn: null });
            expect(owner.has(cardNumber), 'reserved twice').toBe(false);
            return owner.set(cardNumber, `${applicationId}#${lives.get(applicationId)}`);
          }
          case 'update':
            return store.attempts.update(one.number, { state: one.state });
          case 'issue':
            return issue(one.application, one.number);
          case 'issueOwn': {
            const life = `${one.application}#${lives.get(one.application)}`;
            const newest = [...owner.keys()].findLast((cardNumber) => owner.get(cardNumber) === life);
            return newest && issue(one.application, newest);
          }
          case 'end': {
            const voided = one.voided.map(({ number: cardNumber, state }) => ({
              cardNumber,
              state,
              reason: 'damaged',
            }));
            return store.end({ applicationId: one.application, end: 'refused', cause: 'refused', voided, entries: [] });
          }
          case 'settle':
            return store.settleAttempt({ cardNumber: one.number, card: one.card, entries: [] });
          case 'purged':
            for (const { id, applicationId, end, cause } of store.purges.open())
              if (applicationId === one.application) {
                keyRing.destroy(applicationId);
                store.purges.close(id, { code: 'purge.verified', fields: { end, cause } });
              }
            return null;
          case 'restart':
            store.close();
            store = open();
            return null;
        }
      };
      try {
        for (const id of APPLICATIONS) begin(id);
        for (const one of steps) {
          try {
            act(one);
          } catch (refusal) {
            // What makes no sense is refused; what may never be is asserted below, after every step.
            if (refusal instanceof Error && refusal.name === 'AssertionError') throw refusal;
          }
          const live = NUMBERS.filter((one) => store.register.get(one)?.status === 'live');
          expect(store.register.count()).toBe(live.length);
          const holders = live.map((one) => owner.get(one));
          expect(new Set(holders).size, 'two live cards for one application').toBe(live.length);
          for (const one of live) {
            expect(store.attempts.get(one)).toMatchObject({ state: 'confirmed', applicationId: null });
            cards.set(one, owner.get(one) ?? '');
          }
          for (const one of cards.keys()) expect(live, 'a card was lost').toContain(one);
          for (const one of owner.keys()) expect(store.attempts.numberUsed(one)).toBe(true);
          for (const { applicationId } of store.purges.open())
            expect(store.casework.count(applicationId)).toEqual({ objects: 0, images: 0 });
        }
        issuedSomewhere += cards.size;
        expect(store.integrity()).toEqual([]);
        expect(store.ledger.verify()).toBeNull();
      } finally {
        store.close();
        clean();
      }
    }),
    { numRuns: 180 },
  );
  // A walk that never issues would prove nothing.
  expect(issuedSomewhere).toBeGreaterThan(20);
}, 60_000);
