import { useState } from 'react';
import type { ProgramSummary } from '../../electron/contract/views.ts';
import { useLanguage, useWords } from '../language/words.ts';
import { Choice, type Problem, ProblemLine, problemAt, TextField } from '../parts/field.tsx';
import { fatesOf } from './fates.ts';
import type { PageProps } from './page.tsx';
import css from './question.module.css';
import { Question, type QuestionScreen } from './question.tsx';
import { lineProblem, text } from './read.ts';

type Mode = ProgramSummary['addressModes'][number];

/** In this order, whatever the programme's: the answer that most people give is the first to be read. */
const MODES: readonly Mode[] = ['given', 'care-of', 'none', 'protected'];
const FIELDS = ['street', 'unit', 'city', 'state', 'zip'] as const;
/** An address outside the usual form (no ZIP, a named house) is for the clerk to judge, not for a field. */
const NEEDED = { organization: 'organization', street: 'street', city: 'city' } as const;

const isTyped = (mode: Mode | null) => mode === 'given' || mode === 'care-of';

/**
 * An address of one's own, that of an organization, or none. Where there are more than two answers the fields are a step
 * of their own: beside the keys there is no room for both. `protected` is for people who must not be found: nothing
 * is typed, and no word here says why, because somebody may be looking over their shoulder.
 */
export function Address(props: PageProps & { screen: QuestionScreen }) {
  const words = useWords();
  const language = useLanguage();
  const { program } = props.view;
  const modes = MODES.filter((mode) => program.addressModes.includes(mode));
  const only = modes.length === 1 ? (modes[0] ?? null) : null;
  const typed = props.screen.answers.address;
  const [kind, setKind] = useState<Mode | null>(typed?.kind ?? only);
  const before = typed?.kind === 'given' || typed?.kind === 'care-of' ? typed : null;
  const stepped = modes.length > 2;
  const [typing, setTyping] = useState(stepped && before !== null);
  const asks = !stepped || !typing;
  const fields = isTyped(kind) && (!stepped || typing);
  const title = words(
    asks && !modes.every(isTyped)
      ? 'walkup:address.title.optional'
      : kind === 'care-of'
        ? 'walkup:address.title.care-of'
        : 'walkup:address.title',
  );

  const field = (id: (typeof FIELDS)[number], problems: readonly Problem[]) => (
    <TextField
      id={id}
      label={words(`common:field.${id}`)}
      keys={id === 'zip' ? 'number' : 'text'}
      defaultValue={before?.[id] ?? ''}
      problem={problemAt(problems, id)}
      autoFocus={id === 'street' && kind === 'given' && (only === 'given' || typing)}
    />
  );
  return (
    <Question
      key={asks ? 'ask' : 'type'}
      {...props}
      {...(stepped && typing
        ? {
            back: () => {
              props.acting.clear();
              setTyping(false);
            },
          }
        : {})}
      goesOn={isTyped(kind) && !fields}
      heading={title}
      {...(kind === null && modes.includes('none') ? { hint: words('walkup:address.hint') } : {})}
      fates={fatesOf('address', program, words, language, kind === null ? null : isTyped(kind))}
      keys={fields ? 'auto' : null}
      controlOf={(name) => (name === 'kind' || name === 'address' ? `address-${modes[0]}` : name)}
      say={({ code }) => (code === 'answer.missing' && !isTyped(kind) ? words('walkup:missing.needed') : null)}
      read={(form) => {
        if (kind === null) return [{ field: `address-${modes[0]}`, sentence: words('walkup:missing.choice') }];
        if (kind === 'none' || kind === 'protected') return { question: 'address', value: { kind } };
        if (!fields) {
          setTyping(true);
          return null;
        }
        const problems: Problem[] = [];
        const line = (id: 'organization' | (typeof FIELDS)[number]): string => {
          const value = text(form, id);
          const code = lineProblem(value);
          const needed = id in NEEDED && !value.trim();
          if (code) problems.push({ field: id, sentence: words(`errors:${code}`) });
          else if (needed) problems.push({ field: id, sentence: words(`walkup:missing.${NEEDED[id as 'street']}`) });
          return value;
        };
        const organization = kind === 'care-of' ? line('organization') : '';
        const [street, unit, city, state, zip] = FIELDS.map(line) as [string, string, string, string, string];
        const address = { street, unit, city, state, zip };
        if (problems.length > 0) return problems;
        return kind === 'care-of'
          ? { question: 'address', value: { kind, organization, ...address } }
          : { question: 'address', value: { kind, ...address } };
      }}
    >
      {(problems) => (
        <>
          {only === null && asks && (
            <fieldset className={stepped ? css.choices : css.pair}>
              <legend className="visually-hidden">{title}</legend>
              <ProblemLine id="address" sentence={problemAt(problems, `address-${modes[0]}`)} />
              {modes.map((mode) => (
                <Choice
                  key={mode}
                  id={`address-${mode}`}
                  name="kind"
                  value={mode}
                  checked={kind === mode}
                  onChange={() => setKind(mode)}
                  {...(mode === 'care-of' || mode === 'protected'
                    ? { hint: words(`walkup:address.${mode}.hint`) }
                    : {})}
                >
                  {words(`walkup:address.${mode}`)}
                </Choice>
              ))}
            </fieldset>
          )}
          {fields && (
            <div className={css.fields}>
              {kind === 'care-of' && (
                <TextField
                  id="organization"
                  label={words('common:field.organization')}
                  defaultValue={typed?.kind === 'care-of' ? typed.organization : ''}
                  problem={problemAt(problems, 'organization')}
                  autoFocus={typing}
                />
              )}
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
