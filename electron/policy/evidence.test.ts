import { describe, expect, test } from 'vitest';
import { documentProblem, evaluate } from './evidence.ts';
import type { Program } from './program.ts';
import { attestation, caseOf, flow, need, proof, sample, shown, TODAY, type } from './sample-for-tests.ts';

const states = (view: ReturnType<typeof evaluate>) =>
  Object.fromEntries(view.needs.map(({ id, state }) => [id, state]));
const byOf = (view: ReturnType<typeof evaluate>) =>
  Object.fromEntries(view.needs.map(({ id, by }) => [id, by.map(({ documentId }) => documentId)]));
const fixesOf = (view: ReturnType<typeof evaluate>) =>
  view.fixes.map(({ documents, attestations, caretaker }) =>
    [
      ...documents.map(({ type: id, whose }) => (whose === 'caretaker' ? `their ${id}` : id)),
      ...attestations.map(({ en }) => `attest ${en}`),
      ...(caretaker ? ['caretaker'] : []),
    ].join(' + '),
  );

describe('a document by itself', () => {
  const program = sample(
    [
      type('licence', [{ identity: 2, expiry: {} }]),
      type('passport', [
        { identity: 3, expiry: {} },
        { identity: 2, expiry: { graceYears: 3 } },
      ]),
      type('badge', [{ identity: 1, expiry: { graceDays: 30, undated: 'counts' } }]),
      type('bill', [{ residency: 1, freshness: { days: 60 } }]),
      type('tax', [{ residency: 1, freshness: { basis: 'tax-year', until: { month: 4, day: 15, yearsAfter: 1 } } }]),
      type('school', [{ identity: 1 }], { ages: { to: 21 }, conditions: [{ id: 'stamp', name: { en: 'Stamped' } }] }),
      type('deed', [{ residency: 1 }], { shownBy: ['caretaker'], forms: ['original', 'certified-copy'] }),
    ],
    [need('identity', { kind: 'points', identity: 3 })],
  );
  const nobody = { conditions: [] as string[], birth: '1990-01-01' };
  test.each<
    [string, string, Partial<ReturnType<typeof shown>> & { birth?: string | null; today?: string }, string | null]
  >([
    ['expires today', 'licence', { expiresOn: TODAY }, null],
    ['expired yesterday', 'licence', { expiresOn: '2026-11-22' }, 'document.expired'],
    ['bears no expiry date', 'licence', { expiresOn: null }, 'document.dateMissing'],
    ['bears one that does not exist', 'licence', { expiresOn: '2027-02-30' }, 'document.dateMissing'],
    ['counts for less within its years of grace', 'passport', { expiresOn: '2023-11-23' }, null],
    ['is a day past its years of grace', 'passport', { expiresOn: '2023-11-22' }, 'document.expired'],
    ['expired on 29 February, three years on', 'passport', { expiresOn: '2024-02-29', today: '2027-03-01' }, null],
    ['and the day after', 'passport', { expiresOn: '2024-02-29', today: '2027-03-02' }, 'document.expired'],
    ['is on the last day of its grace', 'badge', { expiresOn: '2026-10-24' }, null],
    ['is past the last day of its grace', 'badge', { expiresOn: '2026-10-23' }, 'document.expired'],
    ['may be undated', 'badge', { expiresOn: null }, null],
    ['is 60 days old', 'bill', { issuedOn: '2026-09-24' }, null],
    ['is 61 days old', 'bill', { issuedOn: '2026-09-23' }, 'document.tooOld'],
    ['is dated tomorrow', 'bill', { issuedOn: '2026-11-24' }, 'answer.dateFuture'],
    ['has no date', 'bill', { issuedOn: null }, 'document.dateMissing'],
    ['is for last year, on tax day', 'tax', { issuedOn: '2025-12-31', today: '2026-04-15' }, null],
    ['is for last year, after tax day', 'tax', { issuedOn: '2025-12-31', today: '2026-04-16' }, 'document.tooOld'],
    ['is for this year, before its end', 'tax', { issuedOn: '2026-12-31' }, null],
    ['is for next year', 'tax', { issuedOn: '2027-12-31' }, 'answer.dateFuture'],
    ['is of somebody of 21', 'school', { birth: '2005-11-22', conditions: ['stamp'] }, null],
    ['is of somebody of 22', 'school', { birth: '2004-11-23', conditions: ['stamp'] }, 'document.wrongAge'],
    ['lacks its stamp', 'school', { birth: '2010-01-01' }, 'document.conditionMissing'],
    ['is the caretaker’s to show', 'deed', {}, 'document.wrongPerson'],
    ['is a copy', 'licence', { form: 'copy' }, 'document.formRefused'],
    ['is of no known type', 'library-card', {}, 'document.unknownType'],
  ])('%s', (_what, id, { birth = nobody.birth, today = TODAY, ...more }, code) => {
    expect(documentProblem(program, shown('d', id, more), 'applicant', birth, today)?.code ?? null).toBe(code);
  });

  test('what does not count is said on the document, and never counts', () => {
    const view = evaluate(program, caseOf([shown('p', 'passport', { expiresOn: '2020-01-01' })]), TODAY);
    expect(view.outcome).toBe('lacking');
    expect(view.documents[0]).toMatchObject({
      state: 'refused',
      problem: { code: 'document.expired', field: 'expiresOn' },
    });
  });

  test('one that cannot be verified is refused where the city lets clerks refuse it, and only there', () => {
    const doubtful = caseOf([shown('p', 'passport', { verified: false })]);
    expect(evaluate(program, doubtful, TODAY).documents[0]?.problem?.code).toBe('document.unverifiable');
    const lenient: Program = { ...program, documents: { ...program.documents, mayRefuseUnverifiable: false } };
    expect(evaluate(lenient, doubtful, TODAY).outcome).toBe('met');
  });
});

