import type { Text } from '../../electron/contract/views.ts';
import type { Ages } from '../../electron/policy/cited.ts';
import type { Attribute, DocumentUse } from '../../electron/policy/document-rule.ts';
import type { EvidenceRule, Need } from '../../electron/policy/evidence-rule.ts';
import type { Program } from '../../electron/policy/program.ts';

/** Rules of a programme as plain words; the file's own texts in the language asked for, where they have it. */
export interface Words {
  program: Program;
  text(text: Text): string;
}

export function wordsIn(program: Program, language: string): Words {
  return { program, text: (text) => text[language] ?? text.en };
}

export const ATTRIBUTE_WORDS: Record<Attribute, string> = {
  photo: 'a photo',
  'birth-date': 'the date of birth',
  identity: 'who the person is',
  residency: 'where the person lives',
  relationship: 'that the caretaker may speak for the applicant',
};

const FORM_WORDS = { original: 'original', 'certified-copy': 'certified copy', copy: 'copy', phone: 'on a phone' };
export const formWords = (forms: readonly (keyof typeof FORM_WORDS)[]): string =>
  forms.map((form) => FORM_WORDS[form]).join(', ');

const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

/** "A", "A and B", "A, B and C". */
export function list(parts: readonly string[], last: 'and' | 'or'): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1)}`;
}

/** "aged 14 to 17", "aged 13 or younger"; empty for every age. */
export function agesWords(ages: Ages | undefined): string {
  const { from = 0, to } = ages ?? {};
  if (to === undefined) return from === 0 ? '' : `aged ${from} or older`;
  if (from === to) return `aged ${to}`;
  return from === 0 ? `aged ${to} or younger` : `aged ${from} to ${to}`;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

export function categoryName({ program, text }: Words, id: string): string {
  const category = program.categories.find((one) => one.id === id);
  return category ? text(category.name) : id;
}

function typeName({ program, text }: Words, id: string): string {
  const type = program.documentTypes.find((one) => one.id === id);
  return type ? text(type.name) : id;
}

/** What has to be shown, as a phrase that follows "must show". */
export function ruleWords(words: Words, rule: EvidenceRule, inside = false): string {
  switch (rule.kind) {
    case 'points': {
      const { identity, residency, total } = rule;
      const parts = [
        identity === undefined ? '' : `at least ${many(identity, 'identity point')}`,
        residency === undefined ? '' : `at least ${many(residency, 'residency point')}`,
        total === undefined ? '' : `at least ${many(total, 'point')} in all`,
      ].filter(Boolean);
      return list(parts, 'and');
    }
    case 'proof':
      return `a document that shows ${ATTRIBUTE_WORDS[rule.proves]}`;
    case 'documents': {
      const names = list(
        rule.as.map((id) => `"${categoryName(words, id)}"`),
        'or',
      );
      const proofs = rule.proves.map((attribute) => `one of them showing ${ATTRIBUTE_WORDS[attribute]}`);
      const all = `${many(rule.count, 'document')} counted as ${names}`;
      return proofs.length > 0 ? `${all}, ${list(proofs, 'and')}` : all;
    }
    case 'any':
    case 'all': {
      const parts = rule.of.map((inner) => ruleWords(words, inner, true));
      if (parts.length === 1) return parts[0] ?? '';
      const joined = rule.kind === 'any' ? `either ${parts.join('; or ')}` : parts.join('; and ');
      return inside ? `(${joined})` : joined;
    }
  }
}

/** When a need holds and when not; empty where it always does. */
export function circumstancesWords({ when, waivedWhen }: Pick<Need, 'when' | 'waivedWhen'>): string {
  const words = (one: { ages?: Ages | undefined; caretaker?: boolean | undefined }): string =>
    [
      agesWords(one.ages) && `applicants ${agesWords(one.ages)}`,
      one.caretaker === undefined
        ? ''
        : one.caretaker
          ? 'whose caretaker is there with complete evidence'
          : 'without a caretaker whose evidence is complete',
    ]
      .filter(Boolean)
      .map((part, index) => (index === 0 && part.startsWith('wh') ? `applicants ${part}` : part))
      .join(' ');
  const parts = [
    when ? `only for ${words(when).replace(/^without/, 'applicants without')}` : '',
    waivedWhen.length > 0 ? `waived for ${list(waivedWhen.map(words), 'or')}` : '',
  ];
  return parts.filter(Boolean).join('; ');
}

/** What dates and companions a way of counting demands. */
export function useConditions(words: Words, use: DocumentUse): string[] {
  const parts: string[] = [];
  const { expiry, freshness, companion } = use;
  if (expiry) {
    const grace =
      expiry.graceYears !== undefined
        ? many(expiry.graceYears, 'year')
        : expiry.graceDays !== undefined
          ? many(expiry.graceDays, 'day')
          : '';
    parts.push(grace ? `expired at most ${grace} ago` : 'not expired');
    if (expiry.undated === 'counts') parts.push('also without an expiry date');
  }
  if (freshness) {
    const date = { issued: 'dated', filed: 'filed', 'tax-year': 'for a tax year that ended' }[freshness.basis];
    if (freshness.days !== undefined) parts.push(`${date} at most ${many(freshness.days, 'day')} ago`);
    if (freshness.until) {
      const { month, day, yearsAfter } = freshness.until;
      const year = ['of the same year', 'of the next year'][yearsAfter] ?? `${yearsAfter} years later`;
      const from = { issued: 'its date', filed: 'its filing', 'tax-year': 'its tax year' }[freshness.basis];
      parts.push(`until ${day} ${MONTHS[month - 1]} ${year}, counted from ${from}`);
    }
  }
  if (companion) {
    const { types, identity, residency, proves } = companion;
    const beside = [
      types
        ? list(
            types.map((id) => typeName(words, id)),
            'or',
          )
        : '',
      identity === undefined ? '' : many(identity, 'identity point'),
      residency === undefined ? '' : many(residency, 'residency point'),
      proves
        ? `something that shows ${list(
            proves.map((one) => ATTRIBUTE_WORDS[one]),
            'and',
          )}`
        : '',
    ].filter(Boolean);
    parts.push(`only together with ${list(beside, 'and')}`);
  }
  if (use.gaps.length > 0) parts.push(`the clerk decides (gap: ${use.gaps.join(', ')})`);
  return parts;
}
