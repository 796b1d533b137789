import type { RulesView, Text } from '../../electron/contract/views.ts';
import type { Program, ProgramProblem } from '../../electron/policy/program.ts';
import { rulesView } from '../../electron/policy/summary.ts';
import { item } from './lines.ts';

/** What is wrong with a rule file, each with path, value and what is allowed. */
export function problemLines(name: string, problems: readonly ProgramProblem[]): string[] {
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return [
    `${name}: ${count}`,
    ...problems.flatMap(({ path, value, allowed }) => [
      '',
      ...item(path, '  '),
      ...item(value ?? 'nothing', '    stands there: '),
      ...item(allowed, '    allowed:      '),
    ]),
  ];
}

/** What a good rule file leaves to the city. */
export function noteLines(program: Program, today: string, text: (text: Text) => string): string[] {
  const rules = rulesView(program, today);
  const lines = [
    `${program.id}: good. ${program.documentTypes.length} document types, ${program.evidence.length} needs, ` +
      `${rules.sources.length} sources, ${rules.gaps.length} gaps.`,
    '',
    `The city must look at it again by ${rules.reviewBy}${rules.reviewOverdue ? ', which has passed' : ''}.`,
  ];
  if (rules.gaps.length > 0) lines.push('', 'Gaps: what no source says. Where a rule meets one, the clerk decides.');
  for (const gap of rules.gaps) {
    const state = gap.signedOff ? `signed off by ${gap.signedOff.by} on ${gap.signedOff.on}` : 'open';
    lines.push(...item(`${gap.id} (${state}): ${text(gap.about)}`), ...item(gap.where.join(', '), '      met by: '));
  }
  if (rules.trainingOnly.length === 0) return [...lines, '', 'It may run outside training.'];
  lines.push('', rules.status === 'sketch' ? 'It never runs:' : 'It runs in training only:');
  for (const reason of rules.trainingOnly) lines.push(...item(trainingWords(reason)));
  return lines;
}

function trainingWords({ reason, what }: RulesView['trainingOnly'][number]): string {
  switch (reason) {
    case 'sketch':
      return 'it is a sketch: a shape to be filled by the city, checked and explained, but not run';
    case 'gap':
      return `the gap "${what}" is neither filled nor signed off by the city`;
    case 'review':
      return `its review was due on ${what}`;
    case 'disposal':
      return `the city names no authority to dispose of "${what}": without one, documents may only be sighted outside training`;
    case 'field-not-built':
      return `the card must bear "${what}", which Walkup does not print yet`;
  }
}
