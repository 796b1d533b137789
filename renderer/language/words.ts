import i18next from 'i18next';
import { useMemo } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { LanguageTag } from '../../electron/contract/answers.ts';
import type { Text } from '../../electron/contract/views.ts';
import type card from './en/card.json';
import type common from './en/common.json';
import type counter from './en/counter.json';
import type errors from './en/errors.json';
import type facing from './en/facing.json';
import type slip from './en/slip.json';
import type walkup from './en/walkup.json';
import { languageOf } from './languages.ts';

interface English {
  common: typeof common;
  walkup: typeof walkup;
  facing: typeof facing;
  counter: typeof counter;
  card: typeof card;
  slip: typeof slip;
  errors: typeof errors;
}

type Plain<K> = K extends `${infer Base}_${Intl.LDMLPluralRule}` ? Base : K;

/** `namespace:key` of every sentence, plural endings left off. English is the measure; a test holds the others to it. */
export type Key = {
  [N in keyof English]: `${N}:${Plain<keyof English[N] & string>}`;
}[keyof English];

export type Values = Record<string, string | number>;

/** Says a sentence of the catalogue. `count` chooses the plural form. */
export type Words = (key: Key, values?: Values) => string;

/** Every catalogue, bundled: `./en/common.json` to its sentences. Nothing is loaded at run time (P5). */
const files = import.meta.glob<Record<string, string>>('./*/*.json', { eager: true, import: 'default' });

const resources: Record<string, Record<string, Record<string, string>>> = {};
for (const [path, sentences] of Object.entries(files)) {
  const [, tag, namespace] = /^\.\/([^/]+)\/([^/]+)\.json$/.exec(path) ?? [];
  if (!tag || !namespace) continue;
  resources[tag] ??= {};
  resources[tag][namespace] = sentences;
}

void i18next.use(initReactI18next).init({
  resources,
  lng: 'en',
  fallbackLng: 'en',
  ns: Object.keys(resources.en ?? {}),
  defaultNS: 'common',
  // Keys are flat and may hold dots (`call.badInput`): the file reads as a list, and so does a translator.
  keySeparator: false,
  initAsync: false,
  // React escapes; escaping twice would show `&#39;` in a name.
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
});

/** Makes this window speak a language: catalogue, `<html lang dir>`. Takes effect before the next paint. */
export function speak(tag: LanguageTag): void {
  const language = languageOf(tag);
  document.documentElement.lang = language.tag;
  document.documentElement.dir = language.dir;
  if (i18next.language !== language.tag) void i18next.changeLanguage(language.tag);
}

/**
 * The sentences of one language, whatever the window speaks (a slip, or a clerk's screen that shows the applicant's
 * sentence).
 */
export function wordsOf(tag: LanguageTag): Words {
  const fixed = i18next.getFixedT(languageOf(tag).tag);
  return (key, values) => fixed(key as never, values as never) as unknown as string;
}

/** The sentences of the window's language; draws anew when the language changes. */
export function useWords(): Words {
  const { t } = useTranslation();
  return useMemo(() => (key, values) => t(key as never, values as never) as unknown as string, [t]);
}

/** The tag of the language the window speaks. */
export function useLanguage(): LanguageTag {
  return useTranslation().i18n.language;
}

/** A programme's text in a language, or in English, which every programme has. */
export const inLanguage = (text: Text, language: LanguageTag): string => text[language] ?? text.en;
