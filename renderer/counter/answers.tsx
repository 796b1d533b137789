import type { QuestionId } from '../../electron/contract/answers.ts';
import type { CaseView } from '../../electron/contract/views.ts';
import { dayInWords } from '../language/format.ts';
import { inLanguage, useLanguage, useWords, type Words } from '../language/words.ts';
import { Act } from './act.tsx';
import styles from './answers.module.css';
import panel from './case.module.css';
import { Correct } from './correct.tsx';
import { useDesk } from './desk.tsx';
import { Icon } from './icons.tsx';
import { useKept } from './kept.tsx';
import { KeyChip, useKey } from './keys.tsx';

/** What the applicant typed. One answer is corrected in its place; the applicant then confirms the change. */
export function Answers({ inFront }: { inFront: CaseView }) {
  const { view, calls, act } = useDesk();
  const words = useWords();
  const [correcting, setCorrecting] = useKept<QuestionId | null>('correcting', null);
  useKey('F4', () => document.getElementById('answers-first')?.focus());
  const close = (question: QuestionId) => {
    setCorrecting(null);
    // The row's own button is drawn again by then; the clerk goes on from where they were.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-answer='${question}']`)?.focus());
  };
  const answered = view.program.questions.some((question) => inFront.answers[question]);
  return (
    <section className={panel.panel} aria-labelledby="answers-title">
      <div className={panel.title}>
        <h3 id="answers-title" className={styles.title}>
          {words('counter:answers.title')} <KeyChip chord="F4" />
        </h3>
        <span className={styles.confirmed} data-state={inFront.confirmed} role="status">
          {inFront.confirmed !== 'no' && <Icon name="check" size={18} />}
          {!inFront.disputed && words(`counter:answers.confirmed.${inFront.confirmed}`)}
        </span>
      </div>
      {inFront.disputed && (
        <p className={styles.disputed} role="alert">
          <Icon name="warning" />
          <span>{words('counter:answers.disputed.words')}</span>
        </p>
      )}
      <ul className={styles.rows}>
        {view.program.questions.map((question, place) =>
          correcting === question ? (
            <li key={question} className={styles.open}>
              <Correct question={question} answers={inFront.answers} onClose={() => close(question)} />
            </li>
          ) : (
            <Row
              key={question}
              question={question}
              inFront={inFront}
              first={place === 0}
              onCorrect={() => setCorrecting(question)}
            />
          ),
        )}
      </ul>
      {answered && inFront.confirmed === 'no' && (
        <div className={styles.aloud}>
          <span>{words('counter:answers.aloud.words')}</span>
          <Act id="aloud-act" chord="Alt+A" onAct={() => act(() => calls.confirmedAloud())}>
            {words('counter:answers.aloud')}
          </Act>
        </div>
      )}
    </section>
  );
}

function Row(props: { question: QuestionId; inFront: CaseView; first: boolean; onCorrect: () => void }) {
  const { program } = useDesk().view;
  const words = useWords();
  const language = useLanguage();
  const { question } = props;
  const lines = linesOf(question, props.inFront, words, language, (option) => {
    const found = program.genderOptions.find(({ id }) => id === option);
    return found ? inLanguage(found.name, language) : option;
  });
  return (
    <li className={styles.row}>
      <dl className={styles.lines}>
        {lines.map(([label, value]) => (
          <div key={label} className={styles.line}>
            <dt>{label}</dt>
            <dd data-given={value !== null}>
              {value === null ? words('counter:answers.notGiven') : <bdi>{value}</bdi>}
            </dd>
          </div>
        ))}
      </dl>
      <button
        type="button"
        className={styles.correct}
        id={props.first ? 'answers-first' : undefined}
        data-answer={question}
        aria-label={words('counter:answers.correct.label', { answer: words(`counter:question.${question}`) })}
        onClick={props.onCorrect}
      >
        <Icon name="pencil" size={16} />
        {words('counter:answers.correct')}
      </button>
    </li>
  );
}

/** Each answer as label and value; null where the applicant left it out. */
function linesOf(
  question: QuestionId,
  { answers }: CaseView,
  words: Words,
  language: string,
  gender: (option: string) => string,
): [label: string, value: string | null][] {
  switch (question) {
    case 'name':
      return [
        [words('counter:answers.givenNames'), answers.name?.givenNames || null],
        [words('counter:answers.familyName'), answers.name?.familyName || null],
      ];
    case 'birth':
      return [
        [words('counter:question.birth'), answers.birth ? dayInWords(answers.birth.dateOfBirth, language) : null],
      ];
    case 'address': {
      const { address } = answers;
      if (address?.kind === 'none') return [[words('counter:question.address'), words('counter:answers.noAddress')]];
      if (address?.kind === 'protected') {
        return [[words('counter:question.address'), words('counter:answers.protected')]];
      }
      if (!address) return [[words('counter:question.address'), null]];
      const street = [address.street, address.unit].filter(Boolean).join(', ');
      const place = `${address.city}, ${address.state} ${address.zip}`;
      const careOf =
        address.kind === 'care-of' ? [words('counter:answers.careOf', { name: address.organization })] : [];
      return [[words('counter:question.address'), [...careOf, street, place].join(', ')]];
    }
    case 'gender': {
      const option = answers.gender?.option;
      return [
        [
          words('counter:question.gender'),
          !option ? null : option === 'none' ? words('counter:answers.leftOff') : gender(option),
        ],
      ];
    }
    case 'emergency': {
      const { emergency } = answers;
      if (emergency?.kind === 'none') return [[words('counter:question.emergency'), words('counter:answers.leftOff')]];
      return [[words('counter:question.emergency'), emergency ? `${emergency.name}, ${emergency.phone}` : null]];
    }
  }
}
