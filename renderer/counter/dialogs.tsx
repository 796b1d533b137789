import { useState } from 'react';
import type { LanguageTag } from '../../electron/contract/answers.ts';
import { type Key, useLanguage, useWords } from '../language/words.ts';
import { Act } from './act.tsx';
import { useDesk } from './desk.tsx';
import { Dialog } from './dialog.tsx';
import fields from './fields.module.css';
import { endonym, languageName, spaced } from './say.ts';

interface Choice {
  id: string;
  label: string;
}

/** One of several, as tiles; the arrows move between them. */
function One(props: {
  name: string;
  legend: string;
  choices: Choice[];
  chosen: string | null;
  onChoose: (id: string) => void;
}) {
  return (
    <fieldset className={fields.choices}>
      <legend className="visually-hidden">{props.legend}</legend>
      {props.choices.map((choice) => (
        <label key={choice.id} className={fields.check}>
          <input
            type="radio"
            name={props.name}
            checked={props.chosen === choice.id}
            onChange={() => props.onChoose(choice.id)}
          />
          {choice.label}
        </label>
      ))}
    </fieldset>
  );
}

/** Begins an application for someone who does not use the kiosk. */
export function BeginDialog({ onClose }: { onClose: () => void }) {
  const { view, calls, act } = useDesk();
  const words = useWords();
  const reader = useLanguage();
  const [language, setLanguage] = useState<LanguageTag>(view.program.languages[0] ?? 'en');
  return (
    <Dialog
      title={words('counter:begin.title')}
      onClose={onClose}
      acts={
        <Act kind="next" chord="F9" onAct={() => act(() => calls.begin({ language }), onClose)}>
          {words('counter:begin.act')}
        </Act>
      }
    >
      <p>{words('counter:begin.words')}</p>
      <One
        name="begin-language"
        legend={words('counter:begin.title')}
        choices={view.program.languages.map((tag) => ({
          id: tag,
          label: tag === reader ? endonym(tag) : `${endonym(tag)} (${languageName(tag, reader)})`,
        }))}
        chosen={language}
        onChoose={setLanguage}
      />
    </Dialog>
  );
}

/** The applicant stops, has left, or never came: the same end, counted under its own cause. */
export function EndDialog({ number, onClose }: { number: string; onClose: () => void }) {
  const { calls, act } = useDesk();
  const words = useWords();
  const [cause, setCause] = useState<'forget-me' | 'left' | 'no-show'>('forget-me');
  const end = () => act(() => (cause === 'no-show' ? calls.noShow({ number }) : calls.forget({ cause })), onClose);
  return (
    <Dialog
      title={words('counter:end.title', { number: spaced(number) })}
      onClose={onClose}
      acts={
        <Act kind="danger" chord="F9" onAct={end}>
          {words('counter:end.act')}
        </Act>
      }
    >
      <p>{words('counter:end.words')}</p>
      <One
        name="end-cause"
        legend={words('counter:end.title', { number: spaced(number) })}
        choices={(['forget-me', 'left', 'no-show'] as const).map((id) => ({ id, label: words(`counter:end.${id}`) }))}
        chosen={cause}
        onChoose={(id) => setCause(id as typeof cause)}
      />
    </Dialog>
  );
}

/** Ids of spoil reasons that have a sentence; any other is said by the last of them. */
const SPOILED = ['wrong-data', 'bad-print', 'damaged', 'wrong-side', 'code-unreadable', 'other'];

/** What is wrong with the printed card: its number is void, and the case goes back for another. */
export function WrongDialog({ onClose }: { onClose: () => void }) {
  const { view, calls, act } = useDesk();
  const words = useWords();
  const [reason, setReason] = useState(view.spoilReasons[0] ?? null);
  return (
    <Dialog
      title={words('counter:wrong.title')}
      onClose={onClose}
      acts={
        <Act
          kind="next"
          chord="F9"
          blocked={reason === null}
          onAct={() => reason !== null && act(() => calls.cardIsWrong({ reason }), onClose)}
        >
          {words('counter:wrong.act')}
        </Act>
      }
    >
      <p>{words('counter:wrong.words')}</p>
      <One
        name="wrong"
        legend={words('counter:wrong.title')}
        choices={view.spoilReasons.map((id) => ({
          id,
          label: words(`counter:spoil.${SPOILED.includes(id) ? id : 'other'}` as Key),
        }))}
        chosen={reason}
        onChoose={setReason}
      />
    </Dialog>
  );
}
