import { useState } from 'react';
import { useLanguage, useWords } from '../language/words.ts';
import { Choice, type Problem, ProblemLine, problemAt, TextField } from '../parts/field.tsx';
import { fatesOf } from './fates.ts';
import type { PageProps } from './page.tsx';
import css from './question.module.css';
import { Question, type QuestionScreen } from './question.tsx';
import { lineProblem, text } from './read.ts';

/** Somebody to call, printed on the card if wanted. */
export function Emergency(props: PageProps & { screen: QuestionScreen }) {
  const words = useWords();
  const language = useLanguage();
  const typed = props.screen.answers.emergency;
  const [kind, setKind] = useState<'given' | 'none' | null>(typed?.kind ?? null);
  const given = typed?.kind === 'given' ? typed : null;
  return (
    <Question
      {...props}
      heading={words('walkup:emergency.title')}
      fates={fatesOf('emergency', props.view.program, words, language)}
      keys={kind === 'given' ? 'auto' : null}
      controlOf={(name) => (name === 'kind' || name === 'emergency' ? 'emergency-given' : name)}
      say={({ code }) => (code === 'answer.missing' && kind === 'none' ? words('walkup:missing.needed') : null)}
      read={(form) => {
        if (kind === null) return [{ field: 'emergency-given', sentence: words('walkup:missing.choice') }];
        if (kind === 'none') return { question: 'emergency', value: { kind } };
        const value = { kind, name: text(form, 'name'), phone: text(form, 'phone') };
        const problems: Problem[] = [];
        for (const id of ['name', 'phone'] as const) {
          const code = lineProblem(value[id]);
          if (code) problems.push({ field: id, sentence: words(`errors:${code}`) });
          else if (!value[id].trim()) problems.push({ field: id, sentence: words(`walkup:missing.${id}`) });
        }
        return problems.length > 0 ? problems : { question: 'emergency', value };
      }}
    >
      {(problems) => (
        <>
          <fieldset className={css.pair}>
            <legend className="visually-hidden">{words('walkup:emergency.title')}</legend>
            <ProblemLine id="emergency" sentence={problemAt(problems, 'emergency-given')} />
            {(['given', 'none'] as const).map((value) => (
              <Choice
                key={value}
                id={`emergency-${value}`}
                name="kind"
                value={value}
                checked={kind === value}
                onChange={() => setKind(value)}
              >
                {words(`walkup:emergency.${value}`)}
              </Choice>
            ))}
          </fieldset>
          {kind === 'given' && (
            <div className={css.fields}>
              <TextField
                id="name"
                label={words('common:field.contactName')}
                defaultValue={given?.name ?? ''}
                problem={problemAt(problems, 'name')}
              />
              <TextField
                id="phone"
                label={words('common:field.phone')}
                keys="number"
                defaultValue={given?.phone ?? ''}
                problem={problemAt(problems, 'phone')}
              />
            </div>
          )}
        </>
      )}
    </Question>
  );
}
