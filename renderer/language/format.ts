import type { IsoDate, LanguageTag } from '../../electron/contract/answers.ts';
import { languageOf } from './languages.ts';

const day = (date: IsoDate): Date => new Date(`${date}T00:00:00Z`);

/** A calendar day with its month in words, as the language writes it: `12 August 1974`, `12 de agosto de 1974`. */
export function dayInWords(date: IsoDate, language: LanguageTag): string {
  return new Intl.DateTimeFormat(languageOf(language).dateLocale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    day(date),
  );
}

/** The same with a short month, for tight places: `12 Aug 1974`. */
export function dayInShort(date: IsoDate, language: LanguageTag): string {
  return new Intl.DateTimeFormat(languageOf(language).dateLocale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    day(date),
  );
}

/** The twelve months, January first. */
export function monthNames(language: LanguageTag): string[] {
  const format = new Intl.DateTimeFormat(languageOf(language).dateLocale, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => format.format(new Date(Date.UTC(2000, month, 1))));
}

export type DatePart = 'day' | 'month' | 'year';

/** The order in which the language writes a date, so that the fields stand as the reader expects them. */
export function dateOrder(language: LanguageTag): DatePart[] {
  const parts = new Intl.DateTimeFormat(languageOf(language).dateLocale, {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).formatToParts(0);
  return parts.map((part) => part.type).filter((type): type is DatePart => ['day', 'month', 'year'].includes(type));
}

export function number(value: number, language: LanguageTag): string {
  return new Intl.NumberFormat(languageOf(language).locale).format(value);
}

/** `a, b and c`, as the language joins a list. */
export function list(items: readonly string[], language: LanguageTag): string {
  return new Intl.ListFormat(languageOf(language).locale, { type: 'conjunction' }).format(items);
}

/** An amount of US cents as money. */
export function money(cents: number, language: LanguageTag): string {
  return new Intl.NumberFormat(languageOf(language).locale, { style: 'currency', currency: 'USD' }).format(cents / 100);
}
