import type { Fix } from '../../electron/contract/views.ts';
import { useLanguage, useWords } from '../language/words.ts';
import { bringLines, bringText } from './bring.ts';
import css from './bring-list.module.css';

/** Ways to make the evidence complete, cheapest first; one of them is enough, and the "or" between them says so. */
export function BringList({ fixes }: { fixes: readonly Fix[] }) {
  const words = useWords();
  const language = useLanguage();
  const ways = fixes.map((fix) =>
    bringLines(fix, language, {
      comes: words('common:fix.comes'),
      brings: words('common:fix.brings'),
      comesWith: words('common:fix.comesWith'),
    }),
  );
  return (
    <ul className={css.list}>
      {ways.map((lines, place) => (
        <li key={bringText(lines)}>
          {place > 0 && <span className={css.or}>{words('common:fix.or')}</span>}
          {lines.map((parts) => (
            <p key={bringText([parts])} className={css.line}>
              {parts.map(({ text, strong }) => (strong ? <b key={text}>{text}</b> : text))}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
