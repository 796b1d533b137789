import type { CardWords } from './words.ts';

/** Day, month in words, year (`12 Aug 1974`): 05/06 is two different days to two readers. Same order in every language. */
export function dateInWords(isoDate: string, words: CardWords): string {
  const [year, month, day] = isoDate.split('-');
  const name = words[`month.${Number(month)}` as keyof CardWords];
  return `${Number(day)} ${name} ${year}`;
}
