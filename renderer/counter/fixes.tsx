import type { Fix } from '../../electron/contract/views.ts';
import { list } from '../language/format.ts';
import { inLanguage, useLanguage, useWords, type Words } from '../language/words.ts';
import styles from './evidence.module.css';

/** Ways to make the evidence complete, cheapest first: any one of them will do. */
export function Fixes({ fixes }: { fixes: readonly Fix[] }) {
  const words = useWords();
  const language = useLanguage();
  if (fixes.length === 0) return null;
  return (
    <div className={styles.fixes}>
      <h4>{words('counter:fixes.title')}</h4>
      <ol>
        {fixes.map((fix) => {
          const sentence = fixInWords(fix, words, language);
          return <li key={sentence}>{sentence}</li>;
        })}
      </ol>
    </div>
  );
}

/** One way in words: `Birth certificate and Utility bill (the caretaker’s)`. */
export function fixInWords(fix: Fix, words: Words, language: string): string {
  const parts = [
    ...(fix.caretaker ? [words('counter:fixes.caretaker')] : []),
    ...fix.documents.map(({ name, whose }) =>
      whose === 'caretaker'
        ? words('counter:fixes.caretakers', { document: inLanguage(name, language) })
        : inLanguage(name, language),
    ),
    ...fix.attestations.map((name) => inLanguage(name, language)),
  ];
  return list(parts, language);
}
