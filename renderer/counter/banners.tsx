import { groupCardNumber } from '../../electron/contract/card-number.ts';
import type { CounterView } from '../../electron/contract/views.ts';
import { type Key, useWords } from '../language/words.ts';
import { Act } from './act.tsx';
import styles from './banners.module.css';
import { mayWork, useDesk } from './desk.tsx';
import { Icon } from './icons.tsx';
import { useKey } from './keys.tsx';
import { spaced } from './say.ts';

/** What must be seen before the case: an unverified purge, cards to account for, a person who calls, what happened. */
export function Banners() {
  const { view, calls, act } = useDesk();
  const words = useWords();
  const works = mayWork(view);
  const family = (view.case?.members.length ?? 0) > 1;
  return (
    <>
      {view.rulesRefused && <RulesRefused refused={view.rulesRefused} />}
      {view.purgeOpen && (
        <section className={styles.banner} data-kind="bad" role="alert">
          <Icon name="warning" size={24} />
          <div className={styles.words}>
            <h2>{words('counter:purge.title')}</h2>
            <p>{words('counter:purge.why')}</p>
            <p>
              <strong>{words(`counter:purge.step.${view.purgeOpen.step}`)}</strong>{' '}
              {words(`counter:purge.mend.${view.purgeOpen.step}`)}
            </p>
            {view.purgeOpen.detail && (
              <p className={styles.detail}>{words('counter:purge.detail', { detail: view.purgeOpen.detail })}</p>
            )}
          </div>
          {works && (
            <Act chord="Alt+T" onAct={() => act(() => calls.mendPurge())}>
              {words('counter:purge.again')}
            </Act>
          )}
        </section>
      )}
      {view.reconcile.map((card, place) => (
        <section key={card.number} className={styles.banner} data-kind="warn">
          <Icon name="card" size={24} />
          <div className={styles.words}>
            <h2>{words('counter:reconcile.title', { number: groupCardNumber(card.number) })}</h2>
            <p>
              {words(card.waiting ? `counter:reconcile.${card.state}` : 'counter:reconcile.nobody', {
                waiting: spaced(card.waiting),
              })}
            </p>
            {works && (
              <div className={styles.acts}>
                {(['in-hand', 'spoiled', 'not-printed'] as const).map((where, choice) => (
                  <Act
                    key={where}
                    // With several people under the number in front these keys are theirs.
                    {...(place === 0 && !family && { chord: `Alt+${choice + 1}` })}
                    onAct={() => act(() => calls.reconcile({ number: card.number, card: where }))}
                  >
                    {words(`counter:reconcile.${where}`)}
                  </Act>
                ))}
              </div>
            )}
          </div>
        </section>
      ))}
      {view.staffCalled && (
        <section className={styles.banner} data-kind="warn" role="alert">
          <Icon name="hand" size={24} />
          <div className={styles.words}>
            <h2>{words('counter:called.title')}</h2>
          </div>
          <Act chord="Alt+H" onAct={() => act(() => calls.answeredCall())}>
            {words('counter:called.act')}
          </Act>
        </section>
      )}
      <Notices />
    </>
  );
}

/** So many of a file's problems are listed; whoever mends it sees the rest with the check at a terminal. */
const LISTED = 6;

/** A rule file that cannot be used is no secret of the administrator's: the city's own rules are not the ones in force. */
function RulesRefused({ refused }: { refused: NonNullable<CounterView['rulesRefused']> }) {
  const words = useWords();
  const { problems } = refused;
  return (
    <section className={styles.banner} data-kind="warn" role="alert">
      <Icon name="warning" size={24} />
      <div className={styles.words}>
        <h2>{words('counter:rulesRefused.title')}</h2>
        <p>{words('counter:rulesRefused.words', { file: refused.file })}</p>
        <ul className={styles.problems}>
          {problems.slice(0, LISTED).map(({ path, value, allowed }) => (
            <li key={`${path} ${allowed}`}>
              <code>{path}</code>{' '}
              {value === null
                ? words('counter:rulesRefused.nothing', { allowed })
                : words('counter:rulesRefused.stands', { value, allowed })}
            </li>
          ))}
        </ul>
        {problems.length > LISTED && <p>{words('counter:rulesRefused.more', { count: problems.length - LISTED })}</p>}
      </div>
    </section>
  );
}

function Notices() {
  const { view, calls, act } = useDesk();
  const words = useWords();
  const first = view.notices[0];
  const dismiss = (notice: number) => act(() => calls.dismiss({ notice }));
  useKey(first ? 'Alt+N' : undefined, () => first && dismiss(first.id));
  return view.notices.map((notice) => {
    const values = Object.fromEntries(
      Object.entries(notice.values).map(([name, value]) => [
        name,
        name === 'window' ? words(`counter:window.${value as 'walkup'}`) : value,
      ]),
    );
    return (
      <section key={notice.id} className={styles.banner} data-kind="note" role="status">
        <div className={styles.words}>
          <p>{words(`counter:notice.${notice.code}` as Key, values)}</p>
        </div>
        <button
          type="button"
          className={styles.dismiss}
          aria-keyshortcuts={notice === first ? 'Alt+N' : undefined}
          onClick={() => dismiss(notice.id)}
        >
          {words('counter:notice.dismiss')}
          {notice === first && (
            <span data-key aria-hidden="true">
              Alt N
            </span>
          )}
        </button>
      </section>
    );
  });
}
