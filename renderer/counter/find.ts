import type { Attribute, DocumentType, EvidenceView } from '../../electron/contract/views.ts';

/** Lower case without accents: a clerk types `electrica` and finds `eléctrica`. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLocaleLowerCase();

const wordsOf = (text: string): string[] =>
  plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** What puts a type before others, where the words typed do not. */
export interface Order {
  /** The code just read belongs to one of these types. */
  read: (type: DocumentType) => boolean;
  /** Ids, the last recorded first. */
  recent: readonly string[];
  /** Would bring the evidence of this case nearer to complete. */
  helps: (type: DocumentType) => boolean;
  /** Words of its kind in every language, which the catalogues hold. */
  kindWords: (type: DocumentType) => string;
}

/** Why a type stands where it does in the list. */
export type Group = 'read' | 'recent' | 'helps' | 'common' | DocumentType['kind'];

/** Kinds in the order in which the rest is listed. */
const KINDS: readonly DocumentType['kind'][] = [
  'photo-id',
  'passport',
  'birth-family',
  'immigration',
  'school',
  'work',
  'benefits-health',
  'home',
  'money-tax',
  'letter',
  'other',
];

/**
 * Document types that have a word beginning with each word typed, in any language of the programme: first those of
 * which the name has it, then those known by it, then those of such a kind or category. Among equals: what was just
 * read, what was recorded last, what helps this case, what most people bring, and then by kind. No words: all of them.
 */
export function findDocumentTypes(
  types: readonly DocumentType[],
  typed: string,
  order: Order,
): { type: DocumentType; group: Group }[] {
  const wanted = wordsOf(typed);
  const starts = (texts: readonly string[]) => {
    const words = texts.flatMap(wordsOf);
    return wanted.every((start) => words.some((word) => word.startsWith(start)));
  };
  const found: { type: DocumentType; group: Group; rank: number[] }[] = [];
  types.forEach((type, place) => {
    const name = Object.values(type.name);
    const known = [...name, ...type.words];
    const all = [...known, order.kindWords(type), ...type.categories.flatMap((category) => Object.values(category))];
    const match = starts(name) ? 0 : starts(known) ? 1 : starts(all) ? 2 : null;
    if (match === null) return;
    const recent = order.recent.indexOf(type.id);
    const group: Group = order.read(type)
      ? 'read'
      : recent >= 0
        ? 'recent'
        : order.helps(type)
          ? 'helps'
          : type.common
            ? 'common'
            : type.kind;
    const step = ['read', 'recent', 'helps', 'common'].indexOf(group);
    const kind = KINDS.indexOf(type.kind);
    const rank =
      step < 0 ? [match, 4, kind, place] : [match, step, group === 'recent' ? recent : type.common ? 0 : 1, place];
    found.push({ type, group, rank });
  });
  return found
    .sort((a, b) => {
      const at = a.rank.findIndex((part, place) => part !== b.rank[place]);
      return at < 0 ? 0 : (a.rank[at] ?? 0) - (b.rank[at] ?? 0);
    })
    .map(({ type, group }) => ({ type, group }));
}

const ATTRIBUTES: readonly Attribute[] = ['photo', 'birth-date', 'identity', 'residency', 'relationship'];

/**
 * Whether a type helps one person's evidence: it stands in a way to make it complete or, where a need is named after
 * what it asks for, brings the like of it.
 */
export function helpsWith(evidence: EvidenceView, whose: 'applicant' | 'caretaker'): (type: DocumentType) => boolean {
  const needs = (whose === 'caretaker' ? evidence.caretaker?.needs : evidence.needs) ?? [];
  const lacking = needs.filter(({ state }) => state === 'lacking').map(({ id }) => id);
  const fixing = new Set(
    evidence.fixes.flatMap(({ documents }) => documents.filter((one) => one.whose === whose).map(({ type }) => type)),
  );
  const asked = ATTRIBUTES.filter((attribute) => lacking.some((id) => id.includes(attribute)));
  return (type) =>
    fixing.has(type.id) ||
    asked.some(
      (attribute) =>
        type.proves.includes(attribute) ||
        (attribute === 'identity' && type.identity > 0) ||
        (attribute === 'residency' && type.residency > 0),
    );
}
