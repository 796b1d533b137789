import { describe, expect, test } from 'vitest';
import { precheck } from './precheck.ts';
import { attestation, flow, need, proof, sample, TODAY, type } from './sample-for-tests.ts';

const stamp = [{ id: 'stamp', name: { en: 'Stamped' } }];
const tax = (month: number) => ({ basis: 'tax-year', until: { month, day: 15, yearsAfter: 1 } });
const program = sample(
  [
    type('passport', [{ identity: 3, proves: ['photo'], expiry: { graceYears: 3 } }], { common: true }),
    type('bill', [{ residency: 1, freshness: { days: 60 } }], { conditions: stamp, forms: ['copy', 'phone'] }),
    type('tax', [{ residency: 1, freshness: tax(4) }]),
    type('unsure', [{ residency: 1, gaps: ['g1'] }]),
    type('record', [{ identity: 3 }, { proves: ['relationship'] }], { ages: { to: 17 } }),
  ],
  [
    need('identity', { kind: 'points', identity: 3 }),
    need('home', { kind: 'points', residency: 1 }),
    need('photo', proof('photo'), { waivedWhen: [{ ages: { to: 17 }, caretaker: true }] }),
  ],
  {
    attestations: [attestation('no-home', ['home'])],
    caretakers: [flow({ to: 17 }, true, [need('theirs', proof('relationship'))])],
  },
);
const adult = { types: [], caretakerTypes: [], ageFrom: 18, caretaker: false };
const states = (view: ReturnType<typeof precheck>) => view.needs.map(({ state }) => state);

describe('pre-check', () => {
  test('what is ticked is taken to be in order: current, recent, stamped, in a form that is taken', () => {
    expect(precheck(program, { ...adult, types: ['passport', 'bill'] }, TODAY)).toMatchObject({
      outcome: 'met',
      fixes: [],
    });
  });

  test.each([
    ['2026-03-01', 'met'],
    ['2026-11-23', 'met'],
    ['2026-12-31', 'met'],
  ])('a tax paper ticked on %s is the one that still counts then', (today, outcome) => {
    expect(precheck(program, { ...adult, types: ['passport', 'tax'] }, today).outcome).toBe(outcome);
  });

  test('nothing ticked: everything is lacking, and it says what to bring and what can be said instead', () => {
    const view = precheck(program, adult, TODAY);
    expect([view.outcome, states(view)]).toEqual(['lacking', ['lacking', 'lacking', 'lacking']]);
    expect(view.fixes[0]?.documents.map(({ type: id }) => id)).toEqual(['passport', 'bill']);
    expect(view.attestations).toEqual([{ en: 'no-home' }]);
  });

  test('what rules leave open stays open', () => {
    const view = precheck(program, { ...adult, types: ['passport', 'unsure'] }, TODAY);
    expect([view.outcome, states(view)]).toEqual(['clerk-decides', ['met', 'clerk-decides', 'met']]);
    // The person is told which question it is, once, whichever documents raise it.
    expect(view.gaps.map(({ id }) => id)).toEqual(['g1']);
    expect(precheck(program, { ...adult, types: ['passport', 'bill'] }, TODAY).gaps).toEqual([]);
  });

  test('a child of the band’s first year needs the caretaker, whose papers are judged as theirs', () => {
    const child = { ...adult, ageFrom: 0, types: ['record', 'bill'] };
    const alone = precheck(program, child, TODAY);
    expect([alone.outcome, alone.caretaker?.required, alone.caretaker?.present]).toEqual(['lacking', true, false]);
    expect(alone.fixes.some(({ caretaker, documents }) => caretaker && documents[0]?.whose === 'caretaker')).toBe(true);
    const view = precheck(program, { ...child, caretaker: true, caretakerTypes: ['record'] }, TODAY);
    expect([view.outcome, states(view)]).toEqual(['met', ['met', 'met', 'waived']]);
  });

  test('a caretaker’s papers without the caretaker count for nothing', () => {
    const view = precheck(
      program,
      { ...adult, ageFrom: 0, types: ['record', 'bill'], caretakerTypes: ['record'] },
      TODAY,
    );
    expect(view.outcome).toBe('lacking');
  });

  test('types that the programme does not take, and ages that nobody has, change nothing', () => {
    const view = precheck(program, { ...adult, ageFrom: 9999, types: ['passport', 'bill', 'library-card'] }, TODAY);
    expect(view.outcome).toBe('met');
  });
});
