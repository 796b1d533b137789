import type { CalledNumber } from '../../electron/contract/views.ts';
import { useWords } from '../language/words.ts';
import css from './called.module.css';

/** The numbers being called, newest first. A number names nobody, so any applicant window may show it. */
export function Called({ numbers }: { numbers: readonly CalledNumber[] }) {
  const words = useWords();
  return (
    <section className={css.strip} aria-live="polite" aria-label={words('common:called.label')}>
      {numbers.length > 0 && (
        <>
          <h2 className={css.title}>{words('common:called.label')}</h2>
          <ul className={css.list}>
            {numbers.map(({ number, counter }) => (
              <li key={number} className={css.item}>
                <bdi className={css.number}>{number}</bdi>
                <span>{words('common:called.counter', { counter })}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
