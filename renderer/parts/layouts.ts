import type { LanguageTag } from '../../electron/contract/answers.ts';

/** One layer of letters: three rows; the third has room for Shift and Delete beside it. */
export interface Layout {
  letters: readonly [string, string, string];
  /** Letters with marks, for the names of people from anywhere: the second layer. */
  marks: readonly [string, string, string];
}

const DIGITS = '1234567890';

/** Western European, Turkish, Polish, Czech, Romanian and Baltic letters that a US city meets most, by their base letter. */
const MARKS = ['áàâäãåāăąæ', 'çćčéèêëęíî', 'ñóòôöõúü'] as const;

/** By language; a language without a layout of its own types on the English one, and a real keyboard always works. */
const LAYOUTS: Record<LanguageTag, Layout> = {
  en: { letters: ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'], marks: MARKS },
  es: { letters: ['qwertyuiop', 'asdfghjklñ', 'zxcvbnm'], marks: ['áéíóúüñç¿¡', 'àâäãåæèêëę', 'ìîïòôöùû'] },
};

export const layoutOf = (language: LanguageTag): Layout => LAYOUTS[language] ?? (LAYOUTS.en as Layout);

/** What a key does: a character to type, or an act. */
export type Key = { type: string } | { act: 'shift' | 'erase' | 'clear' | 'marks' | 'space' };

const typed = (row: string): Key[] => Array.from(row, (character) => ({ type: character }));

/** The rows of the text keys; a name seldom has digits, and its page needs the room. */
export function textRows(layout: Layout, layer: 'letters' | 'marks', digits: boolean): Key[][] {
  const [first, second, third] = layout[layer];
  return [
    ...(digits ? [typed(DIGITS)] : []),
    typed(first),
    typed(second),
    [{ act: 'shift' }, ...typed(third), { act: 'erase' }],
    [{ act: 'marks' }, ...typed("-'"), { act: 'space' }, ...typed(digits ? '.,#/' : '.,')],
  ];
}

/** The number pad, telephone order. */
export const numberRows: Key[][] = [
  typed('123'),
  typed('456'),
  typed('789'),
  [{ act: 'clear' }, { type: '0' }, { act: 'erase' }],
];

/** Does a capital come next? At the start, and after a space, hyphen or apostrophe; Shift turns it round. */
export const capitalNext = (before: string): boolean => before === '' || /[\s\-'’]$/u.test(before);
