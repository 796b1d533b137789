import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EvidenceView, JudgedDocument } from '../contract/views.ts';
import { within } from './ages.ts';
import { assumedDocument } from './assumed.ts';
import type { EvidenceCase, ShownDocument } from './case.ts';
import { ageFor } from './document-problem.ts';
import type { DocumentUse } from './document-rule.ts';
import { documentProblem, evaluate } from './evidence.ts';
import type { EvidenceRule } from './evidence-rule.ts';
import { parseProgram } from './load.ts';
import type { Program } from './program.ts';
import { attestation, flow, need, sample, shown, TODAY, type } from './sample-for-tests.ts';

const texts = import.meta.glob<string>('./programs/*.json', { query: '?raw', import: 'default', eager: true });
const shipped = Object.entries(texts).map(([path, text]) => [path, parseProgram(text)] as const);

const attributes = ['photo', 'birth-date', 'identity', 'residency'] as const;
const ids = ['t0', 't1', 't2', 't3', 't4'];
const few = <T>(of: readonly T[]) => fc.subarray([...of], { maxLength: Math.min(2, of.length) });
const one = <T>(of: readonly T[]) => fc.subarray([...of], { minLength: 1, maxLength: Math.min(2, of.length) });
/** There every other time: `freq` 2 means none in one of two. */
const maybe = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: undefined, freq: 2 });
const defined = (value: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined));

const anyUse = fc
  .record({
    as: maybe(fc.constantFrom('primary', 'secondary')),
    identity: fc.nat(3),
    residency: fc.nat(2),
    proves: few(attributes),
    gaps: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: one(['g1', 'g2']) }),
    companion: fc.option(
      fc
        .record({
          types: maybe(one(ids)),
          identity: maybe(fc.integer({ min: 1, max: 3 })),
          proves: maybe(one(attributes)),
        })
        .map(defined),
      { freq: 2 },
    ),
  })
  .map(defined);

const points = fc
  .record({
    identity: maybe(fc.integer({ min: 1, max: 5 })),
    residency: maybe(fc.integer({ min: 1, max: 3 })),
    total: fc.integer({ min: 1, max: 6 }),
  })
  .map((rule) => ({ kind: 'points', ...defined(rule) }));
const simple = fc.oneof(
  points,
  fc.constantFrom(...attributes).map((proves) => ({ kind: 'proof', proves })),
  fc.record({
    kind: fc.constant('documents'),
    as: one(['primary', 'secondary']),
    count: fc.integer({ min: 1, max: 3 }),
    proves: few(attributes),
  }),
);
const anyRule = fc.oneof(
  { weight: 3, arbitrary: simple },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('any', 'all'), of: fc.array(simple, { minLength: 1, maxLength: 2 }) }),
  },
);

const anyCircumstances = fc
  .record({ ages: maybe(fc.constant({ to: 17 })), caretaker: maybe(fc.boolean()) })
  .map(defined);
const anyNeeds = (prefix: string, circumstances: boolean) =>
  fc
    .array(
      fc.record({
        rule: anyRule as fc.Arbitrary<Record<string, unknown>>,
        gaps: fc.oneof({ weight: 5, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: one(['g1', 'g2']) }),
        ...(circumstances ? { waivedWhen: fc.array(anyCircumstances, { maxLength: 1 }) } : {}),
      }),
      { minLength: 1, maxLength: 3 },
    )
    .map((rules) => rules.map(({ rule, ...more }, at) => need(`${prefix}${at}`, rule, more)));

const anyProgram = (caretakers: boolean) =>
  fc
    .record({
      counts: fc.array(fc.array(anyUse, { minLength: 1, maxLength: 3 }), {
        minLength: ids.length,
        maxLength: ids.length,
      }),
      common: fc.array(fc.boolean(), { minLength: ids.length, maxLength: ids.length }),
      address: fc.array(maybe(fc.constantFrom('care-of', 'protected')), {
        minLength: ids.length,
        maxLength: ids.length,
      }),
      needs: anyNeeds('n', caretakers),
      attest: fc.array(
        fc.record({ by: fc.constantFrom('applicant', 'caretaker', 'organization'), gaps: few(['g1']) }),
        { maxLength: 2 },
      ),
      flow: fc.option(fc.record({ required: fc.boolean(), evidence: anyNeeds('c', false), gaps: few(['g2']) })),
    })
    .map(({ counts, common, address, needs, attest, flow: caretaker }) =>
      sample(
        ids.map((id, at) => type(id, counts[at] ?? [], defined({ common: common[at], address: address[at] }))),
        needs,
        {
          attestations: attest.map(({ by, gaps }, at) =>
            attestation(`a${at}`, [`n${at % needs.length}`], { by, gaps }),
          ),
          caretakers:
            caretakers && caretaker
              ? [flow({ to: 17 }, caretaker.required, caretaker.evidence, { gaps: caretaker.gaps })]
              : [],
        },
      ),
    );