describe('a set that a greedy choice would refuse', () => {
  test('the licence stands as secondary, since the passport can only be primary', () => {
    const program = sample(
      [
        type('licence', [
          { as: 'primary', proves: ['photo'] },
          { as: 'secondary', proves: ['photo'] },
        ]),
        type('passport', [{ as: 'primary' }]),
      ],
      [
        need('primary', { kind: 'documents', as: ['primary'], count: 1, proves: [] }),
        need('secondary', { kind: 'documents', as: ['secondary'], count: 1, proves: ['photo'] }),
      ],
    );
    const view = evaluate(program, caseOf(['licence', 'passport']), TODAY);
    expect(view.outcome).toBe('met');
    expect(byOf(view)).toEqual({ primary: ['passport'], secondary: ['licence'] });
    expect(view.documents.map(({ as }) => as?.en)).toEqual(['secondary', 'primary']);
  });

  test('the paper with most identity points is needed for residency', () => {
    const program = sample(
      [
        type('veteran-card', [{ identity: 3 }, { residency: 1 }]),
        type('benefit-card', [{ identity: 2 }]),
        type('clinic-card', [{ identity: 1 }]),
      ],
      [need('both', { kind: 'points', identity: 3, residency: 1 })],
    );
    const view = evaluate(program, caseOf(['veteran-card', 'benefit-card', 'clinic-card']), TODAY);
    expect(view.outcome).toBe('met');
    expect(view.documents[0]).toMatchObject({ identity: 0, residency: 1 });
    expect(view.needs[0]?.points).toEqual({ reached: 4, asked: 4 });
  });

  test('what counts most only with a companion gives way where its companion is needed elsewhere', () => {
    const program = sample(
      [
        type('interim', [{ identity: 4, companion: { identity: 2 } }, { identity: 1 }]),
        type('card', [{ identity: 2 }, { residency: 2 }]),
        type('letter', [{ identity: 2 }]),
      ],
      [need('identity', { kind: 'points', identity: 3 }), need('residency', { kind: 'points', residency: 2 })],
    );
    const view = evaluate(program, caseOf(['interim', 'card', 'letter']), TODAY);
    expect(view.outcome).toBe('met');
    expect(byOf(view)).toMatchObject({ residency: ['card'] });
    // And with the card alone the interim is worth one point: its companion cannot be in two places.
    expect(states(evaluate(program, caseOf(['interim', 'card']), TODAY))).not.toEqual({
      identity: 'met',
      residency: 'met',
    });
  });

  test('one document may meet two needs inside one way of counting', () => {
    const program = sample(
      [type('passport', [{ proves: ['photo', 'birth-date'] }])],
      [need('photo', proof('photo')), need('birth', proof('birth-date'))],
    );
    expect(byOf(evaluate(program, caseOf(['passport']), TODAY))).toEqual({ photo: ['passport'], birth: ['passport'] });
  });
});

