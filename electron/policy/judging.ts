import type { IsoDate } from '../contract/answers.ts';
import { within } from './ages.ts';
import type { EvidenceCase } from './case.ts';
import type { AttestationRule, CaretakerFlow } from './evidence-rule.ts';
import { type Candidate, candidates } from './judged.ts';
import { type Goal, needsFor } from './needs.ts';
import type { Program } from './program.ts';
import { type Solved, type State, solve } from './solve.ts';

/** Everything that a judgement goes by. */
export interface Judging {
  readonly program: Program;
  readonly case: EvidenceCase;
  readonly today: IsoDate;
  /** Of the applicant, in whole years. */
  readonly age: number;
  readonly decided: ReadonlySet<string>;
  readonly flow: CaretakerFlow | undefined;
}

export const RANK = { lacking: 0, 'clerk-decides': 1, met: 2 } as const;
export const worst = (states: readonly State[]): State =>
  states.reduce((low, state) => (RANK[state] < RANK[low] ? state : low), 'met');

/** Whether these gaps are still for the clerk to settle. A city's signature does not: it leaves the decision to them. */
export const isOpen = (gaps: readonly string[], { decided }: Judging): boolean => gaps.some((gap) => !decided.has(gap));

export function goalsOf(needs: ReturnType<typeof needsFor>, judging: Judging): Goal[] {
  return needs.filter(({ waived }) => !waived).map(({ need }) => ({ need, open: isOpen(need.gaps, judging) }));
}

/** The attestations that hold at this age; a caretaker's only where one may come along. */
export function attestationsFor({ program, age, flow }: Judging): AttestationRule[] {
  return program.attestations.filter(({ ages, by }) => within(ages, age) && (by !== 'caretaker' || flow !== undefined));
}

/** One of the two people, judged. */
export interface Side {
  readonly needs: ReturnType<typeof needsFor>;
  readonly shown: readonly Candidate[];
  readonly attestations: readonly AttestationRule[];
  readonly solved: Solved;
}

export function judgeCaretaker(judging: Judging): Side {
  const { program, case: given, today, age, decided, flow } = judging;
  const shown = candidates(program, given.caretaker?.documents ?? [], 'caretaker', age, today, decided);
  const needs = needsFor(flow?.evidence ?? [], age, true);
  const solved = solve(
    goalsOf(needs, judging),
    shown.map(({ ways }) => ways),
  );
  return { needs, shown, attestations: [], solved };
}

/** Whether somebody of a relation that the flow knows is there, with everything it asks of them. */
export function caretakerState(judging: Judging, { solved }: Side): State {
  const { flow, case: given } = judging;
  const known = flow?.relations.some(({ id }) => id === given.caretaker?.relation) ?? false;
  if (!flow || !known) return 'lacking';
  return worst([...solved.states, isOpen(flow.gaps, judging) ? 'clerk-decides' : 'met']);
}

export function judgeApplicant(judging: Judging, shown: readonly Candidate[], caretaker: boolean): Side {
  const { program, case: given, age } = judging;
  const needs = needsFor(program.evidence, age, caretaker);
  const attestations = attestationsFor(judging).filter(
    ({ id, by }) => given.attestations.includes(id) && (by !== 'caretaker' || caretaker),
  );
  const solved = solve(goalsOf(needs, judging), [
    ...shown.map(({ ways }) => ways),
    ...attestations.map((attestation) => [{ attestation, settled: !isOpen(attestation.gaps, judging) }]),
  ]);
  return { needs, shown, attestations, solved };
}
