import { type RefObject, useId } from 'react';
import type { IsoDate } from '../../electron/contract/answers.ts';
import { dayInWords } from '../language/format.ts';
import { useLanguage, useWords } from '../language/words.ts';
import styles from './fields.module.css';
import { readDay, readYear } from './read-day.ts';

interface Props {
  label: string;
  typed: string;
  onType: (typed: string) => void;
  /** `year`: a tax year, which stands for its last day. */
  asks: 'day' | 'year';
  hint?: string;
  /** What is wrong with it, said at the field. */
  problem?: string | null;
  field?: RefObject<HTMLInputElement | null>;
  autoFocus?: boolean;
}

/** Today here, which two-digit years are read against. */
const today = (): IsoDate => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
};

/** The date that a field's text stands for; null where it is none. */
export const dateTyped = (typed: string, asks: 'day' | 'year', language: string): IsoDate | null =>
  asks === 'year' ? readYear(typed) : readDay(typed, language, today());

/** A date in one field, typed as people write it; below it stands, in words, how it was understood. */
export function DayField({ label, typed, onType, asks, hint, problem, field, autoFocus }: Props) {
  const words = useWords();
  const language = useLanguage();
  const id = useId();
  const day = dateTyped(typed, asks, language);
  const understood = day
    ? asks === 'year'
      ? words('counter:day.year', { day: dayInWords(day, language) })
      : dayInWords(day, language)
    : typed.trim()
      ? words(asks === 'year' ? 'counter:day.noYear' : 'counter:day.none')
      : null;
  return (
    <div className={styles.day} data-problem={Boolean(problem)}>
      <label htmlFor={id}>{label}</label>
      <div className={styles.dayLine}>
        <input
          ref={field}
          id={id}
          // biome-ignore lint/a11y/noAutofocus: the clerk's own key opened the form; this is its first field.
          autoFocus={autoFocus ?? false}
          autoComplete="off"
          spellCheck={false}
          maxLength={30}
          inputMode={asks === 'year' ? 'numeric' : 'text'}
          placeholder={words(asks === 'year' ? 'counter:day.yearLike' : 'counter:day.like')}
          value={typed}
          aria-invalid={problem ? true : undefined}
          aria-describedby={`${id}-means ${id}-hint ${id}-problem`}
          onChange={(event) => onType(event.target.value)}
        />
        <p id={`${id}-means`} className={styles.means} data-day={day !== null} role="status">
          {understood}
        </p>
      </div>
      <p id={`${id}-hint`} className={styles.dayHint} hidden={!hint}>
        {hint}
      </p>
      <p id={`${id}-problem`} className={styles.problem} role="alert" hidden={!problem}>
        {problem}
      </p>
    </div>
  );
}
