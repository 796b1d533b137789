import type { IsoDate } from '../contract/answers.ts';
import { type Failure, fail } from '../contract/errors.ts';
import type { GapView, JudgedDocument } from '../contract/views.ts';
import type { ShownDocument } from './case.ts';
import { usesToday, type Whose } from './document-problem.ts';
import type { DocumentRule, DocumentUse } from './document-rule.ts';
import type { WayOption } from './needs.ts';
import type { Program } from './program.ts';

type DocumentWay = { readonly rule: DocumentRule; readonly use: DocumentUse; readonly settled: boolean };

/** A recorded document with the ways in which it may count. */
export interface Candidate {
  readonly shown: ShownDocument;
  readonly ways: readonly DocumentWay[];
  /** Why it does not count at all; null where it may. */
  readonly problem: Failure | null;
  /** Gaps of ways that the clerk decided against; named, so that it can be taken back. */
  readonly declined: readonly string[];
}

/** The words for a gap; one that the file does not describe is named by its id. */
export function gapViews(program: Program, ids: readonly string[]): GapView[] {
  return [...new Set(ids)].map((id) => ({
    id,
    about: program.gaps.find((gap) => gap.id === id)?.about ?? { en: id },
  }));
}

function candidate(
  program: Program,
  shown: ShownDocument,
  whose: Whose,
  age: number,
  today: IsoDate,
  decided: ReadonlySet<string>,
): Candidate {
  const none = (problem: Failure, declined: readonly string[] = []): Candidate => ({
    shown,
    ways: [],
    problem,
    declined,
  });
  const rule = program.documentTypes.find((type) => type.id === shown.type);
  if (!rule) return none(fail('document.unknownType', { field: 'type' }).error);
  const { uses, problem } = usesToday(rule, shown, whose, age, today);
  if (problem) return none(problem);
  // A city that does not let its clerks refuse a listed document takes it, verified or not.
  if (!shown.verified && program.documents.mayRefuseUnverifiable) return none(fail('document.unverifiable').error);
  const seen = new Set(shown.decision === null ? [] : shown.decidedGaps);
  const left = uses.filter(({ gaps }) => shown.decision !== 'refused' || !gaps.some((gap) => seen.has(gap)));
  const declined = uses.filter((use) => !left.includes(use)).flatMap(({ gaps }) => gaps);
  if (left.length === 0) return none(fail('document.decidedAgainst').error, declined);
  const ways = left.map((use) => ({
    rule,
    use,
    settled: use.gaps.every((gap) => decided.has(gap) || (shown.decision === 'counts' && seen.has(gap))),
  }));
  return { shown, ways, problem: null, declined };
}

/**
 * One person's documents, in the order of the programme's list and then of what was recorded of them: never in the order
 * in which they were shown, so that this changes nothing.
 */
export function candidates(
  program: Program,
  documents: readonly ShownDocument[],
  whose: Whose,
  age: number,
  today: IsoDate,
  decided: ReadonlySet<string>,
): Candidate[] {
  const place = new Map(program.documentTypes.map(({ id }, index) => [id, index]));
  const key = ({ type, form, issuedOn, expiresOn, conditions, verified, decision, decidedGaps }: ShownDocument) =>
    JSON.stringify([
      type,
      form,
      issuedOn,
      expiresOn,
      conditions.toSorted(),
      verified,
      decision,
      decidedGaps.toSorted(),
    ]);
  return documents
    .map((shown) => ({ shown, at: place.get(shown.type) ?? place.size, key: key(shown) }))
    .sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ shown }) => candidate(program, shown, whose, age, today, decided));
}

/** Whether everything else this person showed, taken at its best, could not make the document count. */
function lacksCompanion(one: Candidate, all: readonly Candidate[]): boolean {
  const others = all.filter((other) => other !== one && other.ways.length > 0);
  const most = (points: (use: DocumentUse) => number) =>
    others.reduce((sum, { ways }) => sum + Math.max(...ways.map(({ use }) => points(use))), 0);
  return one.ways.every(({ use: { companion } }) => {
    if (companion === null) return false;
    const { types, identity = 0, residency = 0, proves = [] } = companion;
    return (
      (types !== undefined && !others.some(({ shown }) => types.includes(shown.type))) ||
      most((use) => use.identity) < identity ||
      most((use) => use.residency) < residency ||
      proves.some((attribute) => !others.some(({ ways }) => ways.some(({ use }) => use.proves.includes(attribute))))
    );
  });
}

const nothing = { gaps: [], as: null, identity: 0, residency: 0, proves: [] };

/** What is said of a document: `option` is what it is taken as, where it is. */
export function judge(
  program: Program,
  one: Candidate,
  option: WayOption | undefined,
  all: readonly Candidate[],
): JudgedDocument {
  const { id } = one.shown;
  if (one.problem)
    return { id, state: 'refused', problem: one.problem, ...nothing, gaps: gapViews(program, one.declined) };
  if (option && 'use' in option.way) {
    const { use, settled } = option.way;
    return {
      id,
      state: settled ? 'counts' : 'clerk-decides',
      problem: null,
      gaps: gapViews(program, [...use.gaps, ...one.declined]),
      as: program.categories.find((category) => category.id === use.as)?.name ?? null,
      identity: use.identity,
      residency: use.residency,
      proves: [...use.proves],
    };
  }
  if (lacksCompanion(one, all))
    return { id, state: 'refused', problem: fail('document.needsCompanion').error, ...nothing };
  return { id, state: 'spare', problem: null, ...nothing, gaps: gapViews(program, one.declined) };
}
