import { useEffect, useRef } from 'react';
import { useWords } from '../language/words.ts';
import type { Problem } from './field.tsx';
import { Icon } from './icons.tsx';
import css from './problems.module.css';

/**
 * What is wrong, in one place at the top, even when it is one thing: takes focus each time Continue finds problems, and
 * each line leads to its field (GOV.UK's error summary).
 */
export function ProblemSummary({ problems }: { problems: readonly Problem[] }) {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length === 0) return;
    box.current?.focus();
    box.current?.scrollIntoView({ block: 'nearest' });
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <div ref={box} className={css.summary} role="alert" tabIndex={-1} data-ring>
      <h2 className={css.title}>
        <Icon name="alert" />
        {words('common:problem')}
      </h2>
      <ul className={css.list}>
        {problems.map(({ field, sentence }) => (
          <li key={field + sentence}>
            <a
              className={css.link}
              href={`#${field}`}
              onClick={(event) => {
                // No address may change in a kiosk: the link moves focus only.
                event.preventDefault();
                document.getElementById(field)?.focus();
              }}
            >
              {sentence}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
