import { useId, useState } from 'react';
import { useWords } from '../language/words.ts';
import { Button } from '../parts/button.tsx';
import { Choice, ProblemLine } from '../parts/field.tsx';
import { Heading, Lead } from '../parts/frame.tsx';
import { ageInWords } from './demands.ts';
import { Page, type PageProps, type ScreenOf } from './page.tsx';
import css from './precheck.module.css';
import { Privacy } from './precheck-privacy.tsx';
import question from './question.module.css';

interface Option {
  id: string;
  label: string;
}

interface AskProps extends PageProps {
  heading: string;
  hint: string;
  options: readonly Option[];
  chosen: string | null;
  leave: () => void;
  choose: (id: string) => void;
}

/** One question with large answers, as the questions of an application are, but nothing of it is stored. */
function Ask({ heading, hint, options, chosen, leave, choose, ...page }: AskProps) {
  const words = useWords();
  const formId = useId();
  const [picked, setPicked] = useState(chosen);
  const [missing, setMissing] = useState(false);
  const first = `ask-${options[0]?.id}`;
  return (
    <Page
      {...page}
      forget={null}
      back={leave}
      next={
        <Button act kind="primary" type="submit" form={formId} after="next" aria-disabled={page.acting.busy}>
          {words('common:continue')}
        </Button>
      }
    >
      <form
        id={formId}
        className={question.form}
        noValidate
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          setMissing(picked === null);
          if (picked === null) document.getElementById(first)?.focus();
          else choose(picked);
        }}
      >
        <div className={question.head}>
          <Heading>{heading}</Heading>
          <Lead>{hint}</Lead>
        </div>
        <fieldset className={css.ages} aria-describedby={missing ? 'ask-problem' : undefined}>
          <legend className="visually-hidden">{heading}</legend>
          <div role="alert" className={css.problem}>
            <ProblemLine id="ask" sentence={missing ? words('walkup:missing.choice') : undefined} />
          </div>
          {options.map(({ id, label }) => (
            <Choice
              key={id}
              id={`ask-${id}`}
              name="ask"
              value={id}
              checked={picked === id}
              onChange={() => {
                setPicked(id);
                setMissing(false);
              }}
            >
              {label}
            </Choice>
          ))}
        </fieldset>
        <Privacy />
      </form>
    </Page>
  );
}

interface AgeProps extends PageProps {
  screen: ScreenOf<'precheck'>;
  chosen: number | null;
  leave: () => void;
  choose: (ageFrom: number) => void;
}

/** For whom: an age class that the rules tell apart, and no birth date. */
export function AgeOf({ screen, chosen, choose, ...props }: AgeProps) {
  const words = useWords();
  const [only] = screen.ages;
  const known = chosen ?? (screen.ages.length === 1 && only ? only.from : null);
  return (
    <Ask
      {...props}
      heading={words('walkup:precheck.who.title')}
      hint={words('walkup:precheck.who.hint')}
      options={screen.ages.map((band) => ({ id: String(band.from), label: ageInWords(band, words) }))}
      chosen={known === null ? null : String(known)}
      choose={(id) => choose(Number(id))}
    />
  );
}

interface ComesProps extends PageProps {
  chosen: boolean | null;
  required: boolean;
  leave: () => void;
  choose: (comes: boolean) => void;
}

/** Whether a caretaker comes along; asked only at the ages for which the city has a rule about them. */
export function Comes({ chosen, required, choose, ...props }: ComesProps) {
  const words = useWords();
  return (
    <Ask
      {...props}
      heading={words('walkup:precheck.caretaker.title')}
      hint={words(required ? 'walkup:precheck.caretaker.required' : 'walkup:precheck.caretaker.may')}
      options={(['yes', 'no'] as const).map((id) => ({ id, label: words(`walkup:precheck.caretaker.${id}`) }))}
      chosen={chosen === null ? null : chosen ? 'yes' : 'no'}
      choose={(id) => choose(id === 'yes')}
    />
  );
}
