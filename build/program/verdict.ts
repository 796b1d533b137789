import type { Failure } from '../../electron/contract/errors.ts';
import type { EvidenceView, NeedView } from '../../electron/contract/views.ts';
import english from '../../renderer/language/en/errors.json' with { type: 'json' };
import { item } from './lines.ts';
import { ATTRIBUTE_WORDS, list, type Words } from './words.ts';

const OUTCOME = {
  met: 'The evidence is complete.',
  'clerk-decides': 'Complete only if the clerk takes a reading that the rules leave open.',
  lacking: 'The evidence is not complete.',
};
const NEED = { met: 'met', 'clerk-decides': 'the clerk decides', lacking: 'LACKING', waived: 'waived' };
const DOCUMENT = {
  counts: 'counts',
  'clerk-decides': 'the clerk decides',
  spare: 'good, not needed',
  refused: 'REFUSED',
};

/** The sentence that clerks read for a failure. */
export function failureWords({ code, values = {} }: Failure): string {
  const sentence = (english as Record<string, string>)[code] ?? code;
  const filled = sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
  return values.last === undefined ? filled : `${filled} (Last day: ${values.last}.)`;
}

/** What the rules say of a case: what is met and by what, what is left to the clerk, what would mend what is lacking. */
export function verdictLines({ text }: Words, view: EvidenceView, names: ReadonlyMap<string, string>): string[] {
  const need = (one: NeedView): string[] => {
    const by = one.by.map(({ name }) => text(name));
    if (one.attestation) by.push(`the statement "${text(one.attestation)}"`);
    const points = one.points ? `, ${one.points.reached} of ${one.points.asked} points` : '';
    const shown = by.length > 0 ? `, by ${list(by, 'and')}` : '';
    const lacking = one.lacking ? `. To say: ${text(one.lacking)}` : '';
    return item(`${text(one.name)}: ${NEED[one.state]}${points}${shown}${lacking}`);
  };
  const { caretaker } = view;
  const lines = ['', OUTCOME[view.outcome], ...view.needs.flatMap(need)];
  if (caretaker) {
    const there = caretaker.present
      ? 'is there'
      : caretaker.required
        ? 'must come and is not there'
        : 'may come and is not there';
    lines.push(
      ...item(`${text(caretaker.name)}: ${there}`),
      ...caretaker.needs.flatMap(need).map((line) => `    ${line}`),
    );
  }
  if (view.documents.length > 0) lines.push('Documents:');
  for (const one of view.documents) {
    const brings = [
      one.as ? `as ${text(one.as)}` : '',
      one.identity ? `${one.identity} identity` : '',
      one.residency ? `${one.residency} residency` : '',
      one.proves.length > 0
        ? `shows ${list(
            one.proves.map((attribute) => ATTRIBUTE_WORDS[attribute]),
            'and',
          )}`
        : '',
    ].filter(Boolean);
    const why = one.problem ? `. ${failureWords(one.problem)}` : '';
    const gaps = one.gaps.map(({ id, about }) => `. Gap "${id}": ${text(about)}`).join('');
    const brought = one.state === 'refused' || brings.length === 0 ? '' : ` (${brings.join(', ')})`;
    lines.push(...item(`${one.id}  ${names.get(one.id) ?? ''}: ${DOCUMENT[one.state]}${brought}${why}${gaps}`));
  }
  if (view.gaps.length > 0) lines.push('Left to the clerk:');
  for (const { id, about } of view.gaps) lines.push(...item(`${id}: ${text(about)}`));
  if (view.address !== 'any') lines.push(`The card may bear this address only: ${view.address}.`);
  if (view.fixes.length > 0) lines.push('Any of these would complete it:');
  for (const fix of view.fixes) {
    const parts = [
      ...fix.documents.map(({ name, whose }) => (whose === 'caretaker' ? `the caretaker’s ${text(name)}` : text(name))),
      ...fix.attestations.map((name) => `the statement "${text(name)}"`),
      fix.caretaker ? 'a caretaker who comes along' : '',
    ].filter(Boolean);
    lines.push(...item(list(parts, 'and'), '  + '));
  }
  return lines.flatMap((line) => (line.length > 120 ? item(line.trim(), line.match(/^ */)?.[0] ?? '') : [line]));
}
