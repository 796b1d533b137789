import type { LanguageTag } from '../../electron/contract/answers.ts';

/** A language the screens speak. */
export interface Language {
  tag: LanguageTag;
  /** Its name in itself; it is never shown by a flag, because a flag names a country. */
  endonym: string;
  dir: 'ltr' | 'rtl';
  /** Numbers and money, as its readers here write them. */
  locale: string;
  /** Dates: day, month in words, year, in the order in which the card prints them, so that the two can be compared. */
  dateLocale: string;
}

/** Adding a language: its folder beside this file, and its line here. */
export const LANGUAGES = [
  { tag: 'en', endonym: 'English', dir: 'ltr', locale: 'en-US', dateLocale: 'en-GB' },
  { tag: 'es', endonym: 'Español', dir: 'ltr', locale: 'es-US', dateLocale: 'es-US' },
] as const satisfies readonly Language[];

/** The language of a tag; English where its catalogue is not shipped, so that no screen is ever without words. */
export function languageOf(tag: LanguageTag): Language {
  return LANGUAGES.find((language) => language.tag === tag) ?? LANGUAGES[0];
}
