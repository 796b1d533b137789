import { type FormEvent, useRef, useState } from 'react';
import type { CounterView } from '../../electron/contract/views.ts';
import { number } from '../language/format.ts';
import { useLanguage, useWords } from '../language/words.ts';
import { FailureNote } from '../parts/act.tsx';
import { Act } from './act.tsx';
import { useDesk, useNow } from './desk.tsx';
import fields from './fields.module.css';
import styles from './sign-in.module.css';

/** Which key brings which window to the front, where they lie upon each other: nothing else on the display says so. */
function Sharing({ windows }: { windows: CounterView['sharing'] }) {
  const words = useWords();
  return (
    <>
      <p className={styles.keys}>{words('counter:signIn.sharing')}</p>
      <ul className={styles.sharing}>
        {windows.map((kind, index) => (
          <li key={kind}>
            <kbd>Ctrl+F{index + 1}</kbd> {words(`counter:window.${kind}`)}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Who are you, and your PIN. In training the demo staff's PINs stand beside their names. */
export function SignIn() {
  const { view, calls, act, failure, busy } = useDesk();
  const words = useWords();
  const language = useLanguage();
  const now = useNow(1000);
  const [staffId, setStaffId] = useState(
    // Whoever serves people signs in most often.
    (view.staff.find(({ roles }) => roles.includes('clerk')) ?? view.staff[0])?.id ?? '',
  );
  const [pin, setPin] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const waitSeconds = view.locked?.staffId === staffId ? Math.max(0, Math.ceil((view.locked.until - now) / 1000)) : 0;
  const send = (event?: FormEvent) => {
    event?.preventDefault();
    if (waitSeconds > 0 || busy) return;
    act(() => calls.signIn({ staffId, pin }));
    setPin('');
    field.current?.focus();
  };
  return (
    <main className={styles.page}>
      <form className={styles.form} onSubmit={send}>
        <h2 className={styles.title}>{words('counter:signIn.title')}</h2>
        {view.training && (
          <div className={styles.demo}>
            <p>{words('counter:signIn.demo')}</p>
            {view.sharing.length > 0 && <Sharing windows={view.sharing} />}
          </div>
        )}
        <fieldset className={styles.staff}>
          <legend className="visually-hidden">{words('counter:signIn.who')}</legend>
          {view.staff.map((person) => (
            <label key={person.id} className={styles.person}>
              <input
                type="radio"
                name="staff"
                value={person.id}
                checked={staffId === person.id}
                onChange={() => {
                  setStaffId(person.id);
                  setPin('');
                }}
              />
              <span className={styles.who}>
                <strong>{person.name}</strong>
                <span className={styles.role}>
                  {person.roles
                    .filter((role) => role !== 'applicant' && role !== 'nobody')
                    .map((role) => words(`counter:role.${role}`))
                    .join(', ')}
                </span>
              </span>
              {person.demoPin && (
                <span className={styles.pin}>{words('counter:signIn.demoPin', { pin: person.demoPin })}</span>
              )}
            </label>
          ))}
        </fieldset>
        <label className={`${fields.field} ${styles.secret}`}>
          <span>{words('counter:signIn.pin')}</span>
          <input
            ref={field}
            type="password"
            inputMode="numeric"
            autoComplete="off"
            maxLength={64}
            // biome-ignore lint/a11y/noAutofocus: the page asks for this one thing.
            autoFocus
            value={pin}
            aria-describedby="sign-in-words"
            onChange={(event) => setPin(event.target.value)}
          />
        </label>
        <div id="sign-in-words">
          {waitSeconds > 0 ? (
            <p className={styles.slow} role="timer">
              {words('counter:signIn.locked', { count: waitSeconds, seconds: number(waitSeconds, language) })}
            </p>
          ) : (
            <FailureNote failure={failure?.code === 'signIn.needed' ? null : failure} />
          )}
        </div>
        <div className={styles.acts}>
          <Act kind="next" submit onAct={send} chord="F9" blocked={waitSeconds > 0} wide>
            {words('counter:signIn.act')}
          </Act>
        </div>
      </form>
    </main>
  );
}
