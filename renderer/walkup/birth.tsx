import { useMemo } from 'react';
import { type DatePart, dateOrder, dayInWords, monthNames } from '../language/format.ts';
import { useLanguage, useWords } from '../language/words.ts';
import fieldCss from '../parts/field.module.css';
import { ProblemLine, problemAt, TextField } from '../parts/field.tsx';
import css from './birth.module.css';
import { fatesOf } from './fates.ts';
import type { PageProps } from './page.tsx';
import { Question, type QuestionScreen } from './question.tsx';
import { readDate, text } from './read.ts';

/** An invented day after the 12th, so that the example shows which number is the day. */
const EXAMPLE = '1988-03-13';

/** Date of birth: day and year typed, month chosen by its name, in the order in which the language writes a date. */
export function Birth(props: PageProps & { screen: QuestionScreen }) {
  const words = useWords();
  const language = useLanguage();
  const months = useMemo(() => monthNames(language), [language]);
  const order = useMemo(() => dateOrder(language), [language]);
  const [year = '', month = '', day = ''] = props.screen.answers.birth?.dateOfBirth.split('-') ?? [];
  const first = order[0] ?? 'day';

  const label = (part: DatePart) => words(`common:field.${part}`);
  return (
    <Question
      {...props}
      heading={words('walkup:birth.title')}
      hint={words('walkup:birth.hint', { example: dayInWords(EXAMPLE, language) })}
      fates={fatesOf('birth', props.view.program, words, language)}
      keys="number"
      controlOf={() => first}
      read={(form) => {
        const today = new Date().toLocaleDateString('en-CA');
        const read = readDate(text(form, 'day'), text(form, 'month'), text(form, 'year'), today);
        if (read.ok) return { question: 'birth', value: { dateOfBirth: read.date } };
        if ('code' in read) {
          const field = read.code === 'answer.dateFuture' ? 'year' : first;
          return [{ field, sentence: words(`errors:${read.code}`) }];
        }
        return order
          .filter((part) => read.missing.includes(part))
          .map((part) => ({ field: part, sentence: words(`walkup:missing.${part}`) }));
      }}
    >
      {(problems) => (
        <div className={css.date}>
          {order.map((part, place) =>
            part === 'month' ? (
              <div key={part} className={`${fieldCss.field} ${css.month}`}>
                <label className={fieldCss.label} htmlFor="month">
                  {label('month')}
                </label>
                <ProblemLine id="month" sentence={problemAt(problems, 'month')} />
                <select
                  id="month"
                  name="month"
                  className={`${fieldCss.input} ${css.select}`}
                  defaultValue={month ? String(Number(month)) : ''}
                  aria-invalid={problemAt(problems, 'month') ? true : undefined}
                  aria-describedby={problemAt(problems, 'month') ? 'month-problem' : undefined}
                  // biome-ignore lint/a11y/noAutofocus: the page is one question; its first field is where to be
                  autoFocus={place === 0}
                >
                  <option value="" disabled hidden />
                  {months.map((name, index) => (
                    // Keyed by its place: keyed by its name, a change of language would make new options and lose the choice.
                    // biome-ignore lint/suspicious/noArrayIndexKey: a month is its place in the year
                    <option key={index} value={index + 1}>
                      {name}
                    </option>
                  ))}
                </select>
              </div>
            ) : (
              <TextField
                key={part}
                id={part}
                label={label(part)}
                keys="number"
                chars={part === 'day' ? 2 : 4}
                maxLength={part === 'day' ? 2 : 4}
                defaultValue={part === 'day' ? (day ? String(Number(day)) : '') : year}
                problem={problemAt(problems, part)}
                autoFocus={place === 0}
              />
            ),
          )}
        </div>
      )}
    </Question>
  );
}
