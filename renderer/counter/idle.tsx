import type { Failure } from '../../electron/contract/errors.ts';
import { useWords } from '../language/words.ts';
import { failureText } from '../parts/act.tsx';
import { mayWork, useDesk } from './desk.tsx';
import { Icon } from './icons.tsx';
import styles from './idle.module.css';
import { Rules } from './rules.tsx';
import { nextNumber, spaced } from './say.ts';
import { ScannerCheck } from './scanner-check.tsx';

/** Nobody in front: how the last one ended, and what comes next. */
export function Idle() {
  const { view } = useDesk();
  const words = useWords();
  if (!mayWork(view) && view.rules) {
    return (
      <>
        <Rules rules={view.rules} />
        <ScannerCheck />
      </>
    );
  }
  if (!mayWork(view)) {
    return (
      <div className={styles.idle}>
        <Icon name="lock" size={40} />
        <h2>{words('counter:idle.readOnly')}</h2>
        <p>{words('counter:idle.readOnly.words')}</p>
      </div>
    );
  }
  const next = nextNumber(view);
  const { lastEnd } = view;
  const same = next && next.number === lastEnd?.others ? next : null;
  return (
    <div className={styles.idle}>
      {lastEnd && (
        <section className={styles.end} data-whole={lastEnd.checksPassed === lastEnd.checks} role="status">
          <span className={styles.sign}>
            <Icon name={lastEnd.checksPassed === lastEnd.checks ? 'check' : 'warning'} size={28} />
          </span>
          <div>
            <h2>
              {words(
                `counter:ended.${lastEnd.end === 'issued' || lastEnd.end === 'refused' ? lastEnd.end : lastEnd.cause}`,
              )}
            </h2>
            <p>
              {words(lastEnd.checksPassed === lastEnd.checks ? 'counter:ended.purged' : 'counter:ended.notPurged', {
                passed: lastEnd.checksPassed,
                checks: lastEnd.checks,
              })}
            </p>
          </div>
        </section>
      )}
      {!lastEnd && (
        <>
          <Icon name="person" size={40} />
          <h2>
            {words(next ? 'counter:idle.next' : 'counter:idle.nobody', { number: next ? spaced(next.number) : '' })}
          </h2>
        </>
      )}
      {same && <h2>{words('counter:ended.more', { count: same.people, number: spaced(same.number) })}</h2>}
      <p>
        {words(next ? 'counter:idle.next.words' : 'counter:idle.nobody.words', {
          number: next ? spaced(next.number) : '',
        })}
      </p>
      <ScannerCheck />
      {view.rules && <Rules rules={view.rules} />}
    </div>
  );
}

/** The station cannot open at all: the one thing to read, and nothing to press. */
export function Closed({ reason }: { reason: Failure }) {
  const words = useWords();
  return (
    <main className={styles.closed} aria-live="assertive">
      <Icon name="warning" size={44} />
      <h2>{words('counter:closed.title')}</h2>
      <p className={styles.reason}>{failureText(words, reason)}</p>
      <p>{words('counter:closed.words')}</p>
    </main>
  );
}
