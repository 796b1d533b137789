import { ADULT, within } from './ages.ts';
import type { CardField, Program } from './program.ts';

/**
 * Whether the card bears a field at this age; null: not known yet, and the rules for adults hold. A field that the file
 * does not mention is kept off: what nobody asked for is not collected (P1).
 */
export function fieldUse(
  program: Program,
  field: CardField,
  age: number | null,
): 'required' | 'optional' | 'forbidden' {
  const rule = program.card.fields.find((candidate) => candidate.field === field);
  if (!rule) return 'forbidden';
  if (rule.requiredFor !== undefined && within(rule.requiredFor, age ?? ADULT)) return 'required';
  return rule.use;
}
