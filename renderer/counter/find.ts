import type { Attribute, DocumentType } from '../../electron/contract/views.ts';

/** Lower case without accents: a clerk types `electrica` and finds `eléctrica`. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLocaleLowerCase();

/**
 * Document types whose name, in any language of the programme, has a word beginning with each word typed; those that
 * would still help this case first. No words: all of them.
 */
export function findDocumentTypes(
  types: readonly DocumentType[],
  typed: string,
  helps: (type: DocumentType) => boolean,
): DocumentType[] {
  const wanted = plain(typed)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const found = types.filter((type) => {
    const words = Object.values(type.name).flatMap((name) => plain(name).split(/[^\p{L}\p{N}]+/u));
    return wanted.every((start) => words.some((word) => word.startsWith(start)));
  });
  return [...found.filter(helps), ...found.filter((type) => !helps(type))];
}

/** A rule's requirement is named after what it asks for, so a type that proves the like of it helps. */
export function lackingAttributes(requirements: readonly { id: string; met: boolean }[]): Set<Attribute> {
  const all: Attribute[] = ['photo', 'birth-date', 'identity', 'residency'];
  return new Set(all.filter((attribute) => requirements.some(({ id, met }) => !met && plain(id).includes(attribute))));
}
