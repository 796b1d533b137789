import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FAILURE_CODES } from '../../electron/contract/errors.ts';
import { NOTICE_CODES } from '../../electron/contract/views.ts';
import { LANGUAGES, languageOf } from './languages.ts';
import { inLanguage, type Key, wordsOf } from './words.ts';

const root = join(import.meta.dirname, '../..');
const NAMESPACES = ['common', 'walkup', 'facing', 'counter', 'card', 'slip', 'errors'] as const;
type Catalogue = Record<string, string>;

const catalogue = (tag: string, namespace: string): Catalogue =>
  JSON.parse(readFileSync(join(import.meta.dirname, tag, `${namespace}.json`), 'utf8')) as Catalogue;

const PLURAL = /_(zero|one|two|few|many|other)$/;
const plain = (key: string) => key.replace(PLURAL, '');
const keysOf = (sentences: Catalogue) => [...new Set(Object.keys(sentences).map(plain))].toSorted();
const placeholders = (sentence: string) => [...new Set(sentence.match(/\{\{\w+\}\}/g) ?? [])].toSorted();

describe.each(LANGUAGES.map(({ tag }) => tag))('the %s catalogue', (tag) => {
  test.each(NAMESPACES)('%s has the keys of English, none empty, each with the same placeholders', (namespace) => {
    const english = catalogue('en', namespace);
    const own = catalogue(tag, namespace);
    expect(keysOf(own)).toEqual(keysOf(english));
    for (const [key, sentence] of Object.entries(own)) {
      expect(sentence.trim(), `${namespace}:${key}`).not.toBe('');
      const source = english[key] ?? english[`${plain(key)}_other`] ?? '';
      expect(placeholders(sentence), `${namespace}:${key}`).toEqual(placeholders(source));
    }
  });

  test.each(NAMESPACES)('%s has every plural form that the language has', (namespace) => {
    const own = catalogue(tag, namespace);
    // Forms that only millions or fractions have are never reached: nothing here counts so far.
    const rules = new Intl.PluralRules(languageOf(tag).locale);
    const forms = [...new Set(Array.from({ length: 1001 }, (_, count) => rules.select(count)))];
    const counted = new Set(
      Object.keys(own)
        .filter((key) => PLURAL.test(key))
        .map(plain),
    );
    const wanting = [...counted].flatMap((key) =>
      forms.map((form) => `${key}_${form}`).filter((name) => own[name] === undefined),
    );
    expect(wanting).toEqual([]);
  });

  test('has a sentence for every failure', () => {
    expect(keysOf(catalogue(tag, 'errors'))).toEqual([...FAILURE_CODES].toSorted());
  });

  test('has a sentence for every notice', () => {
    const said = keysOf(catalogue(tag, 'counter'));
    expect(NOTICE_CODES.filter((code) => !said.some((key) => key.endsWith(code)))).toEqual([]);
  });
});

test('no sentence is left that nothing says', () => {
  const files = globSync(['renderer/**/*.{ts,tsx}', 'electron/**/*.{ts,tsx}'], { cwd: root }).filter(
    (file) => !file.endsWith('.test.ts') && !file.endsWith('.test.tsx'),
  );
  const literals = files.flatMap((file) => literalsOf(readFileSync(join(root, file), 'utf8')));
  const unused = NAMESPACES.flatMap((namespace) =>
    keysOf(catalogue('en', namespace))
      .map((key) => `${namespace}:${key}`)
      .filter((name) => !literals.some((literal) => literal.test(name))),
  );
  expect(unused).toEqual([]);
});

/**
 * What a source says: each `'namespace:key'`, and each `words['key']` or `words.key` of the card and the slips, whose
 * words are plain objects. A `${…}` in a template stands for anything.
 */
function literalsOf(source: string): RegExp[] {
  const hole = String.raw`\$\{(?:[^{}]|\{[^{}]*\})*\}`;
  const named = source.match(new RegExp(`'[a-z]+:[^'\n]*'|\`[a-z]+:(?:[^\`$]|${hole})*\``, 'g')) ?? [];
  const looked =
    source.match(new RegExp(`(?<=[wW]ords\\[)(?:'[^'\n]*'|\`(?:[^\`$]|${hole})*\`)|(?<=[wW]ords\\.)\\w+`, 'g')) ?? [];
  const pattern = (text: string) =>
    text
      .split(new RegExp(hole))
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.+');
  const bare = (text: string) => text.replace(/^['`]|['`]$/g, '');
  return [
    ...named.map((text) => new RegExp(`^${pattern(bare(text))}$`)),
    ...looked.map((text) => new RegExp(`^(card|slip):${pattern(bare(text))}$`)),
  ];
}

test('sentences are said with their values, in their plural form, in the language asked for', () => {
  expect(wordsOf('en')('common:closes', { count: 1 })).toBe('This screen closes in 1 second.');
  expect(wordsOf('en')('common:closes', { count: 20 })).toBe('This screen closes in 20 seconds.');
  expect(wordsOf('es')('common:closes', { count: 20 })).toBe('Esta pantalla se cierra en 20 segundos.');
  // A language without a catalogue speaks English; it never shows a key.
  expect(wordsOf('xx')('common:back')).toBe('Back');
  expect(wordsOf('en')('errors:call.badInput' satisfies Key)).not.toContain('call.badInput');
});

test('a programme’s text falls back to English, which it always has', () => {
  expect(inLanguage({ en: 'Resident card', es: 'Tarjeta' }, 'es')).toBe('Tarjeta');
  expect(inLanguage({ en: 'Resident card' }, 'ar')).toBe('Resident card');
});