const anyDocument = (types: readonly string[]): fc.Arbitrary<ShownDocument> =>
  fc
    .record({
      of: fc.constantFrom(...types),
      decision: fc.constantFrom(null, null, 'counts' as const, 'refused' as const),
      decidedGaps: few(['g1', 'g2']),
    })
    .map(({ of, ...said }) => shown('', of, said));

const numbered = (documents: readonly ShownDocument[], letter: string) =>
  documents.map((document, at) => ({ ...document, id: `${letter}${at}` }));

const anyCase = (types: readonly string[], least: number, most: number): fc.Arbitrary<EvidenceCase> =>
  fc
    .record({
      birth: fc.constantFrom(null, '1990-01-01', '2012-02-29'),
      documents: fc.array(anyDocument(types), { minLength: least, maxLength: most }),
      caretaker: fc.option(fc.array(anyDocument(types), { maxLength: 4 })),
      attestations: few(['a0', 'a1']),
      decided: few(['g1', 'g2']),
    })
    .map(({ birth, documents, caretaker, attestations, decided }) => ({
      birth,
      documents: numbered(documents, 'd'),
      caretaker: caretaker && { relation: 'parent', documents: numbered(caretaker, 'c') },
      attestations,
      decided,
    }));

const anySample = (caretakers: boolean, least = 0) => fc.tuple(anyProgram(caretakers), anyCase(ids, least, 5));

const RANK = { lacking: 0, 'clerk-decides': 1, met: 2 } as const;
const count = (view: EvidenceView, ...states: string[]) =>
  view.needs.filter(({ state }) => states.includes(state)).length;

/** Documents and decisions of a case for one of the shipped programmes; some good, some out of order. */
function realCase(program: Program): fc.Arbitrary<EvidenceCase> {
  const document = fc
    .record({
      rule: fc.constantFrom(...program.documentTypes),
      spoil: fc.constantFrom('', '', '', 'expired', 'unverified', 'undated'),
      decision: fc.constantFrom(null, null, 'counts' as const, 'refused' as const),
      decidedGaps: fc.subarray(program.gaps.map(({ id }) => id)),
    })
    .map(({ rule, spoil, decision, decidedGaps }) => ({
      ...assumedDocument(rule, '', TODAY),
      decision,
      decidedGaps,
      ...(spoil === 'expired' ? { expiresOn: '2024-05-05', issuedOn: '2024-05-05' } : {}),
      ...(spoil === 'undated' ? { expiresOn: null, issuedOn: null } : {}),
      verified: spoil !== 'unverified',
    }));
  const relations = program.caretakers.flatMap((one) => one.relations.map(({ id }) => id));
  return fc
    .record({
      birth: fc.constantFrom(null, '1990-01-01', '2008-11-24', '2012-02-29', '2022-01-01', '1950-01-01'),
      documents: fc.array(document, { maxLength: 5 }),
      caretaker: fc.option(fc.array(document, { maxLength: 4 })),
      relation: fc.constantFrom('stranger', ...relations, ...relations),
      attestations: fc.subarray(program.attestations.map(({ id }) => id)),
      decided: fc.subarray(program.gaps.map(({ id }) => id)),
    })
    .map(({ documents, caretaker, relation, ...rest }) => ({
      ...rest,
      documents: numbered(documents, 'd'),
      caretaker: caretaker && { relation, documents: numbered(caretaker, 'c') },
    }));
}

