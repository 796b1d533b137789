import type { IsoDate, LanguageTag } from '../../electron/contract/answers.ts';
import { monthNames } from '../language/format.ts';
import { isoOf } from './day.ts';

/** Languages in which people name months on the documents that come over this counter, whatever the window speaks. */
const MONTHS_IN: readonly LanguageTag[] = ['en', 'es'];

/** A number with two digits is a year of this century up to thirty years ahead: no document here runs longer. */
const AHEAD_YEARS = 30;

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();

const monthNamed = (typed: string): string | null => {
  if (typed.length < 3) return null;
  for (const language of MONTHS_IN) {
    const at = monthNames(language).findIndex((name) => plain(name).startsWith(typed));
    if (at >= 0) return String(at + 1);
  }
  // What Spanish abbreviates against its own beginnings, and English writes with four letters.
  return { set: '9', sept: '9' }[typed] ?? null;
};

const fullYear = (typed: string, today: IsoDate): string => {
  if (typed.length !== 2) return typed;
  const year = 2000 + Number(typed);
  return String(year > Number(today.slice(0, 4)) + AHEAD_YEARS ? year - 100 : year);
};

/**
 * The day that somebody meant by what they typed in one field: `4/14/2027`, `04142027`, `14 abr 2027`, `Apr 14 27`,
 * `2027-04-14`. Where a day and a month could change places the reader's language decides, English as in the United
 * States; where only one order gives a day that exists, that one is taken. Null where it is no day.
 */
export function readDay(typed: string, language: LanguageTag, today: IsoDate): IsoDate | null {
  const tokens = plain(typed).match(/\d+|\p{L}+/gu) ?? [];
  const numbers = tokens.filter((token) => /^\d/.test(token));
  const named = tokens.map(monthNamed).find((month) => month !== null);
  const monthFirst = language.split('-')[0] === 'en';
  const day = (year: string, month: string, dayOfMonth: string) =>
    isoOf({ year: fullYear(year, today), month, day: dayOfMonth });
  // Any other word is not part of a date, but for "de" and "of", and the bilingual month of a passport: 14 APR/ABR 27.
  const strange = tokens.filter(
    (token) => !/^\d/.test(token) && !monthNamed(token) && !/^(de|del|of|th|st|nd|rd)$/.test(token),
  );
  if (strange.length > 0) return null;
  if (named) {
    const [first, second, more] = numbers;
    if (!first || !second || more) return null;
    return first.length === 4 ? day(first, named, second) : day(second, named, first);
  }
  const local = ([a = '', b = '', year = '']: readonly string[]) =>
    (monthFirst ? day(year, a, b) : day(year, b, a)) ?? (monthFirst ? day(year, b, a) : day(year, a, b));
  if (numbers.length === 3) {
    const [a = '', b = '', c = ''] = numbers;
    return a.length === 4 ? day(a, b, c) : local(numbers);
  }
  const [run = ''] = numbers;
  if (numbers.length !== 1) return null;
  if (run.length === 6) return local(run.match(/../g) ?? []);
  if (run.length !== 8) return null;
  return local([run.slice(0, 2), run.slice(2, 4), run.slice(4)]) ?? day(run.slice(0, 4), run.slice(4, 6), run.slice(6));
}

/** The last day of a typed year of four digits, as a document type that asks for a tax year wants it. */
export function readYear(typed: string): IsoDate | null {
  const year = /^\s*((?:19|20)\d{2})\s*$/.exec(typed)?.[1];
  return year ? `${year}-12-31` : null;
}
