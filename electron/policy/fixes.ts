import type { Fix } from '../contract/views.ts';
import { within } from './ages.ts';
import { assumedDocument } from './assumed.ts';
import { complete } from './complete.ts';
import { usesToday, type Whose } from './document-problem.ts';
import type { DocumentRule } from './document-rule.ts';
import type { AttestationRule, CaretakerFlow } from './evidence-rule.ts';
import type { Candidate } from './judged.ts';
import { attestationsFor, goalsOf, isOpen, type Judging } from './judging.ts';
import { needsFor, type Thing } from './needs.ts';
import type { State } from './solve.ts';

const MOST_FIXES = 5;
/** Of the smallest size, where there are larger ones. */
const SMALLEST = 3;

/** Something that could be shown or said. */
type Offer =
  | { readonly rule: DocumentRule; readonly whose: Whose; readonly thing: Thing; readonly open: boolean }
  | { readonly attestation: AttestationRule; readonly thing: Thing; readonly open: boolean };

interface Way {
  readonly offers: readonly Offer[];
  readonly caretaker: boolean;
}

/** What somebody of this applicant's case could bring: what people most often have first, else in the file's order. */
function documentsOf(judging: Judging, whose: Whose): Offer[] {
  const { program, age, today } = judging;
  return program.documentTypes
    .toSorted((a, b) => Number(b.common) - Number(a.common))
    .flatMap((rule) => {
      if (!rule.shownBy.includes(whose) || !within(rule.ages, age)) return [];
      const { uses } = usesToday(rule, assumedDocument(rule, 'assumed', today), whose, age, today);
      const thing = uses.map((use) => ({ rule, use, settled: true }));
      return uses.length > 0 ? [{ rule, whose, thing, open: uses.every(({ gaps }) => isOpen(gaps, judging)) }] : [];
    });
}

const thingsOf = (shown: readonly Candidate[]): Thing[] => shown.map(({ ways }) => ways);

/**
 * The first few, but not all of the smallest size where a larger way takes only what most people have: who has none of
 * the three licences that would do alone still learns of the passport and the bill.
 */
function firstOf<T>(sorted: readonly T[], offers: (one: T) => readonly Offer[], size: (one: T) => number): T[] {
  const least = sorted[0] === undefined ? 0 : size(sorted[0]);
  const isUsual = (offer: Offer) => 'rule' in offer && offer.rule.common;
  const usual = sorted.filter((one) => size(one) > least && offers(one).every(isUsual)).slice(0, MOST_FIXES - SMALLEST);
  const left = sorted.filter((one) => !usual.includes(one)).slice(0, MOST_FIXES - usual.length);
  return sorted.filter((one) => usual.includes(one) || left.includes(one));
}

/** Fewer things first, then what most people have, then less that hangs on a clerk, then unlike things, then the file's order. */
function ranking({ program }: Judging): (set: readonly Offer[]) => number[] {
  const place = new Map<unknown, number>(
    [...program.documentTypes, ...program.attestations].map((one, at) => [one, at]),
  );
  const thing = (offer: Offer) => ('rule' in offer ? offer.rule : offer.attestation);
  return (set) => [
    set.length,
    set.filter((offer) => !('rule' in offer && offer.rule.common)).length,
    set.filter(({ open }) => open).length,
    set.length - new Set(set.map(thing)).size,
    ...set.map((offer) => place.get(thing(offer)) ?? 0).sort((a, b) => a - b),
  ];
}

function inOrder(a: readonly number[], b: readonly number[]): number {
  for (const [at, value] of a.entries()) if (value !== b[at]) return value - (b[at] ?? 0);
  return 0;
}

function search(
  judging: Judging,
  goals: Parameters<typeof complete>[0],
  base: readonly Thing[],
  offers: readonly Offer[],
): Offer[][] {
  const rank = ranking(judging);
  const sets = complete(
    goals,
    base,
    offers.map(({ thing }) => thing),
    MOST_FIXES,
  )
    .map((indexes) => indexes.map((index) => offers[index] as Offer))
    .map((set) => ({ set, rank: rank(set) }))
    .sort((a, b) => inOrder(a.rank, b.rank))
    .map(({ set }) => set);
  return firstOf(
    sets,
    (set) => set,
    (set) => set.length,
  );
}

/** What the applicant showed, and what documents they still could. */
interface Own {
  readonly shown: readonly Candidate[];
  readonly documents: readonly Offer[];
}

