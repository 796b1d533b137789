import type { Fix } from '../contract/views.ts';
import { within } from './ages.ts';
import { assumedDocument } from './assumed.ts';
import { complete } from './complete.ts';
import { usesToday, type Whose } from './document-problem.ts';
import type { DocumentRule } from './document-rule.ts';
import type { AttestationRule } from './evidence-rule.ts';
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

/** The ways to complete the case without a caretaker (`caretaker` false) or with one who has everything. */
function waysOf(
  judging: Judging,
  own: readonly Candidate[],
  theirs: readonly Candidate[],
  caretaker: State | null,
): Way[] {
  const { program, case: given, age, flow } = judging;
  const possible = attestationsFor(judging).filter(({ by }) => by !== 'caretaker' || caretaker !== null);
  const thing = (attestation: AttestationRule): Thing => [{ attestation, settled: true }];
  const made = possible.filter(({ id }) => given.attestations.includes(id));
  const offered = possible.filter((one) => !made.includes(one));
  const applicant = search(
    judging,
    goalsOf(needsFor(program.evidence, age, caretaker !== null), judging),
    [...thingsOf(own), ...made.map(thing)],
    [
      ...documentsOf(judging, 'applicant'),
      ...offered.map((attestation) => ({
        attestation,
        thing: thing(attestation),
        open: isOpen(attestation.gaps, judging),
      })),
    ],
  );
  if (caretaker === null || !flow) return applicant.map((offers) => ({ offers, caretaker: false }));
  const here = flow.relations.some(({ id }) => id === given.caretaker?.relation);
  const companion =
    caretaker !== 'lacking'
      ? [[]]
      : search(
          judging,
          goalsOf(needsFor(flow.evidence, age, true), judging),
          here ? thingsOf(theirs) : [],
          documentsOf(judging, 'caretaker'),
        );
  return companion.flatMap((brought) =>
    applicant.map((offers) => ({ offers: [...offers, ...brought], caretaker: !here })),
  );
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
  own: readonly Candidate[],
  theirs: readonly Candidate[],
  caretaker: State,
): Fix[] {
  const rank = ranking(judging);
  const ways = [
    ...(judging.flow?.required ? [] : waysOf(judging, own, theirs, null)),
    ...(judging.flow ? waysOf(judging, own, theirs, caretaker) : []),
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
