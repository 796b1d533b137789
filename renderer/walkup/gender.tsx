import { inLanguage, useLanguage, useWords } from '../language/words.ts';
import { Choice, ProblemLine, problemAt } from '../parts/field.tsx';
import { fatesOf } from './fates.ts';
import type { PageProps } from './page.tsx';
import css from './question.module.css';
import { Question, type QuestionScreen } from './question.tsx';
import { text } from './read.ts';

/** Gender, from the city's own options (P12); leaving it off is an answer like the others. */
export function Gender(props: PageProps & { screen: QuestionScreen }) {
  const words = useWords();
  const language = useLanguage();
  const { program } = props.view;
  const chosen = props.screen.answers.gender?.option;
  const options = [
    ...program.genderOptions.map(({ id, name }) => ({ id, name: inLanguage(name, language) })),
    { id: 'none', name: words('walkup:gender.none') },
  ];
  const firstId = `option-${options[0]?.id}`;
  return (
    <Question
      {...props}
      heading={words('walkup:gender.title')}
      fates={fatesOf('gender', program, words, language)}
      keys={null}
      controlOf={() => firstId}
      // The one answer without content is "leave it off".
      say={({ code }) => (code === 'answer.missing' ? words('walkup:missing.needed') : null)}
      read={(form) => {
        const option = text(form, 'option');
        if (!option) return [{ field: firstId, sentence: words('walkup:missing.choice') }];
        return { question: 'gender', value: { option } };
      }}
    >
      {(problems) => (
        <fieldset className={css.choices}>
          <legend className="visually-hidden">{words('walkup:gender.title')}</legend>
          <ProblemLine id="option" sentence={problemAt(problems, firstId)} />
          {options.map(({ id, name }) => (
            <Choice key={id} id={`option-${id}`} name="option" value={id} defaultChecked={chosen === id}>
              {name}
            </Choice>
          ))}
        </fieldset>
      )}
    </Question>
  );
}