/** The rules in the plainest words, by trying everything. */
function bruteForce(program: Program, given: EvidenceCase): { possible: number; met: number } {
  const attests = program.attestations.filter(({ id, by }) => given.attestations.includes(id) && by !== 'caretaker');
  const isOpen = (gaps: readonly string[]) => gaps.some((gap) => !given.decided.includes(gap));
  type Taken = { of: string; use: DocumentUse; settled: boolean };
  const ways = given.documents.map((document): (Taken | null)[] => {
    const uses = program.documentTypes.find(({ id }) => id === document.type)?.counts ?? [];
    const saw = (gap: string) => document.decidedGaps.includes(gap);
    const left = uses.filter(({ gaps }) => document.decision !== 'refused' || !gaps.some(saw));
    const stillOpen = (gaps: readonly string[]) =>
      isOpen(document.decision === 'counts' ? gaps.filter((gap) => !saw(gap)) : gaps);
    return [null, ...left.map((use) => ({ of: document.type, use, settled: !stillOpen(use.gaps) }))];
  });
  const sum = (list: readonly Taken[], of: (use: DocumentUse) => number) =>
    list.reduce((all, { use }) => all + of(use), 0);
  const accompanied = (one: Taken, list: readonly Taken[]): boolean => {
    const wanted = one.use.companion;
    const others = list.filter((other) => other !== one);
    return (
      wanted === null ||
      ((wanted.types === undefined || others.some(({ of }) => wanted.types?.includes(of))) &&
        sum(others, (use) => use.identity) >= (wanted.identity ?? 0) &&
        sum(others, (use) => use.residency) >= (wanted.residency ?? 0) &&
        (wanted.proves ?? []).every((attribute) => others.some(({ use }) => use.proves.includes(attribute))))
    );
  };
  const standing = (list: readonly Taken[]): readonly Taken[] => {
    const left = list.filter((one) => accompanied(one, list));
    return left.length === list.length ? left : standing(left);
  };
  const holds = (rule: EvidenceRule, list: readonly Taken[]): boolean => {
    const identity = sum(list, (use) => use.identity);
    const residency = sum(list, (use) => use.residency);
    switch (rule.kind) {
      case 'points':
        return (
          identity >= (rule.identity ?? 0) &&
          residency >= (rule.residency ?? 0) &&
          identity + residency >= (rule.total ?? 0)
        );
      case 'proof':
        return list.some(({ use }) => use.proves.includes(rule.proves));
      case 'documents': {
        const those = list.filter(({ use }) => use.as !== undefined && rule.as.includes(use.as));
        return (
          those.length >= rule.count &&
          rule.proves.every((attribute) => those.some(({ use }) => use.proves.includes(attribute)))
        );
      }
      case 'any':
        return rule.of.some((inner) => holds(inner, list));
      case 'all':
        return rule.of.every((inner) => holds(inner, list));
    }
  };
  let best = { possible: -1, met: -1 };
  const look = (at: number, list: readonly Taken[]): void => {
    if (at < ways.length) {
      for (const way of ways[at] ?? []) look(at + 1, way ? [...list, way] : list);
      return;
    }
    const all = standing(list);
    const settled = standing(all.filter((one) => one.settled));
    const meets = (id: string, open: boolean) =>
      attests.some((one) => one.meets.includes(id) && (open || !isOpen(one.gaps)));
    const possible = program.evidence.filter(({ id, rule }) => meets(id, true) || holds(rule, all)).length;
    const met = program.evidence.filter(
      ({ id, rule, gaps }) => !isOpen(gaps) && (meets(id, false) || holds(rule, settled)),
    ).length;
    if (possible > best.possible || (possible === best.possible && met > best.met)) best = { possible, met };
  };
  look(0, []);
  return best;
}

