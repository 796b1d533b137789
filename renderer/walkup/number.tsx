import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { useWords } from '../language/words.ts';
import { failureText } from '../parts/act.tsx';
import { Button } from '../parts/button.tsx';
import { type Problem, problemAt, TextField } from '../parts/field.tsx';
import { Heading, Lead } from '../parts/frame.tsx';
import { Keyboard } from '../parts/keyboard.tsx';
import { ProblemSummary } from '../parts/problems.tsx';
import { Fate } from './fate.tsx';
import { Page, type PageProps } from './page.tsx';
import css from './question.module.css';
import { text } from './read.ts';

/** Nobody is bound to this page, so main's idle clock does not watch it: what is half typed goes by itself. */
const LEFT_ALONE_MS = 60_000;

/** `a42`, `A-42` and `A 42` are the same number. */
const asNumber = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[\s-]+/g, '')
    .replace(/^([A-Z])(\d+)$/, '$1 $2')
    .slice(0, 8);

/** "I have a number: stop and forget me": the number and the code of its slip, from any walk-up screen. */
export function NumberForget(props: PageProps & { leave: () => void }) {
  const { client, acting, leave } = props;
  const words = useWords();
  const form = useRef<HTMLFormElement>(null);
  const formId = useId();
  const [found, setFound] = useState<Problem[]>([]);
  const { failure } = acting;
  const problems = useMemo(
    () =>
      found.length > 0 || !failure
        ? found
        : [{ field: failure.field === 'code' ? 'code' : 'number', sentence: failureText(words, failure) }],
    [found, failure, words],
  );
  useEffect(() => {
    let timer = setTimeout(leave, LEFT_ALONE_MS);
    const again = () => {
      clearTimeout(timer);
      timer = setTimeout(leave, LEFT_ALONE_MS);
    };
    const events = ['pointerdown', 'keydown', 'input'] as const;
    for (const name of events) document.addEventListener(name, again);
    return () => {
      clearTimeout(timer);
      for (const name of events) document.removeEventListener(name, again);
    };
  }, [leave]);
  return (
    <Page
      {...props}
      ownFailures
      forget={null}
      back={leave}
      side={<Keyboard kind="text" form={form} />}
      next={
        <Button act kind="danger" type="submit" form={formId}>
          {words('walkup:number.forget')}
        </Button>
      }
    >
      <form
        ref={form}
        id={formId}
        className={css.form}
        noValidate
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          const typed = new FormData(event.currentTarget);
          const number = asNumber(text(typed, 'number'));
          const code = text(typed, 'code').trim().toUpperCase().slice(0, 16);
          const missing: Problem[] = [];
          if (!number) missing.push({ field: 'number', sentence: words('walkup:missing.number') });
          if (!code) missing.push({ field: 'code', sentence: words('walkup:missing.code') });
          acting.clear();
          setFound(missing);
          if (missing.length === 0) acting.act(() => client.forgetWaiting({ number, code }));
        }}
      >
        <ProblemSummary problems={problems} />
        <div className={css.head}>
          <Heading focus={false}>{words('walkup:number.title')}</Heading>
          <Lead>{words('walkup:number.hint')}</Lead>
        </div>
        <div className={css.fields}>
          <TextField
            id="number"
            label={words('walkup:number.number')}
            problem={problemAt(problems, 'number')}
            maxLength={8}
            autoFocus
          />
          <TextField
            id="code"
            label={words('walkup:number.code')}
            problem={problemAt(problems, 'code')}
            maxLength={16}
          />
        </div>
        <Fate sentences={[words('walkup:number.fate')]} />
      </form>
    </Page>
  );
}
