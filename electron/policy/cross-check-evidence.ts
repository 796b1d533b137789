import { within } from './ages.ts';
import type { Attribute, DocumentRule, DocumentUse } from './document-rule.ts';
import type { EvidenceRule, Need } from './evidence-rule.ts';
import { type Complain, known } from './problems.ts';
import type { Program } from './program.ts';

/** What does not hang together in the rules of evidence: ids, and needs that nobody could ever meet. */
export function checkEvidence(program: Program, complain: Complain): void {
  const categories = program.categories.map(({ id }) => id);
  const types = program.documentTypes.map(({ id }) => id);
  for (const [index, type] of program.documentTypes.entries())
    checkType(type, `documentTypes.${index}`, categories, types, complain);
  checkNeeds(program, program.evidence, 'evidence', 'applicant', categories, complain);
  for (const [index, flow] of program.caretakers.entries())
    checkNeeds(program, flow.evidence, `caretakers.${index}.evidence`, 'caretaker', categories, complain);
  const needs = program.evidence.map(({ id }) => id);
  for (const [index, { by, meets, ages }] of program.attestations.entries()) {
    for (const [at, need] of meets.entries())
      known(complain, `attestations.${index}.meets.${at}`, need, needs, 'the id of one of "evidence"');
    if (by !== 'caretaker') continue;
    const flows = program.caretakers.some((flow) =>
      agesFrom(program).some((age) => within(flow.ages, age) && within(ages, age)),
    );
    if (!flows)
      complain(`attestations.${index}.by`, by, 'a caretaker only where one of "caretakers" holds at these ages');
  }
}

function checkType(
  { counts }: DocumentRule,
  path: string,
  categories: readonly string[],
  types: readonly string[],
  complain: Complain,
): void {
  const basis = counts.find(({ freshness }) => freshness !== null)?.freshness?.basis;
  for (const [index, use] of counts.entries()) {
    const here = `${path}.counts.${index}`;
    if (use.as !== undefined) known(complain, `${here}.as`, use.as, categories, 'the id of one of "categories"');
    for (const [at, type] of (use.companion?.types ?? []).entries())
      known(complain, `${here}.companion.types.${at}`, type, types, 'the id of one of "documentTypes"');
    if (use.companion !== null && Object.keys(use.companion).length === 0)
      complain(
        `${here}.companion`,
        use.companion,
        'what must go with it ("types", "identity", "residency" or "proves"), or null',
      );
    if (use.as === undefined && use.identity + use.residency + use.proves.length === 0)
      complain(here, use, 'it must bring something: "as", "identity", "residency" or "proves"');
    if (use.freshness === null) continue;
    if (use.freshness.basis !== basis)
      complain(
        `${here}.freshness.basis`,
        use.freshness.basis,
        `"${basis}" as in its other ways: clerks take one date from a document`,
      );
    const { until } = use.freshness;
    // 2024 was a leap year: 29 February is a day of some years, 30 February of none.
    if (until && until.day > new Date(Date.UTC(2024, until.month, 0)).getUTCDate())
      complain(`${here}.freshness.until.day`, until.day, `a day that month ${until.month} has`);
  }
}

type Whose = 'applicant' | 'caretaker';

function checkNeeds(
  program: Program,
  needs: readonly Need[],
  path: string,
  whose: Whose,
  categories: readonly string[],
  complain: Complain,
): void {
  for (const [index, need] of needs.entries()) {
    const here = `${path}.${index}`;
    checkCategories(need.rule, `${here}.rule`, categories, complain);
    const attested = whose === 'applicant' && program.attestations.some(({ meets }) => meets.includes(need.id));
    if (attested) continue;
    const ages = agesFrom(program).filter((age) => within(need.when?.ages, age));
    const why = ages.map((age) => missing(need.rule, usesAt(program, whose, age)));
    if (ages.length === 0)
      complain(`${here}.when.ages`, need.when?.ages, `ages at which one may apply: from ${program.minimumAge.years}`);
    else if (!why.includes(null)) complain(`${here}.rule`, need.rule, why[0] ?? '');
  }
}

function checkCategories(rule: EvidenceRule, path: string, categories: readonly string[], complain: Complain): void {
  if (rule.kind === 'documents')
    for (const [at, id] of rule.as.entries())
      known(complain, `${path}.as.${at}`, id, categories, 'the id of one of "categories"');
  if (rule.kind === 'any' || rule.kind === 'all')
    for (const [at, inner] of rule.of.entries()) checkCategories(inner, `${path}.of.${at}`, categories, complain);
}

/** One age of every class that the rules tell apart, from the minimum age on. */
function agesFrom(program: Program): number[] {
  return Array.from({ length: 151 }, (_, age) => age).filter((age) => age >= program.minimumAge.years);
}

/** The ways in which each type counts that this person may show at this age of the applicant. */
function usesAt(program: Program, whose: Whose, age: number): DocumentUse[][] {
  return program.documentTypes
    .filter(({ shownBy, ages }) => shownBy.includes(whose) && within(ages, age))
    .map(({ counts }) => counts);
}

/** More documents than this nobody is asked to bring; two of one type may well count, such as two bills. */
const MOST_DOCUMENTS = 6;

/** Why no documents could meet a rule, as what is needed; null where some could. */
function missing(rule: EvidenceRule, types: readonly DocumentUse[][]): string | null {
  const proven = (uses: readonly DocumentUse[], attribute: Attribute): boolean =>
    uses.some(({ proves }) => proves.includes(attribute));
  switch (rule.kind) {
    case 'points': {
      const most = (points: (use: DocumentUse) => number): number => {
        const best = types.map((uses) => Math.max(0, ...uses.map(points)));
        return Math.max(
          best.reduce((sum, one) => sum + one, 0),
          MOST_DOCUMENTS * Math.max(0, ...best),
        );
      };
      const reach = {
        identity: most((use) => use.identity),
        residency: most((use) => use.residency),
        total: most((use) => use.identity + use.residency),
      };
      for (const kind of ['identity', 'residency', 'total'] as const) {
        if ((rule[kind] ?? 0) > reach[kind])
          return `at most ${reach[kind]} ${kind} points: neither one document of each type nor ${MOST_DOCUMENTS} of the best bring more, so nobody could meet it`;
      }
      return null;
    }
    case 'proof':
      return proven(types.flat(), rule.proves)
        ? null
        : `an attribute that some document type proves: none proves "${rule.proves}" for them, so nobody could meet it`;
    case 'documents': {
      const uses = types.flat().filter(({ as }) => as !== undefined && rule.as.includes(as));
      if (uses.length === 0)
        return `categories that some document type counts as: none counts as ${rule.as.join(' or ')}`;
      const unproven = rule.proves.find((attribute) => !proven(uses, attribute));
      return unproven ? `no document type that counts as ${rule.as.join(' or ')} proves "${unproven}"` : null;
    }
    case 'all':
      return rule.of.map((inner) => missing(inner, types)).find((why) => why !== null) ?? null;
    case 'any': {
      const whys = rule.of.map((inner) => missing(inner, types));
      return whys.includes(null) ? null : (whys[0] ?? null);
    }
  }
}
