import { ATTRIBUTES, DOCUMENT_KINDS, type DocumentType, type EvidenceView } from '../../electron/contract/views.ts';

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
  /** How soon it would complete the evidence of this case, 0 first; null: not at all. */
  helps: (type: DocumentType) => number | null;
  /** Words of its kind in every language, which the catalogues hold. */
  kindWords: (type: DocumentType) => string;
}

/** Why a type stands where it does in the list. */
export type Group = 'read' | 'recent' | 'helps' | 'common' | DocumentType['kind'];

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
    const helps = order.helps(type);
    const group: Group = order.read(type)
      ? 'read'
      : recent >= 0
        ? 'recent'
        : helps !== null
          ? 'helps'
          : type.common
            ? 'common'
            : type.kind;
    const step = ['read', 'recent', 'helps', 'common'].indexOf(group);
    const kind = DOCUMENT_KINDS.indexOf(type.kind);
    const rank = step < 0 ? [match, 4, kind, place] : [match, step, group === 'recent' ? recent : (helps ?? 0), place];
    found.push({ type, group, rank });
  });
  return found
    .sort((a, b) => {
      const at = a.rank.findIndex((part, place) => part !== b.rank[place]);
      return at < 0 ? 0 : (a.rank[at] ?? 0) - (b.rank[at] ?? 0);
    })
    .map(({ type, group }) => ({ type, group }));
}

/**
 * How far a type helps one person's evidence: at its place among the ways to make it complete; after those where, of a
 * lacking need that is named after what it asks for, it brings the like; first what most people have.
 */
export function helpsWith(
  evidence: EvidenceView,
  whose: 'applicant' | 'caretaker',
): (type: DocumentType) => number | null {
  const needs = (whose === 'caretaker' ? evidence.caretaker?.needs : evidence.needs) ?? [];
  const lacking = needs.filter(({ state }) => state === 'lacking').map(({ id }) => id);
  const fixing = evidence.fixes.flatMap(({ documents }) =>
    documents.filter((one) => one.whose === whose).map(({ type }) => type),
  );
  const asked = ATTRIBUTES.filter((attribute) => lacking.some((id) => id.includes(attribute)));
  return (type) => {
    const way = fixing.indexOf(type.id);
    if (way >= 0) return way;
    const brings = asked.some(
      (attribute) =>
        type.proves.includes(attribute) ||
        (attribute === 'identity' && type.identity > 0) ||
        (attribute === 'residency' && type.residency > 0),
    );
    return brings ? fixing.length + (type.common ? 0 : 1) : null;
  };
}
