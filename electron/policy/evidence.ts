import type { IsoDate } from '../contract/answers.ts';
import { type Failure, fail } from '../contract/errors.ts';
import type { EvidenceView } from '../contract/views.ts';
import { ADULT, within } from './ages.ts';
import type { EvidenceCase, ShownDocument } from './case.ts';
import { ageFor, usesToday, type Whose } from './document-problem.ts';
import { findFixes } from './fixes.ts';
import { candidates, gapViews, judge } from './judged.ts';
import {
  attestationsFor,
  caretakerState,
  isOpen,
  type Judging,
  judgeApplicant,
  judgeCaretaker,
  RANK,
  type Side,
  worst,
} from './judging.ts';
import { needViews } from './need-views.ts';
import { showsResidency } from './needs.ts';
import type { Program } from './program.ts';
import type { State } from './solve.ts';

/** Gaps that bear on this applicant whatever they show: how long their card is valid, and whether they are old enough. */
function ownGaps({ program, age }: Judging): string[] {
  const row = program.validity
    .filter(({ fromAge }) => age >= fromAge)
    .reduce<Program['validity'][number] | null>(
      (best, one) => (best && best.fromAge >= one.fromAge ? best : one),
      null,
    );
  const young = age < Math.max(ADULT, program.minimumAge.years);
  return [...(row?.gaps ?? []), ...(young ? program.minimumAge.gaps : [])];
}

/** What the card may bear: limited only where nothing shows residency but documents that limit it, and then by the strictest. */
function addressOf({ solved }: Side): EvidenceView['address'] {
  const modes = [...solved.chosen.values()].flatMap(({ way }) =>
    'use' in way && showsResidency(way.use) ? [way.rule.address ?? 'any'] : [],
  );
  if (modes.length === 0 || modes.includes('any')) return 'any';
  return (['protected', 'none', 'care-of'] as const).find((mode) => modes.includes(mode)) ?? 'any';
}

/**
 * Why a document cannot count by itself, whatever else is shown: unknown type, wrong person or age, refused form, a
 * condition not met, a date missing or past. Null where it counts in at least one way. It counts on the very day it
 * expires, and on the last day of its freshness or grace: `values.last` (`values.date` is the expiry date of an expired
 * one). What the clerk said of it (unverifiable, decided against) is no fault of the document, and judged with the case.
 */
export function documentProblem(
  program: Program,
  shown: Omit<ShownDocument, 'id'>,
  whose: Whose,
  birth: IsoDate | null,
  today: IsoDate,
): Failure | null {
  const rule = program.documentTypes.find((type) => type.id === shown.type);
  if (!rule) return fail('document.unknownType', { field: 'type' }).error;
  return usesToday(rule, shown, whose, ageFor(birth, today), today).problem;
}

/**
 * What the programme's rules say of a case today: pure, and total over every programme that fits the schema and every
 * case, whatever was recorded. It finds an assignment of documents to needs if there is one (see `assign.ts`), and says
 * why each document counts or does not, what is left for the clerk to decide, and what would mend what is lacking.
 *
 * A caretaker who need not be there never makes it worse: where the applicant's own evidence says more without them, it
 * is judged without them.
 */
export function evaluate(program: Program, given: EvidenceCase, today: IsoDate): EvidenceView {
  const age = ageFor(given.birth, today);
  const flow = program.caretakers.find(({ ages }) => within(ages, age));
  const judging: Judging = { program, case: given, today, age, decided: new Set(given.decided), flow };
  const own = ownGaps(judging);
  const ownState: State = isOpen(own, judging) ? 'clerk-decides' : 'met';

  const theirs = judgeCaretaker(judging);
  const present = caretakerState(judging, theirs);
  const shown = candidates(program, given.documents, 'applicant', age, today, judging.decided);
  const world = (caretaker: boolean) => {
    const side = judgeApplicant(judging, shown, caretaker);
    const withThem: State = caretaker ? present : flow?.required ? 'lacking' : 'met';
    const states = side.solved.states;
    const rank = [
      RANK[worst([...states, withThem, ownState])],
      -states.filter((state) => state === 'lacking').length,
      -states.filter((state) => state === 'clerk-decides').length,
    ];
    return { side, caretaker, outcome: worst([...states, withThem, ownState]), rank };
  };
  let chosen = world(present !== 'lacking');
  if (chosen.caretaker && !flow?.required) {
    const alone = world(false);
    const better = alone.rank.map((value, at) => value - (chosen.rank[at] as number)).find((value) => value !== 0) ?? 0;
    if (better > 0) chosen = alone;
  }
  const { side, outcome } = chosen;

  const counted = flow && (flow.required || chosen.caretaker);
  const gapsOf = ({ needs }: Side) => needs.filter(({ waived }) => !waived).flatMap(({ need }) => need.gaps);
  const attested = side.attestations.filter((_, place) => side.solved.chosen.has(shown.length + place));
  const gaps = [
    ...own,
    ...gapsOf(side),
    ...(counted ? [...flow.gaps, ...gapsOf(theirs)] : []),
    ...attested.flatMap((attestation) => attestation.gaps),
  ].filter((gap) => !judging.decided.has(gap));

  const judgedOf = (one: Side) =>
    one.shown.map((document, index) => judge(program, document, one.solved.chosen.get(index), one.shown));
  const judged = [judgedOf(side), judgedOf(theirs)].map((list, whose) => {
    const documents = whose === 0 ? given.documents : (given.caretaker?.documents ?? []);
    const place = new Map(documents.map((document, index) => [document, index]));
    const places = (whose === 0 ? side : theirs).shown.map((one) => place.get(one.shown) ?? 0);
    return list.map((view, index) => ({ view, at: places[index] ?? 0 })).sort((a, b) => a.at - b.at);
  });

  const named = flow ?? (given.caretaker ? program.caretakers[0] : undefined);
  const asked = new Set(side.needs.filter(({ waived }) => !waived).map(({ need }) => need.id));
  return {
    outcome,
    needs: needViews(side),
    documents: judged.flat().map(({ view }) => view),
    caretaker: named
      ? {
          name: named.name,
          required: flow?.required ?? false,
          present: given.caretaker !== null,
          relations: flow?.relations ?? [],
          needs: needViews(theirs),
        }
      : null,
    attestations: attestationsFor(judging)
      .filter(({ meets }) => meets.some((need) => asked.has(need)))
      .map(({ id, name, statement, by }) => ({
        id,
        name,
        statement,
        given: given.attestations.includes(id),
        open: by === 'caretaker' && present === 'lacking',
      })),
    gaps: gapViews(program, gaps),
    fixes: outcome === 'lacking' ? findFixes(judging, shown, theirs.shown, present) : [],
    address: addressOf(side),
  };
}
