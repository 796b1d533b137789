import { useState } from 'react';
import type { CaseView, CounterView } from '../../electron/contract/views.ts';
import { useLanguage, useWords } from '../language/words.ts';
import { FailureNote } from '../parts/act.tsx';
import { Act } from './act.tsx';
import styles from './bar.module.css';
import { useDesk } from './desk.tsx';
import { BeginDialog, EndDialog, WrongDialog } from './dialogs.tsx';
import { FeeDialog, feeInWords } from './fee-dialog.tsx';
import { RefuseDialog } from './refuse-dialog.tsx';
import { blockerText, nextNumber, placeOf, spaced } from './say.ts';

/** The acts, the next one at the end; and where it is not possible yet, why, in words beside it. */
export function Bar() {
  const { view, failure } = useDesk();
  const inFront = view.case;
  // A form or a dialog that is open says what it refused itself; here stands the rest.
  const own = failure && !/^(answer|document|image)\./.test(failure.code) ? failure : null;
  return (
    <footer className={styles.bar}>
      {own && (
        <div className={styles.failure}>
          <FailureNote failure={own} />
        </div>
      )}
      {!inFront && <Nobody view={view} />}
      {inFront && (inFront.state === 'reviewing' || inFront.state === 'ready') && <Working inFront={inFront} />}
      {inFront && (inFront.state === 'printing' || inFront.state === 'printed') && <AtPrinter inFront={inFront} />}
    </footer>
  );
}

function Nobody({ view }: { view: CounterView }) {
  const { calls, act } = useDesk();
  const words = useWords();
  const [beginning, setBeginning] = useState(false);
  const next = nextNumber(view);
  const stopped = view.purgeOpen ? words('counter:purge.bar') : null;
  const why = stopped ?? (next ? null : words('counter:side.nobody'));
  return (
    <>
      <Act chord="F1" blocked={stopped !== null} why="bar-why" onAct={() => stopped === null && setBeginning(true)}>
        {words('counter:begin.act')}
      </Act>
      <p id="bar-why" className={styles.why} data-bad={stopped !== null} role="status">
        {why}
      </p>
      <Act
        kind="next"
        chord="F9"
        blocked={!next}
        why="bar-why"
        onAct={() => next && act(() => calls.take({ number: next.number }))}
      >
        {next ? words('counter:bar.take', { number: spaced(next.number) }) : words('counter:bar.takeNext')}
      </Act>
      {beginning && <BeginDialog onClose={() => setBeginning(false)} />}
    </>
  );
}

function Working({ inFront }: { inFront: CaseView }) {
  const { calls, act } = useDesk();
  const words = useWords();
  const language = useLanguage();
  const [open, setOpen] = useState<'refuse' | 'end' | 'fee' | null>(null);
  const blocker = inFront.blockers[0] ?? null;
  const { fee } = inFront;
  const print = () => {
    if (!blocker && inFront.state === 'ready') return act(() => calls.print());
    // Not possible yet: go to where it can be made possible, which is what the clerk wants next anyway.
    const place = blocker && placeOf(blocker);
    if (place) document.getElementById(place)?.focus();
  };
  return (
    <>
      <Act kind="danger" chord="Alt+R" onAct={() => setOpen('refuse')}>
        {words('counter:bar.refuse')}
      </Act>
      <Act kind="danger" chord="Alt+X" onAct={() => setOpen('end')}>
        {words('counter:bar.end')}
      </Act>
      <Act chord="F10" onAct={() => act(() => calls.putBack())}>
        {words('counter:bar.putBack')}
      </Act>
      {fee.kinds.some(({ cents }) => cents > 0) && (
        <Act id="fee-act" chord="F8" onAct={() => setOpen('fee')}>
          {feeInWords(fee, words, language)}
        </Act>
      )}
      <p id="bar-why" className={styles.why} role="status">
        {blocker && blockerText(blocker, inFront, words, language)}
        {inFront.blockers.length > 1 && (
          <span className={styles.more}> {words('counter:bar.more', { count: inFront.blockers.length - 1 })}</span>
        )}
      </p>
      <Act kind="next" chord="F9" blocked={blocker !== null || inFront.state !== 'ready'} why="bar-why" onAct={print}>
        {words(
          inFront.attempt?.state === 'failed' || inFront.attempt?.state === 'spoiled'
            ? 'counter:bar.printAgain'
            : 'counter:bar.print',
        )}
      </Act>
      {open === 'refuse' && <RefuseDialog inFront={inFront} onClose={() => setOpen(null)} />}
      {open === 'end' && <EndDialog number={inFront.number} onClose={() => setOpen(null)} />}
      {open === 'fee' && <FeeDialog fee={fee} onClose={() => setOpen(null)} />}
    </>
  );
}

function AtPrinter({ inFront }: { inFront: CaseView }) {
  const { calls, act } = useDesk();
  const words = useWords();
  const [wrong, setWrong] = useState(false);
  const asked = inFront.state === 'printed' || inFront.attempt?.state === 'unknown';
  const saysWrong = inFront.applicantSays === 'wrong';
  return (
    <>
      {asked && (
        <Act kind={saysWrong ? 'next' : 'danger'} chord="F10" onAct={() => setWrong(true)}>
          {words('counter:outcome.wrong')}
        </Act>
      )}
      <p id="bar-why" className={styles.why} data-bad={saysWrong} role="status">
        {!asked && words('counter:outcome.wait')}
        {asked && saysWrong && words('counter:outcome.saysWrong')}
      </p>
      <Act
        kind={saysWrong ? 'plain' : 'next'}
        chord="F9"
        blocked={!asked}
        why="bar-why"
        onAct={() => asked && act(() => calls.cardIsRight())}
      >
        {words('counter:outcome.right')}
      </Act>
      {wrong && <WrongDialog onClose={() => setWrong(false)} />}
    </>
  );
}
