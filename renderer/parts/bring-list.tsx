import type { Fix } from '../../electron/contract/views.ts';
import { useLanguage, useWords } from '../language/words.ts';
import { bringLine } from './bring.ts';
import css from './bring-list.module.css';

/** Ways to make the evidence complete, cheapest first; one of them is enough, and the "or" between them says so. */
export function BringList({ fixes }: { fixes: readonly Fix[] }) {
  const words = useWords();
  const language = useLanguage();
  const lines = fixes.map((fix) =>
    bringLine(fix, language, {
      ofCaretaker: (document) => words('common:fix.ofCaretaker', { document }),
      caretaker: words('common:fix.caretaker'),
    }),
  );
  return (
    <ul className={css.list}>
      {lines.map((parts, place) => (
        <li key={parts.map(({ text }) => text).join('')}>
          {place > 0 && <span className={css.or}>{words('common:fix.or')}</span>}
          <p className={css.line}>{parts.map(({ text, strong }) => (strong ? <b key={text}>{text}</b> : text))}</p>
        </li>
      ))}
    </ul>
  );
}