describe('companions', () => {
  const program = sample(
    [
      type('interim', [{ identity: 3, companion: { types: ['stub'], proves: ['birth-date'] } }]),
      type('stub', [{ identity: 1, proves: ['birth-date'] }]),
    ],
    [need('identity', { kind: 'points', identity: 3 })],
  );

  test('a document does not count without its companion, and says so', () => {
    const view = evaluate(program, caseOf(['interim']), TODAY);
    expect(view.documents[0]).toMatchObject({ state: 'refused', problem: { code: 'document.needsCompanion' } });
    expect(fixesOf(view)[0]).toBe('stub');
  });

  test('a second of the same type is no companion to itself', () => {
    expect(evaluate(program, caseOf([shown('a', 'interim'), shown('b', 'interim')]), TODAY).outcome).toBe('lacking');
    expect(evaluate(program, caseOf(['interim', 'stub']), TODAY).outcome).toBe('met');
  });
});

describe('gaps', () => {
  const rules = [
    type('known', [{ identity: 1 }]),
    type('unsure', [{ identity: 1 }, { identity: 2, gaps: ['g1'] }]),
    type('signed', [{ identity: 2, gaps: ['g2'] }]),
  ];
  const program = sample(rules, [need('identity', { kind: 'points', identity: 2 })]);

  test('what rests on a gap is the clerk’s to decide, signed off or not', () => {
    const view = evaluate(program, caseOf(['signed']), TODAY);
    expect([view.outcome, view.needs[0]?.state]).toEqual(['clerk-decides', 'clerk-decides']);
    expect(view.documents[0]).toMatchObject({ state: 'clerk-decides', gaps: [{ id: 'g2' }] });
    expect(view.fixes).toEqual([]);
  });

  test('the clerk’s decision settles it either way', () => {
    const decided = (decision: 'counts' | 'refused') =>
      evaluate(program, caseOf([shown('u', 'unsure', { decision, decidedGaps: ['g1'] })]), TODAY);
    expect(decided('counts').outcome).toBe('met');
    expect(decided('refused').outcome).toBe('lacking');
    expect(decided('refused').documents[0]).toMatchObject({ state: 'counts', identity: 1, gaps: [{ id: 'g1' }] });
    const signed = evaluate(
      program,
      caseOf([shown('s', 'signed', { decision: 'refused', decidedGaps: ['g2'] })]),
      TODAY,
    );
    expect(signed.documents[0]?.problem?.code).toBe('document.decidedAgainst');
  });

  test('a decision is about the gaps that were shown; where another one comes up, the clerk is asked again', () => {
    const both = type('both', [
      { identity: 2, gaps: ['g1'] },
      { residency: 2, gaps: ['g2'] },
    ]);
    const goals = [
      need('identity', { kind: 'points', identity: 2 }),
      need('residency', { kind: 'points', residency: 2 }),
    ];
    const rules = sample([both, type('id', [{ identity: 2 }]), type('home', [{ residency: 2 }])], goals);
    const beside = (other: string, decision: 'counts' | 'refused' | null, decidedGaps: string[]) => {
      const view = evaluate(rules, caseOf([shown('b', 'both', { decision, decidedGaps }), other]), TODAY);
      return [view.outcome, view.documents[0]?.state, view.documents[0]?.gaps.map(({ id }) => id)];
    };
    expect(beside('home', null, [])).toEqual(['clerk-decides', 'clerk-decides', ['g1']]);
    expect(beside('home', 'counts', ['g1'])).toEqual(['met', 'counts', ['g1']]);
    expect(beside('id', 'counts', ['g1'])).toEqual(['clerk-decides', 'clerk-decides', ['g2']]);
    expect(beside('id', 'counts', ['g1', 'g2'])).toEqual(['met', 'counts', ['g2']]);
    expect(beside('id', 'refused', ['g1'])).toEqual(['clerk-decides', 'clerk-decides', ['g2', 'g1']]);
    expect(beside('home', 'refused', ['g1'])[0]).toBe('lacking');
    expect(beside('id', 'refused', ['g1', 'g2'])).toEqual(['lacking', 'refused', ['g1', 'g2']]);
    // A decision that was taken back leaves nothing behind.
    expect(beside('home', null, ['g1'])[0]).toBe('clerk-decides');
  });

  test('nobody is asked where what is settled is enough', () => {
    const view = evaluate(program, caseOf(['known', 'unsure']), TODAY);
    expect(view.outcome).toBe('met');
    expect(view.documents.map(({ state }) => state)).toEqual(['counts', 'counts']);
  });

  test('a gap of a need, of validity or of the minimum age is asked of the case', () => {
    const validity = [{ source: 'law', on: TODAY, fromAge: 0, years: 5, gaps: ['g1'] }];
    const minimumAge = { source: 'law', on: TODAY, years: 0, gaps: ['g2'] };
    const open = sample(rules, [need('identity', { kind: 'points', identity: 1 }, { gaps: ['g2'] })], {
      validity,
      minimumAge,
    });
    const view = evaluate(open, caseOf(['known']), TODAY);
    expect([view.outcome, states(view)]).toEqual(['clerk-decides', { identity: 'clerk-decides' }]);
    expect(view.gaps.map(({ id }) => id)).toEqual(['g1', 'g2']);
    expect(evaluate(open, caseOf(['known'], { decided: ['g1', 'g2'] }), TODAY).outcome).toBe('met');

    const young = sample(rules, [need('identity', { kind: 'points', identity: 1 })], { minimumAge });
    expect(evaluate(young, caseOf(['known'], { birth: '2012-01-01' }), TODAY).outcome).toBe('clerk-decides');
    expect(evaluate(young, caseOf(['known']), TODAY).outcome).toBe('met');
  });
});

