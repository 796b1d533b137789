import type { LanguageTag } from '../../electron/contract/answers.ts';
import type { Fix, Text } from '../../electron/contract/views.ts';
import { languageOf } from '../language/languages.ts';

/** What a line says beside the city's own names; screens and slips have their own catalogues. */
export interface BringWords {
  ofCaretaker(document: string): string;
  caretaker: string;
}

/** A piece of the line: what has to be brought is `strong`, the words that join it are not. */
export interface BringPart {
  text: string;
  strong: boolean;
}

const said = (text: Text, language: LanguageTag): string => text[language] ?? text.en;

/** One way to make the evidence complete, as one line: `Passport and Utility bill`. Never empty for a fix that asks anything. */
export function bringLine(fix: Fix, language: LanguageTag, words: BringWords): BringPart[] {
  const own = fix.documents.filter(({ whose }) => whose === 'applicant').map(({ name }) => said(name, language));
  const theirs = fix.documents
    .filter(({ whose }) => whose === 'caretaker')
    .map(({ name }) => words.ofCaretaker(said(name, language)));
  const things = [
    ...own,
    ...(fix.caretaker ? [words.caretaker] : []),
    ...theirs,
    ...fix.attestations.map((name) => said(name, language)),
  ];
  return new Intl.ListFormat(languageOf(language).locale, { type: 'conjunction' })
    .formatToParts(things)
    .map(({ type, value }) => ({ text: value, strong: type === 'element' }));
}
