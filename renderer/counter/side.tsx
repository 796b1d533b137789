import { type KeyboardEvent, useRef, useState } from 'react';
import type { CounterView } from '../../electron/contract/views.ts';
import { useLanguage, useWords } from '../language/words.ts';
import { mayWork, useDesk, useNow } from './desk.tsx';
import { Confirm } from './dialog.tsx';
import { Icon } from './icons.tsx';
import { KeyChip, useKey } from './keys.tsx';
import { languageName, minutesSince, spaced } from './say.ts';
import styles from './side.module.css';

/** Who waits: numbers only, never names, because this screen stands in a room full of people. */
export function Side() {
  const { view } = useDesk();
  const words = useWords();
  const list = useRef<HTMLUListElement>(null);
  const [absent, setAbsent] = useState<string | null>(null);
  const { calls, act } = useDesk();
  useKey('F3', () => list.current?.querySelector<HTMLElement>('button[data-take]')?.focus());
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('button[data-take]') ?? [])];
    const at = rows.findIndex((row) => row.closest('li')?.contains(document.activeElement));
    rows[Math.min(rows.length - 1, Math.max(0, at + step))]?.focus();
  };
  return (
    <aside className={styles.side} aria-label={words('counter:side.label')}>
      <section className={styles.part}>
        <h2 className={styles.heading}>
          <span>{words('counter:side.waiting', { count: view.waiting.length })}</span>
          <KeyChip chord="F3" />
        </h2>
        {view.waiting.length === 0 && <p className={styles.none}>{words('counter:side.nobody')}</p>}
        <ul ref={list} className={styles.list} onKeyDown={move}>
          {view.waiting.map((one) => (
            <Waiting key={one.number} one={one} onAbsent={() => setAbsent(one.number)} />
          ))}
        </ul>
      </section>
      <Today />
      {absent && (
        <Confirm
          title={words('counter:noShow.title', { number: spaced(absent) })}
          words={words('counter:noShow.words')}
          act={words('counter:noShow.act')}
          onClose={() => setAbsent(null)}
          onAct={() =>
            act(
              () => calls.noShow({ number: absent }),
              () => setAbsent(null),
            )
          }
        />
      )}
    </aside>
  );
}

function Waiting({ one, onAbsent }: { one: CounterView['waiting'][number]; onAbsent: () => void }) {
  const { view, calls, act } = useDesk();
  const words = useWords();
  const language = useLanguage();
  const now = useNow(20_000);
  const inFront = view.case?.number === one.number;
  const elsewhere = !one.mine && one.state !== 'waiting';
  // Nobody may have it in front: it was put back while its card was out, and a clerk has yet to say where that is.
  const cardOut = view.reconcile.some((card) => spaced(card.waiting) === spaced(one.number));
  const blocked = !mayWork(view) || elsewhere || (view.case !== null && !inFront);
  const take = () => {
    if (!blocked && !inFront) act(() => calls.take({ number: one.number }));
  };
  const minutes = words('counter:side.minutes', { count: minutesSince(one.since, now) });
  const meta = [
    ...(inFront
      ? [words('counter:side.withYou')]
      : elsewhere
        ? [words(cardOut ? 'counter:side.cardOut' : 'counter:side.elsewhere')]
        : []),
    ...(one.people > 1 ? [words('counter:side.people', { count: one.people })] : []),
    minutes,
  ];
  return (
    <li className={styles.row} data-front={inFront} data-elsewhere={elsewhere}>
      <button
        type="button"
        className={styles.take}
        data-take
        aria-current={inFront || undefined}
        aria-disabled={blocked || undefined}
        onClick={take}
      >
        <span className={styles.number}>{spaced(one.number)}</span>
        <span className={styles.meta}>{meta.join(', ')}</span>
        <span className={styles.meta}>{languageName(one.language, language)}</span>
      </button>
      {mayWork(view) &&
        !elsewhere &&
        (one.state === 'waiting' || one.state === 'reviewing' || one.state === 'ready') && (
          <button
            type="button"
            className={styles.absent}
            aria-label={words('counter:noShow.label', { number: spaced(one.number) })}
            title={words('counter:noShow.label', { number: spaced(one.number) })}
            onClick={onAbsent}
          >
            <Icon name="absent" />
          </button>
        )}
    </li>
  );
}

function Today() {
  const { today } = useDesk().view;
  const words = useWords();
  return (
    <section className={styles.part}>
      <h2 className={styles.heading}>{words('counter:today.title')}</h2>
      <dl className={styles.today}>
        {(['issued', 'spoiled', 'refused', 'cancelled'] as const).map((count) => (
          <div key={count} data-first={count === 'issued'}>
            <dt>{words(`counter:today.${count}`)}</dt>
            <dd>{today[count]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