describe('a caretaker', () => {
  const program = sample(
    [
      type('licence', [{ identity: 3, proves: ['photo', 'identity'] }]),
      type('birth-record', [{ identity: 2, proves: ['birth-date'] }, { proves: ['relationship'] }], { common: true }),
    ],
    [
      need('identity', { kind: 'points', identity: 2 }),
      need('photo', proof('photo'), { waivedWhen: [{ ages: { to: 17 }, caretaker: true }] }),
    ],
    {
      caretakers: [
        flow({ to: 17 }, true, [need('their-identity', proof('identity')), need('relation', proof('relationship'))]),
      ],
    },
  );
  const child = { birth: '2018-05-05' };
  const parent = (...types: string[]) => ({
    relation: 'parent',
    documents: types.map((one) => shown(`their-${one}`, one)),
  });

  test('a child without one lacks one, and is told so', () => {
    const view = evaluate(program, caseOf(['birth-record'], child), TODAY);
    expect([view.outcome, view.caretaker?.required, view.caretaker?.present]).toEqual(['lacking', true, false]);
    expect(fixesOf(view)).toEqual(['their birth-record + their licence + caretaker']);
  });

  test('one with everything stands in for the photo', () => {
    const view = evaluate(
      program,
      caseOf(['birth-record'], { ...child, caretaker: parent('licence', 'birth-record') }),
      TODAY,
    );
    expect([view.outcome, states(view)]).toEqual(['met', { identity: 'met', photo: 'waived' }]);
    expect(view.caretaker?.needs.map(({ state }) => state)).toEqual(['met', 'met']);
  });

  test('one without proof of being the parent does not', () => {
    const view = evaluate(program, caseOf(['birth-record'], { ...child, caretaker: parent('licence') }), TODAY);
    expect([view.outcome, states(view)]).toEqual(['lacking', { identity: 'met', photo: 'lacking' }]);
    expect(fixesOf(view)).toEqual(['their birth-record']);
  });

  test('somebody whom the rule does not name speaks for nobody', () => {
    const neighbour = { ...parent('licence', 'birth-record'), relation: 'neighbour' };
    expect(evaluate(program, caseOf(['birth-record'], { ...child, caretaker: neighbour }), TODAY).outcome).toBe(
      'lacking',
    );
  });

  test('one who need not be there never makes it worse', () => {
    const free = sample(
      [type('pass', [{ identity: 1 }])],
      [
        need('identity', { kind: 'points', identity: 1 }),
        need('more', { kind: 'points', identity: 5 }, { when: { caretaker: true } }),
      ],
      { caretakers: [flow({ to: 17 }, false, [need('theirs', { kind: 'points', identity: 1 })], { gaps: ['g1'] })] },
    );
    for (const documents of [[], [shown('theirs', 'pass')]]) {
      const view = evaluate(free, caseOf(['pass'], { ...child, caretaker: { relation: 'parent', documents } }), TODAY);
      expect([view.outcome, view.gaps]).toEqual(['met', []]);
    }
  });
});

