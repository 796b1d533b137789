import type { LanguageTag } from '../../electron/contract/answers.ts';
import type { Fix, Text } from '../../electron/contract/views.ts';
import { languageOf } from '../language/languages.ts';

/** What the lines say beside the city's own names; screens and slips have their own catalogues. */
export interface BringWords {
  /** The caretaker has to come along, and need not bring anything more. */
  comes: string;
  /** Before what a caretaker who comes anyway has to bring; before what one brings who has to come along. */
  brings: string;
  comesWith: string;
}

/** A piece of a line: what has to be brought is `strong`, the words that join it are not. */
export interface BringPart {
  text: string;
  strong: boolean;
}

/**
 * One way to make the evidence complete, as one line a person: `Passport and Utility bill`, then what the caretaker
 * does. All of its lines together are the one way.
 */
export function bringLines(fix: Fix, language: LanguageTag, words: BringWords): BringPart[][] {
  const said = (text: Text): string => text[language] ?? text.en;
  const list = new Intl.ListFormat(languageOf(language).locale, { type: 'conjunction' });
  const joined = (things: string[]): BringPart[] =>
    list.formatToParts(things).map(({ type, value }) => ({ text: value, strong: type === 'element' }));
  const of = (person: 'applicant' | 'caretaker') =>
    fix.documents.filter(({ whose }) => whose === person).map(({ name }) => said(name));
  const own = [...of('applicant'), ...fix.attestations.map(said)];
  const theirs = of('caretaker');
  const lines: BringPart[][] = [];
  if (own.length > 0) lines.push(joined(own));
  if (theirs.length > 0) {
    lines.push([{ text: `${fix.caretaker ? words.comesWith : words.brings} `, strong: false }, ...joined(theirs)]);
  } else if (fix.caretaker) lines.push([{ text: words.comes, strong: true }]);
  return lines;
}

/** The lines as plain text: what tells one way from another in a list. */
export const bringText = (lines: readonly BringPart[][]): string =>
  lines
    .flat()
    .map(({ text }) => text)
    .join('');
