import { type ReactNode, useId, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { Answer } from '../../electron/contract/answers.ts';
import type { Failure } from '../../electron/contract/errors.ts';
import { useWords } from '../language/words.ts';
import { failureText } from '../parts/act.tsx';
import { Button } from '../parts/button.tsx';
import { useComfort } from '../parts/comfort.tsx';
import type { Problem } from '../parts/field.tsx';
import { Heading, Lead } from '../parts/frame.tsx';
import { Keyboard, type Keys } from '../parts/keyboard.tsx';
import { ProblemSummary } from '../parts/problems.tsx';
import { Fate } from './fate.tsx';
import { Page, type PageProps, type ScreenOf } from './page.tsx';
import { Person, Progress } from './progress.tsx';
import css from './question.module.css';

export type QuestionScreen = ScreenOf<'question'>;

interface Props extends PageProps {
  screen: QuestionScreen;
  heading: string;
  hint?: string;
  /** The truth about this very datum. */
  fates: readonly string[];
  /** On-screen keys; null on a page without a typed field. */
  keys: Keys | null;
  /** Another step of the same question follows this one. */
  goesOn?: boolean;
  /** Back, where the page has a step of its own before this one. */
  back?: () => void;
  /** Reads what was typed: an answer, what is wrong with it, or null where the page itself goes on. On Continue only. */
  read(form: FormData): Answer | Problem[] | null;
  /** The control that a failure of main's belongs to; by default the contract's field name is the control's id. */
  controlOf?(field: string): string;
  /** The sentence for a failure of main's that the catalogue says less well than the page can; null: the catalogue's. */
  say?(failure: Failure): string | null;
  children(problems: readonly Problem[]): ReactNode;
}

/** One question a page: the heading is the question, one soft hint, the fields, and what happens to the answer. */
export function Question(props: Props) {
  const {
    screen,
    client,
    acting,
    view,
    heading,
    hint,
    fates,
    keys,
    goesOn = false,
    back,
    read,
    controlOf,
    say,
    children,
    ...rest
  } = props;
  const words = useWords();
  const form = useRef<HTMLFormElement>(null);
  const formId = useId();
  const [found, setFound] = useState<Problem[]>([]);
  const { failure } = acting;
  // One array a failure: the summary takes focus when it is given a new one, not at every second of the idle clock.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a failure is told once, as it was when it came
  const told = useMemo(() => (failure ? [problemOf(failure)] : []), [failure]);
  const problems = found.length > 0 ? found : told;
  const { beside, box } = useRoomBeside(keys, fates);
  const fate = <Fate sentences={fates} />;

  function problemOf(from: Failure): Problem {
    const first = form.current?.querySelector('input, select')?.id ?? '';
    const field = from.field ? (controlOf?.(from.field) ?? from.field) : first;
    return { field, sentence: say?.(from) ?? failureText(words, from) };
  }

  return (
    <Page
      {...rest}
      view={view}
      client={client}
      acting={acting}
      people={screen.person}
      ownFailures
      back={back ?? (() => acting.act(() => client.back()))}
      sideKind={keys === null ? 'panel' : keys === 'number' ? 'number' : 'text'}
      side={
        (keys !== null || beside) && (
          <>
            {beside && (
              <div ref={box} className={css.besideKeys}>
                {fate}
              </div>
            )}
            {keys && <Keyboard kind={keys} form={form} />}
          </>
        )
      }
      next={
        <Button act kind="primary" type="submit" form={formId} after="next" aria-disabled={acting.busy}>
          {words(screen.changing && !goesOn ? 'common:save' : 'common:continue')}
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
          const answer = read(new FormData(event.currentTarget));
          if (Array.isArray(answer)) {
            acting.clear();
            setFound(answer);
            return;
          }
          setFound([]);
          if (answer) acting.act(() => client.answer(answer));
        }}
      >
        <ProblemSummary problems={problems} />
        <div className={css.head}>
          <div className={css.place}>
            <Person person={screen.person} />
            {!screen.changing && <Progress number={screen.number} of={screen.of} />}
          </div>
          <Heading focus={keys === null}>{heading}</Heading>
          {hint && <Lead>{hint}</Lead>}
        </div>
        {children(problems)}
        {!beside && fate}
      </form>
    </Page>
  );
}

const landscape = () => window.matchMedia('(orientation: landscape)');

/**
 * Is there room for the explanation beside the fields, above the keys? Not in portrait, and not where it would be cut:
 * its length depends on the language and the programme, so it is measured.
 */
function useRoomBeside(keys: Keys | null, fates: readonly string[]) {
  const { text } = useComfort();
  const box = useRef<HTMLDivElement>(null);
  const [tight, setTight] = useState<string | null>(null);
  const size = useSyncExternalStore(
    (changed) => {
      window.addEventListener('resize', changed);
      return () => window.removeEventListener('resize', changed);
    },
    () => `${window.innerWidth}x${window.innerHeight}`,
  );
  const occasion = [size, text, keys, ...fates].join();
  const beside = keys !== 'number' && tight !== occasion && landscape().matches;
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || !beside) return;
    // Observed, not measured once: text size and fonts take effect after this page has been laid out.
    const watch = new ResizeObserver(() => {
      if (element.scrollHeight > element.clientHeight + 1) setTight(occasion);
    });
    watch.observe(element);
    for (const child of element.children) watch.observe(child);
    return () => watch.disconnect();
  }, [occasion, beside]);
  return { beside, box };
}
