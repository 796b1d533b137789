import type { IsoDate } from '../contract/answers.ts';
import type { PrecheckView } from '../contract/views.ts';
import { within } from './ages.ts';
import { assumedDocument } from './assumed.ts';
import { addYears } from './calendar.ts';
import type { ShownDocument } from './case.ts';
import { evaluate } from './evidence.ts';
import type { Program } from './program.ts';

/** What somebody ticked: classes of documents and of age, and nothing about who they are. */
export interface Ticked {
  readonly types: readonly string[];
  readonly caretakerTypes: readonly string[];
  /** First year of an age band. */
  readonly ageFrom: number;
  readonly caretaker: boolean;
}

/**
 * What the rules would say if everything that was ticked is shown in good order: current, recent enough, in a form that
 * is taken, every condition met. What rules leave open stays open. Types that the programme does not take are passed over.
 */
export function precheck(program: Program, ticked: Ticked, today: IsoDate): PrecheckView {
  const age = Math.min(150, Math.max(0, Math.trunc(ticked.ageFrom) || 0));
  const assumed = (types: readonly string[], whose: string): ShownDocument[] =>
    types.flatMap((type, index) => {
      const rule = program.documentTypes.find(({ id }) => id === type);
      return rule ? [assumedDocument(rule, `${whose}-${index}`, today)] : [];
    });
  const flow = program.caretakers.find(({ ages }) => within(ages, age));
  const view = evaluate(
    program,
    {
      birth: addYears(today, -age),
      documents: assumed(ticked.types, 'applicant'),
      caretaker: ticked.caretaker
        ? { relation: flow?.relations[0]?.id ?? '', documents: assumed(ticked.caretakerTypes, 'caretaker') }
        : null,
      attestations: [],
      decided: [],
    },
    today,
  );
  const open = new Set(
    view.needs.filter(({ state }) => state === 'lacking' || state === 'clerk-decides').map(({ id }) => id),
  );
  // Those of the documents too: nobody is here to be asked, and the person is told why the answer is not a plain yes.
  const undecided = view.documents.filter(({ state }) => state === 'clerk-decides').flatMap(({ gaps }) => gaps);
  const asked = new Map([...view.gaps, ...undecided].map((gap) => [gap.id, gap]));
  const meets = new Map(program.attestations.map((attestation) => [attestation.id, attestation.meets]));
  return {
    outcome: view.outcome,
    needs: view.needs,
    caretaker: view.caretaker,
    attestations: view.attestations
      .filter(({ id }) => meets.get(id)?.some((need) => open.has(need)))
      .map(({ name }) => name),
    gaps: [...asked.values()],
    fixes: view.fixes,
  };
}
