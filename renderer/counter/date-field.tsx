import { useId, useState } from 'react';
import type { IsoDate } from '../../electron/contract/answers.ts';
import { type DatePart, dateOrder, monthNames } from '../language/format.ts';
import { useLanguage, useWords } from '../language/words.ts';
import { isoOf } from './day.ts';
import styles from './fields.module.css';

interface Props {
  legend: string;
  value: IsoDate | null;
  /** The day, or null while what stands in the fields is not one. */
  onChange: (date: IsoDate | null) => void;
  hint?: string;
  autoFocus?: boolean;
}

/** A day in three fields, in the order the reader writes it, the month in words: 4/5 is not guessed at. */
export function DateField({ legend, value, onChange, hint, autoFocus }: Props) {
  const words = useWords();
  const language = useLanguage();
  const id = useId();
  const [parts, setParts] = useState<Record<DatePart, string>>(() => {
    const [year = '', month = '', day = ''] = value?.split('-') ?? [];
    return { year, month: month && String(Number(month)), day: day && String(Number(day)) };
  });
  const set = (part: DatePart, text: string) => {
    const next = { ...parts, [part]: text };
    setParts(next);
    onChange(isoOf(next));
  };
  return (
    <fieldset className={styles.date}>
      <legend>
        {legend}
        {hint && <span className={styles.hint}> {hint}</span>}
      </legend>
      <div className={styles.parts}>
        {dateOrder(language).map((part, place) => (
          <label key={part} htmlFor={`${id}-${part}`} className={styles.field} data-part={part}>
            <span>{words(`counter:date.${part}`)}</span>
            {part === 'month' ? (
              <select
                id={`${id}-month`}
                // biome-ignore lint/a11y/noAutofocus: the form was opened by the clerk's own key, and its first field is next.
                autoFocus={autoFocus && place === 0}
                value={parts.month}
                onChange={(event) => set('month', event.target.value)}
              >
                <option value="">{words('counter:date.choose')}</option>
                {monthNames(language).map((name, month) => (
                  <option key={name} value={String(month + 1)}>
                    {name}
                  </option>
                ))}
              </select>
            ) : (
              <input
                id={`${id}-${part}`}
                // biome-ignore lint/a11y/noAutofocus: as above.
                autoFocus={autoFocus && place === 0}
                inputMode="numeric"
                autoComplete="off"
                maxLength={part === 'year' ? 4 : 2}
                value={parts[part]}
                onChange={(event) => set(part, event.target.value.replace(/\D/g, ''))}
              />
            )}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
