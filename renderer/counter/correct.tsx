import { type FormEvent, useState } from 'react';
import type { Answer, Answers, IsoDate, QuestionId } from '../../electron/contract/answers.ts';
import { inLanguage, useLanguage, useWords } from '../language/words.ts';
import { failureText } from '../parts/act.tsx';
import { Act } from './act.tsx';
import styles from './answers.module.css';
import { DateField } from './date-field.tsx';
import { useDesk } from './desk.tsx';
import { answerOf, type Draft, draftOf } from './draft.ts';
import fields from './fields.module.css';
import { useIntoView } from './into-view.ts';
import { useKept } from './kept.tsx';

interface Props {
  question: QuestionId;
  answers: Answers;
  onClose: () => void;
}

/** One answer, corrected where it stands. Sends the very shape that the walk-up screen sends. */
export function Correct({ question, answers, onClose }: Props) {
  const { view, calls, act, failure } = useDesk();
  const words = useWords();
  const opened = useIntoView<HTMLFormElement>();
  const [kept, keep] = useKept<Draft | null>(`correct.${question}`, null);
  const draft = kept ?? draftOf(question, answers);
  const [impossible, setImpossible] = useState(false);
  const set = (field: string, value: string) => keep({ ...draft, [field]: value });
  const close = () => {
    keep(null);
    onClose();
  };
  const optional = view.program.optional.includes(question);
  const save = (event?: FormEvent) => {
    event?.preventDefault();
    const answer: Answer | null = answerOf(question, draft);
    setImpossible(answer === null);
    if (answer) act(() => calls.correct(answer), close);
  };
  const said = impossible
    ? failureText(words, { code: 'answer.dateImpossible' })
    : failure && (failure.code.startsWith('answer.') || failure.code === 'call.badInput')
      ? failureText(words, failure)
      : null;
  return (
    <form
      ref={opened}
      className={styles.form}
      onSubmit={save}
      onKeyDown={(event) => event.key === 'Escape' && close()}
      aria-label={words('counter:answers.correct.label', { answer: words(`counter:question.${question}`) })}
    >
      <Fields question={question} draft={draft} set={set} optional={optional} />
      <p role="alert" className={styles.error} hidden={!said}>
        {said}
      </p>
      <div className={styles.acts}>
        <Act kind="next" submit onAct={() => save()}>
          {words('counter:correct.save')}
        </Act>
        <Act onAct={close}>{words('counter:dialog.cancel')}</Act>
        <span className={styles.then}>{words('counter:correct.then')}</span>
      </div>
    </form>
  );
}

interface FieldsProps {
  question: QuestionId;
  draft: Draft;
  set: (field: string, value: string) => void;
  optional: boolean;
}

function Fields({ question, draft, set, optional }: FieldsProps) {
  const { program } = useDesk().view;
  const words = useWords();
  const language = useLanguage();
  const line = (field: string, span: number, first = false) => (
    <label className={fields.field} data-span={span} key={field}>
      <span>{words(`counter:field.${field as 'street'}`)}</span>
      <input
        value={draft[field] ?? ''}
        maxLength={128}
        autoComplete="off"
        spellCheck={false}
        // biome-ignore lint/a11y/noAutofocus: the clerk's own act opened this form.
        autoFocus={first}
        onChange={(event) => set(field, event.target.value)}
      />
    </label>
  );
  const choice = (kind: string, label: string) => (
    <label className={fields.check} key={kind}>
      <input
        type="radio"
        name={`correct-${question}`}
        checked={draft.kind === kind}
        // biome-ignore lint/a11y/noAutofocus: as above; a group is entered at what is chosen.
        autoFocus={draft.kind === kind}
        onChange={() => set('kind', kind)}
      />
      {label}
    </label>
  );
  switch (question) {
    case 'name':
      return <div className={styles.fields}>{[line('givenNames', 3, true), line('familyName', 3)]}</div>;
    case 'birth':
      return (
        <DateField
          legend={words('counter:question.birth')}
          value={(draft.dateOfBirth || null) as IsoDate | null}
          onChange={(date) => set('dateOfBirth', date ?? '')}
          autoFocus
        />
      );
    case 'gender':
      return (
        <div className={fields.choices}>
          {program.genderOptions.map((option) => choice(option.id, inLanguage(option.name, language)))}
          {optional && choice('none', words('counter:correct.leaveOff'))}
        </div>
      );
    case 'address': {
      const typed = draft.kind === 'given' || draft.kind === 'care-of';
      return (
        <div className={styles.fields}>
          {program.addressModes.map((kind) => (
            <label className={fields.check} data-span={3} key={kind}>
              <input
                type="radio"
                name={`correct-${question}`}
                checked={draft.kind === kind}
                // biome-ignore lint/a11y/noAutofocus: as above; where nothing is typed, the choice is the first stop.
                autoFocus={!typed && draft.kind === kind}
                onChange={() => set('kind', kind)}
              />
              {words(`counter:correct.address.${kind}`)}
            </label>
          ))}
          {draft.kind === 'protected' && <p className={styles.safe}>{words('counter:correct.protected.words')}</p>}
          {draft.kind === 'care-of' && line('organization', 6, true)}
          {typed && [
            line('street', 4, draft.kind === 'given'),
            line('unit', 2),
            line('city', 3),
            line('state', 1),
            line('zip', 2),
          ]}
        </div>
      );
    }
    case 'emergency':
      return (
        <div className={styles.fields}>
          {(['given', 'none'] as const).map((kind) => (
            <label className={fields.check} data-span={3} key={kind}>
              <input
                type="radio"
                name={`correct-${question}`}
                checked={draft.kind === kind}
                onChange={() => set('kind', kind)}
              />
              {words(`counter:correct.emergency.${kind}`)}
            </label>
          ))}
          {draft.kind === 'given' && [line('name', 3, true), line('phone', 3)]}
        </div>
      );
  }
}