describe('the assignment', () => {
  test('is the best there is: as many needs as trying everything finds', () => {
    fc.assert(
      fc.property(anySample(false, 2), ([program, given]) => {
        const view = evaluate(program, { ...given, caretaker: null }, TODAY);
        const best = bruteForce(program, given);
        expect({ possible: count(view, 'met', 'clerk-decides'), met: count(view, 'met') }).toEqual(best);
      }),
      { numRuns: 600 },
    );
  });

  test('is what its documents say: a need lists only what counts, each in one of its ways, with its companions', () => {
    fc.assert(
      fc.property(anySample(true), ([program, given]) => {
        const view = evaluate(program, given, TODAY);
        const counts = ({ state }: JudgedDocument) => state === 'counts' || state === 'clerk-decides';
        const counted = new Set(view.documents.filter(counts).map(({ id }) => id));
        for (const { by } of [...view.needs, ...(view.caretaker?.needs ?? [])])
          for (const { documentId } of by) expect(counted).toContain(documentId);
        expect(view.documents.length).toBe(given.documents.length + (given.caretaker?.documents.length ?? 0));
        for (const person of [given.documents, given.caretaker?.documents ?? []]) {
          const typeOf = new Map(person.map((document) => [document.id, document.type]));
          const theirs = view.documents.filter((document) => typeOf.has(document.id) && counts(document));
          for (const one of theirs) {
            const ways = program.documentTypes.find(({ id }) => id === typeOf.get(one.id))?.counts ?? [];
            const others = theirs.filter((other) => other !== one);
            expect(ways.some((use) => isTakenAs(one, use) && isAccompanied(use, others, typeOf))).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

const isTakenAs = (one: JudgedDocument, use: DocumentUse): boolean =>
  one.identity === use.identity &&
  one.residency === use.residency &&
  one.as?.en === use.as &&
  one.proves.join() === use.proves.join();

function isAccompanied(
  use: DocumentUse,
  others: readonly JudgedDocument[],
  typeOf: ReadonlyMap<string, string>,
): boolean {
  const wanted = use.companion;
  const points = (kind: 'identity' | 'residency') => others.reduce((sum, other) => sum + other[kind], 0);
  return (
    wanted === null ||
    ((wanted.types === undefined || others.some(({ id }) => wanted.types?.includes(typeOf.get(id) ?? ''))) &&
      points('identity') >= (wanted.identity ?? 0) &&
      points('residency') >= (wanted.residency ?? 0) &&
      (wanted.proves ?? []).every((attribute) => others.some(({ proves }) => proves.includes(attribute))))
  );
}

const withIds = (view: EvidenceView): EvidenceView =>
  JSON.parse(JSON.stringify(view), (key, value) => {
    if (key === 'documentId') return '';
    if (key !== 'documents' || !Array.isArray(value) || !value.some((one) => 'state' in one)) return value;
    return value.map((one) => JSON.stringify({ ...one, id: '' })).sort();
  });

function shuffled(given: EvidenceCase, order: readonly number[]): EvidenceCase {
  const mix = <T>(list: readonly T[]): T[] =>
    list
      .map((value, at) => ({ value, key: order[at] ?? 0 }))
      .sort((a, b) => a.key - b.key)
      .map(({ value }) => value);
  return {
    ...given,
    documents: mix(given.documents),
    caretaker: given.caretaker && { ...given.caretaker, documents: mix(given.caretaker.documents) },
    attestations: mix(given.attestations),
    decided: mix(given.decided),
  };
}

/** One more document in good order, for whoever may show it. */
function withOneMore(program: Program, given: EvidenceCase, pick: number, decision: ShownDocument['decision']) {
  const age = ageFor(given.birth, TODAY);
  const may = program.documentTypes.filter(({ ages, shownBy }) => within(ages, age) && shownBy.includes('applicant'));
  const rule = may[pick % may.length];
  if (!rule) return given;
  const decidedGaps = rule.counts.flatMap(({ gaps }) => gaps);
  const more = { ...assumedDocument(rule, 'more', TODAY), decision, decidedGaps };
  expect(documentProblem(program, more, 'applicant', given.birth, TODAY)).toBeNull();
  return { ...given, documents: [...given.documents, more] };
}

function expectNoWorse(before: EvidenceView, after: EvidenceView): void {
  expect(RANK[after.outcome]).toBeGreaterThanOrEqual(RANK[before.outcome]);
  expect(count(after, 'lacking')).toBeLessThanOrEqual(count(before, 'lacking'));
}

/** The case once everything that a fix names is there. */
function mended(
  program: Program,
  given: EvidenceCase,
  fix: EvidenceView['fixes'][number],
  leaveOut: number,
): EvidenceCase {
  const flowOf = program.caretakers.find(({ ages }) => within(ages, ageFor(given.birth, TODAY)));
  const documents = fix.documents.filter((_, at) => at !== leaveOut);
  const brought = (whose: string) =>
    documents
      .filter((document) => document.whose === whose)
      .map((document, at) => {
        const rule = program.documentTypes.find(({ id }) => id === document.type);
        if (!rule) throw new Error(`a fix names ${document.type}, which there is not`);
        return assumedDocument(rule, `${whose}-fix${at}`, TODAY);
      });
  const said = fix.attestations.filter((_, at) => fix.documents.length + at !== leaveOut);
  const caretaker = fix.caretaker ? { relation: flowOf?.relations[0]?.id ?? '', documents: [] } : given.caretaker;
  return {
    ...given,
    documents: [...given.documents, ...brought('applicant')],
    caretaker: caretaker && { ...caretaker, documents: [...caretaker.documents, ...brought('caretaker')] },
    attestations: [
      ...given.attestations,
      ...program.attestations.filter(({ name }) => said.some(({ en }) => en === name.en)).map(({ id }) => id),
    ],
  };
}

function expectFixed(program: Program, given: EvidenceCase): void {
  for (const fix of evaluate(program, given, TODAY).fixes) {
    expect(evaluate(program, mended(program, given, fix, -1), TODAY).outcome).not.toBe('lacking');
    for (let at = 0; at < fix.documents.length + fix.attestations.length; at += 1)
      expect(evaluate(program, mended(program, given, fix, at), TODAY).outcome).toBe('lacking');
  }
}

const anyOrder = fc.array(fc.nat(1000), { minLength: 8, maxLength: 8 });
const anyDecision = fc.constantFrom(null, 'counts' as const);

describe.each([['samples', null] as const, ...shipped])('%s', (_path, program) => {
  const cases: fc.Arbitrary<readonly [Program, EvidenceCase]> = program
    ? realCase(program).map((given) => [program, given] as const)
    : anySample(true);
  const numRuns = program ? 40 : 200;

  test('one more valid document never lowers the result', () => {
    fc.assert(
      fc.property(cases, fc.nat(1000), anyDecision, ([rules, given], pick, decision) => {
        const more = withOneMore(rules, given, pick, decision);
        expectNoWorse(evaluate(rules, given, TODAY), evaluate(rules, more, TODAY));
        const { caretaker } = given;
        if (!caretaker) return;
        const theirs = {
          ...given,
          caretaker: {
            ...caretaker,
            documents: [
              ...caretaker.documents,
              ...given.documents.map((document) => ({ ...document, id: `more-${document.id}` })),
            ],
          },
        };
        expect(RANK[evaluate(rules, theirs, TODAY).outcome]).toBeGreaterThanOrEqual(
          RANK[evaluate(rules, given, TODAY).outcome],
        );
      }),
      { numRuns },
    );
  });

  test('a decision settles what was shown, and nothing else, whatever is shown beside it later', () => {
    const twoCases = cases.chain(([rules, given]) =>
      (program ? realCase(program) : anyCase(ids, 0, 5)).map((later) => [rules, given, later] as const),
    );
    fc.assert(
      fc.property(
        twoCases,
        fc.constantFrom('counts' as const, 'refused' as const),
        ([rules, given, later], decision) => {
          const fresh = given.documents.map((one) => ({ ...one, decision: null, decidedGaps: [] }));
          const before = evaluate(rules, { ...given, documents: fresh }, TODAY);
          for (const { id, state, gaps } of before.documents) {
            const document = fresh.find((one) => one.id === id);
            if (state !== 'clerk-decides' || !document) continue;
            const seen = gaps.map((gap) => gap.id);
            const decided = { ...document, id: 'decided', decision, decidedGaps: seen };
            const after = evaluate(
              rules,
              { ...later, birth: given.birth, documents: [...later.documents, decided] },
              TODAY,
            );
            const judged = after.documents.find((one) => one.id === 'decided');
            const settled = new Set([...later.decided, ...seen]);
            if (judged?.state === 'counts') expect(judged.gaps.filter((gap) => !settled.has(gap.id))).toEqual([]);
            if (judged?.problem?.code === 'document.decidedAgainst') {
              const uses = rules.documentTypes.find((type) => type.id === document.type)?.counts ?? [];
              expect(decision).toBe('refused');
              expect(uses.some((use) => use.gaps.some((gap) => seen.includes(gap)))).toBe(true);
            }
          }
        },
      ),
      { numRuns },
    );
  });

  test('the order in which things were shown never matters', () => {
    fc.assert(
      fc.property(cases, anyOrder, ([rules, given], order) => {
        expect(withIds(evaluate(rules, shuffled(given, order), TODAY))).toEqual(withIds(evaluate(rules, given, TODAY)));
      }),
      { numRuns },
    );
  });

  test('what it says would mend it does, and nothing in it is idle', () => {
    fc.assert(
      fc.property(cases, ([rules, given]) => expectFixed(rules, given)),
      { numRuns: program ? 25 : 150 },
    );
  });
});

test('points of a need never fall', () => {
  const rules = fc
    .tuple(anyProgram(false), points)
    .map(
      ([program, rule]) =>
        ({ ...program, evidence: [{ ...program.evidence[0], rule, gaps: [] }] }) as unknown as Program,
    );
  fc.assert(
    fc.property(rules, anyCase(ids, 0, 5), fc.nat(10), (program, given, pick) => {
      const reached = (one: EvidenceCase) =>
        evaluate(program, { ...one, attestations: [] }, TODAY).needs[0]?.points?.reached ?? -1;
      expect(reached(withOneMore(program, given, pick, 'counts'))).toBeGreaterThanOrEqual(reached(given));
    }),
    { numRuns: 150 },
  );
});

describe('totality', () => {
  const anyDate = fc.oneof(
    fc.constantFrom(null, '', '2024-02-30', '9999-12-31', '0000-01-01', '+010000-01-01'),
    fc.string(),
  );
  const garbage = fc.record({
    id: fc.constantFrom('a', 'b'),
    type: fc.oneof(fc.constantFrom(...ids, '__proto__', 'constructor'), fc.string()),
    form: fc.constantFrom('original' as const, 'phone' as const),
    issuedOn: anyDate,
    expiresOn: anyDate,
    conditions: fc.array(fc.string(), { maxLength: 2 }),
    verified: fc.boolean(),
    decision: fc.constantFrom(null, 'counts' as const, 'refused' as const),
    decidedGaps: fc.array(fc.oneof(fc.constantFrom('g1', 'g2'), fc.string()), { maxLength: 2 }),
  });
  const anything = fc.record({
    birth: anyDate,
    documents: fc.array(garbage, { maxLength: 6 }),
    caretaker: fc.option(fc.record({ relation: fc.string(), documents: fc.array(garbage, { maxLength: 4 }) })),
    attestations: fc.array(fc.oneof(fc.constantFrom('a0', 'a1'), fc.string()), { maxLength: 3 }),
    decided: fc.array(fc.string(), { maxLength: 3 }),
  });

  test('no case, however odd, makes it throw', () => {
    const odd = sample(
      [
        type('t0', [{ identity: 1, expiry: { graceYears: 9_000_000_000, graceDays: 9_000_000_000_000 } }]),
        type('t1', [{ identity: 9_007_199_254_740_991, freshness: { days: 9_000_000_000_000 } }]),
        type('t2', [
          { residency: 1, freshness: { until: { month: 2, day: 31, yearsAfter: 10 } }, gaps: ['unheard-of'] },
        ]),
      ],
      [need('n0', { kind: 'points', identity: 9_007_199_254_740_991 }), need('n1', { kind: 'points', residency: 3 })],
      { validity: [{ source: 'law', on: TODAY, fromAge: 90, years: null }] },
    );
    const programs = fc.oneof(
      fc.constant(odd),
      anyProgram(true),
      fc.constantFrom(...shipped.map(([, program]) => program)),
    );
    fc.assert(
      fc.property(programs, anything, (program, given) => {
        const view = evaluate(program, given, TODAY);
        expect(view.documents.length).toBe(given.documents.length + (given.caretaker?.documents.length ?? 0));
        for (const document of given.documents) documentProblem(program, document, 'caretaker', given.birth, TODAY);
      }),
      { numRuns: 200 },
    );
  });

  test('thirty documents of four ways each, all unlike, come to an end', () => {
    const primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29];
    const types = Array.from({ length: 30 }, (_, at) =>
      type(
        `t${at}`,
        Array.from({ length: 4 }, (_use, way) => ({
          identity: primes[(at + 3 * way) % 10],
          residency: primes[(7 * at + way) % 10],
          proves: [attributes[(at + way) % 4]],
          ...(way === 3 ? { companion: { identity: 5 + at } } : {}),
        })),
      ),
    );
    const program = sample(types, [
      need('points', { kind: 'points', identity: 211, residency: 223 }),
      ...attributes.map((proves) => need(proves, { kind: 'proof', proves })),
    ]);
    const documents = types.map(({ id }, at) => shown(`d${at}`, String(id)));
    const began = performance.now();
    const view = evaluate(program, { birth: null, documents, caretaker: null, attestations: [], decided: [] }, TODAY);
    expect(view.documents.length).toBe(30);
    // A net against a search without end, not a measure: it takes well under a second.
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});