/** What the applicant's own side asks for, has and could still show, with a caretaker who has everything or without one. */
function ownSide(judging: Judging, { shown: own, documents }: Own, caretaker: boolean) {
  const { program, case: given, age } = judging;
  const said = (attestation: AttestationRule): Thing => [{ attestation, settled: true }];
  const possible = attestationsFor(judging).filter(({ by }) => by !== 'caretaker' || caretaker);
  const made = possible.filter(({ id }) => given.attestations.includes(id));
  return {
    goals: goalsOf(needsFor(program.evidence, age, caretaker), judging),
    base: [...thingsOf(own), ...made.map(said)],
    offers: [
      ...documents,
      ...possible
        .filter((one) => !made.includes(one))
        .map((attestation) => ({ attestation, thing: said(attestation), open: isOpen(attestation.gaps, judging) })),
    ] satisfies Offer[],
  };
}

function alone(judging: Judging, own: Own): Way[] {
  const { goals, base, offers } = ownSide(judging, own, false);
  return search(judging, goals, base, offers).map((set) => ({ offers: set, caretaker: false }));
}

function together(judging: Judging, flow: CaretakerFlow, own: Own, theirs: readonly Candidate[], state: State): Way[] {
  const { case: given, age } = judging;
  const here = flow.relations.some(({ id }) => id === given.caretaker?.relation);
  const evidence = goalsOf(needsFor(flow.evidence, age, true), judging);
  const missing = state === 'lacking';
  const brought = missing
    ? search(judging, evidence, here ? thingsOf(theirs) : [], documentsOf(judging, 'caretaker'))
    : [[]];
  const { goals, base, offers } = ownSide(judging, own, true);
  // Nobody is sent for a caretaker who would change nothing.
  const isIdle = (set: readonly Offer[]): boolean => {
    if (!missing || flow.required) return false;
    if (set.some((offer) => 'attestation' in offer && offer.attestation.by === 'caretaker')) return false;
    const without = ownSide(judging, own, false);
    return complete(without.goals, [...without.base, ...set.map(({ thing }) => thing)], [], 0).length > 0;
  };
  return search(judging, goals, base, offers)
    .filter((set) => !isIdle(set))
    .flatMap((set) => brought.map((more) => ({ offers: [...set, ...more], caretaker: !here })));
}

const keysOf = ({ offers, caretaker }: Way): string[] => [
  ...offers.map((offer) => ('rule' in offer ? `${offer.whose} ${offer.rule.id}` : `attest ${offer.attestation.id}`)),
  ...(caretaker ? ['caretaker'] : []),
];

/** Whether everything in `few` is in `many`, which has more. */
function leavesOut(few: Way, many: Way): boolean {
  const left = keysOf(many);
  const inside = keysOf(few).every((key) => {
    const at = left.indexOf(key);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return inside && left.length > 0;
}

/**
 * What would make a lacking case complete, at most five, cheapest first: fewest things (a caretaker who has to come along
 * is one), then what most people have, then the file's order. Each is enough, and nothing in it is idle. Where the rules
 * leave a document to the clerk it is named like any other: what it leads to is then the clerk's decision.
 */
export function findFixes(
  judging: Judging,
  shown: readonly Candidate[],
  theirs: readonly Candidate[],
  caretaker: State,
): Fix[] {
  const own: Own = { shown, documents: documentsOf(judging, 'applicant') };
  const rank = ranking(judging);
  const ways = [
    ...(judging.flow?.required ? [] : alone(judging, own)),
    ...(judging.flow ? together(judging, judging.flow, own, theirs, caretaker) : []),
  ];
  const size = (way: Way) => way.offers.length + Number(way.caretaker);
  const sorted = ways
    .filter((way) => size(way) > 0 && !ways.some((other) => leavesOut(other, way)))
    .map((way) => ({ way, rank: [size(way), Number(way.caretaker), ...rank(way.offers)] }))
    .sort((a, b) => inOrder(a.rank, b.rank))
    .map(({ way }) => way);
  return firstOf(sorted, ({ offers }) => offers, size).map(fixOf);
}

const fixOf = ({ offers, caretaker }: Way): Fix => ({
  documents: offers.flatMap((offer) =>
    'rule' in offer ? [{ type: offer.rule.id, name: offer.rule.name, whose: offer.whose }] : [],
  ),
  attestations: offers.flatMap((offer) => ('attestation' in offer ? [offer.attestation.name] : [])),
  caretaker,
});