describe('attestations', () => {
  const program = sample(
    [type('pass', [{ identity: 1 }])],
    [need('identity', { kind: 'points', identity: 1 }), need('home', proof('residency'))],
    {
      attestations: [
        attestation('no-home', ['home']),
        attestation('they-live-with-me', ['home'], { by: 'caretaker' }),
        attestation('staff-letter', ['home'], { by: 'organization', gaps: ['g1'] }),
      ],
      caretakers: [flow({ to: 17 }, false, [need('theirs', { kind: 'points', identity: 1 })])],
    },
  );

  test('one that was given meets its need, and is named', () => {
    const view = evaluate(program, caseOf(['pass'], { attestations: ['no-home'] }), TODAY);
    expect(view.outcome).toBe('met');
    expect(view.needs[1]).toMatchObject({ state: 'met', by: [], attestation: { en: 'no-home' } });
    expect(view.attestations.map(({ id, given }) => [id, given])).toEqual([
      ['no-home', true],
      ['staff-letter', false],
    ]);
  });

  test('one that rests on a gap waits for the clerk', () => {
    const view = evaluate(program, caseOf(['pass'], { attestations: ['staff-letter'] }), TODAY);
    expect([view.outcome, view.gaps.map(({ id }) => id)]).toEqual(['clerk-decides', ['g1']]);
  });

  test('a caretaker’s counts once their own evidence is there', () => {
    const given = { birth: '2015-01-01', attestations: ['they-live-with-me'] };
    const before = evaluate(
      program,
      caseOf(['pass'], { ...given, caretaker: { relation: 'parent', documents: [] } }),
      TODAY,
    );
    expect(before.outcome).toBe('lacking');
    expect(before.attestations.find(({ id }) => id === 'they-live-with-me')).toMatchObject({ given: true, open: true });
    const caretaker = { relation: 'parent', documents: [shown('theirs', 'pass')] };
    expect(evaluate(program, caseOf(['pass'], { ...given, caretaker }), TODAY).outcome).toBe('met');
  });
});

describe('the address', () => {
  const home = { residency: 1, proves: ['residency'] };
  const program = sample(
    [
      type('care-of', [home], { address: 'care-of' }),
      type('shelter', [home], { address: 'protected' }),
      type('bill', [home]),
    ],
    [need('home', proof('residency'))],
  );
  test.each([
    [['care-of'], 'care-of'],
    [['care-of', 'bill'], 'any'],
    [['bill'], 'any'],
    [['shelter'], 'protected'],
    [[], 'any'],
  ])('%j leaves %s', (documents, mode) => {
    expect(evaluate(program, caseOf(documents), TODAY).address).toBe(mode);
  });
});

describe('what would mend it', () => {
  const program = sample(
    [
      type('rare', [{ identity: 4, residency: 1 }]),
      type('passport', [{ identity: 3 }], { common: true }),
      type('bill', [{ residency: 1 }], { common: true }),
      type('lease', [{ residency: 1 }]),
      type('idle', [{ proves: ['photo'] }], { common: true }),
      type('card', [{ identity: 1 }]),
    ],
    [need('identity', { kind: 'points', identity: 3 }), need('home', { kind: 'points', residency: 1 })],
  );

  test('fewest first, then what most people have, and nothing idle', () => {
    expect(fixesOf(evaluate(program, caseOf([]), TODAY))).toEqual(['rare', 'passport + bill', 'passport + lease']);
    expect(fixesOf(evaluate(program, caseOf(['passport']), TODAY))).toEqual(['bill', 'rare', 'lease']);
  });

  test('more of the same where nothing else is left, and more than three where it takes them', () => {
    const poor = sample([type('card', [{ identity: 1 }])], [need('identity', { kind: 'points', identity: 5 })]);
    expect(fixesOf(evaluate(poor, caseOf([]), TODAY))).toEqual(['card + card + card + card + card']);
    expect(fixesOf(evaluate(poor, caseOf([shown('a', 'card'), shown('b', 'card')]), TODAY))).toEqual([
      'card + card + card',
    ]);
  });

  test('nothing where nothing would', () => {
    const closed = sample([type('card', [{ identity: 1 }])], [need('photo', proof('photo'))]);
    const view = evaluate(closed, caseOf(['card']), TODAY);
    expect([view.outcome, view.fixes, view.documents[0]?.state]).toEqual(['lacking', [], 'spare']);
  });
});
