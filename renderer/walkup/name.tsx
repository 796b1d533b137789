import { useLanguage, useWords } from '../language/words.ts';
import { type Problem, problemAt, TextField } from '../parts/field.tsx';
import { fatesOf } from './fates.ts';
import type { PageProps } from './page.tsx';
import css from './question.module.css';
import { Question, type QuestionScreen } from './question.tsx';
import { lineProblem, text } from './read.ts';

const FIELDS = ['givenNames', 'familyName'] as const;

/** Names: any characters, any case, and one field may stay empty, because many people have one name. */
export function Name(props: PageProps & { screen: QuestionScreen }) {
  const words = useWords();
  const language = useLanguage();
  const typed = props.screen.answers.name;
  return (
    <Question
      {...props}
      heading={words('walkup:name.title')}
      hint={words('walkup:name.hint')}
      fates={fatesOf('name', props.view.program, words, language)}
      keys="name"
      read={(form) => {
        const value = { givenNames: text(form, 'givenNames'), familyName: text(form, 'familyName') };
        const problems: Problem[] = [];
        if (!value.givenNames.trim() && !value.familyName.trim()) {
          problems.push({ field: 'givenNames', sentence: words('walkup:missing.givenNames') });
        }
        for (const field of FIELDS) {
          const code = lineProblem(value[field]);
          if (code) problems.push({ field, sentence: words(`errors:${code}`) });
        }
        return problems.length > 0 ? problems : { question: 'name', value };
      }}
    >
      {(problems) => (
        <div className={css.fields}>
          {FIELDS.map((field, place) => (
            <TextField
              key={field}
              id={field}
              label={words(`common:field.${field}`)}
              defaultValue={typed?.[field] ?? ''}
              problem={problemAt(problems, field)}
              autoFocus={place === 0}
            />
          ))}
        </div>
      )}
    </Question>
  );
}
