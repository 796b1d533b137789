import { useWords } from '../language/words.ts';
import css from './progress.module.css';

/** Whose answers these are, where several people came together. The first is not numbered: mostly there is no second. */
export function Person({ person }: { person: number }) {
  const words = useWords();
  return person > 1 && <strong className={css.person}>{words('walkup:person', { person })}</strong>;
}

/** How far along: in words, and as one bar a question. */
export function Progress({ number, of }: { number: number; of: number }) {
  const words = useWords();
  return (
    <p className={css.progress}>
      <span>{words('walkup:progress', { number, of })}</span>
      <span className={css.bars} aria-hidden="true">
        {Array.from({ length: of }, (_, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the bars are their places
          <i key={place} data-done={place < number} />
        ))}
      </span>
    </p>
  );
}
