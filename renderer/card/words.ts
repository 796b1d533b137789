import type { Text } from '../../electron/contract/views.ts';
import en from '../language/en/card.json';
import enSlip from '../language/en/slip.json';

/** The printed words of a card in one language. */
export type CardWords = typeof en;
/** The printed words of a slip in one language. */
export type SlipWords = typeof enSlip;

const catalogues = import.meta.glob<CardWords>('../language/*/card.json', { eager: true, import: 'default' });
const slips = import.meta.glob<SlipWords>('../language/*/slip.json', { eager: true, import: 'default' });

/**
 * The words for a card in `language`, English where it has no catalogue. Plain objects and not the screens' i18next:
 * a card's language is that of the card, whatever language the window that previews it speaks.
 */
export function cardWords(language: string | undefined): CardWords {
  return catalogues[`../language/${language ?? 'en'}/card.json`] ?? en;
}

/** The words for a slip in `language`, English where it has no catalogue. */
export function slipWords(language: string): SlipWords {
  return slips[`../language/${language}/slip.json`] ?? enSlip;
}

/** Puts values into `{{name}}` places, the notation of the catalogues. */
export function filled(sentence: string, values: Record<string, string>): string {
  return sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
}

/** A programme's text in the slip's language, or in English, which every programme has. */
export const textIn = (text: Text, language: string): string => text[language] ?? text.en;
