import { useState } from 'react';
import { useLanguage, useWords } from '../language/words.ts';
import { Choice, type Problem, ProblemLine, problemAt, TextField } from '../parts/field.tsx';
import { fatesOf } from './fates.ts';
import type { PageProps } from './page.tsx';
import css from './question.module.css';
import { Question, type QuestionScreen } from './question.tsx';
import { lineProblem, text } from './read.ts';

const FIELDS = ['street', 'unit', 'city', 'state', 'zip'] as const;
/** An address outside the usual form (no ZIP, a named house) is for the clerk to judge, not for a field. */
const NEEDED: readonly string[] = ['street', 'city'];

/** Address, or none: people without a fixed address, and people who want none on the card, give the same answer. */
export function Address(props: PageProps & { screen: QuestionScreen }) {
  const words = useWords();
  const language = useLanguage();
  const { program } = props.view;
  const optional = program.optional.includes('address');
  const typed = props.screen.answers.address;
  const [kind, setKind] = useState<'given' | 'none' | null>(typed?.kind ?? (optional ? null : 'given'));
  const given = typed?.kind === 'given' ? typed : null;

  const field = (id: (typeof FIELDS)[number], problems: readonly Problem[]) => (
    <TextField
      id={id}
      label={words(`common:field.${id}`)}
      keys={id === 'zip' ? 'number' : 'text'}
      defaultValue={given?.[id] ?? ''}
      problem={problemAt(problems, id)}
      autoFocus={id === 'street' && !given && !optional}
    />
  );
  return (
    <Question
      {...props}
      heading={words(optional ? 'walkup:address.title.optional' : 'walkup:address.title')}
      {...(optional && kind !== 'given' ? { hint: words('walkup:address.hint') } : {})}
      fates={fatesOf('address', program, words, language)}
      keys={kind === 'given' ? 'auto' : null}
      controlOf={(name) => (name === 'kind' ? 'address-given' : name)}
      read={(form) => {
        if (kind === null) return [{ field: 'address-given', sentence: words('walkup:missing.choice') }];
        if (kind === 'none') return { question: 'address', value: { kind } };
        const value = { kind, street: '', unit: '', city: '', state: '', zip: '' };
        const problems: Problem[] = [];
        for (const id of FIELDS) {
          value[id] = text(form, id);
          const code = lineProblem(value[id]);
          if (code) problems.push({ field: id, sentence: words(`errors:${code}`) });
          else if (NEEDED.includes(id) && !value[id].trim()) {
            problems.push({
              field: id,
              sentence: words(id === 'street' ? 'walkup:missing.street' : 'walkup:missing.city'),
            });
          }
        }
        return problems.length > 0 ? problems : { question: 'address', value };
      }}
    >
      {(problems) => (
        <>
          {optional && (
            <fieldset className={css.pair}>
              <legend className="visually-hidden">{words('walkup:address.title.optional')}</legend>
              <ProblemLine id="address" sentence={problemAt(problems, 'address-given')} />
              {(['given', 'none'] as const).map((value) => (
                <Choice
                  key={value}
                  id={`address-${value}`}
                  name="kind"
                  value={value}
                  checked={kind === value}
                  onChange={() => setKind(value)}
                >
                  {words(`walkup:address.${value}`)}
                </Choice>
              ))}
            </fieldset>
          )}
          {kind === 'given' && (
            <div className={css.fields}>
              {field('street', problems)}
              <div className={css.row}>
                {field('unit', problems)}
                {field('city', problems)}
              </div>
              <div className={css.row}>
                {field('state', problems)}
                {field('zip', problems)}
              </div>
            </div>
          )}
        </>
      )}
    </Question>
  );
}
