import type { EvidenceView, GapView } from '../contract/views.ts';
import type { Program } from '../policy/program.ts';
import type { CaseRecord } from './core.ts';

/**
 * Gaps that the case meets beside its evidence: of the fee chosen, and of keeping an address off or printing it in care
 * of somebody. Gaps of how cards look, of appeals and of what the city keeps are nothing that a clerk could decide for
 * one applicant: they are the administrator's.
 */
function met(program: Program, record: CaseRecord): string[] {
  const kind = record.answers.address?.kind ?? 'given';
  return [
    ...(program.fee.kinds.find(({ id }) => id === record.fee.kind)?.gaps ?? []),
    ...(kind === 'given' ? [] : program.address.gaps),
  ];
}

/** What the rules say of the evidence, with the other gaps that the clerk has to settle before there is a card. */
export function withCaseGaps(program: Program, record: CaseRecord, evidence: EvidenceView): EvidenceView {
  const told = new Set([...record.decided, ...evidence.gaps.map(({ id }) => id)]);
  const open: GapView[] = [...new Set(met(program, record))]
    .filter((id) => !told.has(id))
    .flatMap((id) => program.gaps.find((gap) => gap.id === id) ?? [])
    .map(({ id, about }) => ({ id, about }));
  if (open.length === 0) return evidence;
  return {
    ...evidence,
    outcome: evidence.outcome === 'met' ? 'clerk-decides' : evidence.outcome,
    gaps: [...evidence.gaps, ...open],
  };
}
