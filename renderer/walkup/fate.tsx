import { useId } from 'react';
import { useWords } from '../language/words.ts';
import { Icon } from '../parts/icons.tsx';
import css from './fate.module.css';

/** "What happens to this": the truth about the very datum being asked for (P11). The last sentence weighs most. */
export function Fate({ sentences }: { sentences: readonly string[] }) {
  const words = useWords();
  const id = useId();
  return (
    <section className={css.fate} aria-labelledby={id}>
      <h2 id={id} className={css.title}>
        <Icon name="lock" />
        {words('walkup:fate.title')}
      </h2>
      {sentences.map((sentence, place) => (
        <p key={sentence} className={place === sentences.length - 1 ? css.last : undefined}>
          {sentence}
        </p>
      ))}
    </section>
  );
}
