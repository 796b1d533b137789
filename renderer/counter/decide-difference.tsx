import { type FormEvent, useState } from 'react';
import type { Compared } from '../../electron/contract/views.ts';
import { dayInWords } from '../language/format.ts';
import { useLanguage, useWords } from '../language/words.ts';
import { Act } from './act.tsx';
import { useDesk, useNow } from './desk.tsx';
import { Dialog } from './dialog.tsx';
import fields from './fields.module.css';
import styles from './readings.module.css';

/**
 * A supervisor, by their own PIN on the spot, says that what differs is the same person all the same. The clerk's sign-in
 * stays as it is.
 */
export function DecideDifference(props: { reading: string; compared: Compared; onClose: () => void }) {
  const { reading, compared, onClose } = props;
  const { view, calls, act } = useDesk();
  const words = useWords();
  const language = useLanguage();
  const now = useNow(1000);
  const supervisors = view.staff.filter(({ roles }) => roles.includes('supervisor'));
  const [staffId, setStaffId] = useState(supervisors[0]?.id ?? '');
  const [pin, setPin] = useState('');
  const wait = view.locked?.staffId === staffId ? Math.max(0, Math.ceil((view.locked.until - now) / 1000)) : 0;
  const show = (value: string | null) =>
    value === null || compared.field === 'name' ? (value ?? '') : dayInWords(value, language);
  const decide = (event?: FormEvent) => {
    event?.preventDefault();
    if (wait > 0 || staffId === '' || pin === '') return;
    act(() => calls.decideDifference({ reading, field: compared.field, staffId, pin }), onClose);
    setPin('');
  };
  return (
    <Dialog
      title={words('counter:reading.decide.title')}
      onClose={onClose}
      acts={
        <Act kind="next" chord="F9" onAct={decide} blocked={wait > 0 || staffId === '' || pin === ''}>
          {words('counter:reading.decide.act')}
        </Act>
      }
    >
      <p>{words('counter:reading.decide.words')}</p>
      <dl className={styles.pair}>
        <dt>{words('counter:reading.typed')}</dt>
        <dd>
          <bdi>{show(compared.answer)}</bdi>
        </dd>
        <dt>{words('counter:reading.says')}</dt>
        <dd>
          <bdi>{show(compared.document)}</bdi>
        </dd>
      </dl>
      <form onSubmit={decide} className={styles.decide}>
        <fieldset className={fields.choices}>
          <legend>{words('counter:reading.decide.who')}</legend>
          {supervisors.map((person) => (
            <label key={person.id} className={fields.check}>
              <input
                type="radio"
                name="supervisor"
                checked={staffId === person.id}
                onChange={() => setStaffId(person.id)}
              />
              {person.name}
              {person.demoPin && (
                <span className={fields.hint}>{words('counter:signIn.demoPin', { pin: person.demoPin })}</span>
              )}
            </label>
          ))}
          {supervisors.length === 0 && <p>{words('counter:reading.decide.nobody')}</p>}
        </fieldset>
        <label className={fields.field}>
          <span>{words('counter:reading.decide.pin')}</span>
          <input
            type="password"
            inputMode="numeric"
            autoComplete="off"
            maxLength={64}
            value={pin}
            onChange={(event) => setPin(event.target.value)}
          />
        </label>
        {wait > 0 && (
          <p className={styles.slow} role="timer">
            {words('counter:signIn.locked', { count: wait, seconds: String(wait) })}
          </p>
        )}
        {/* Enter in the field submits; the button is the dialog's. */}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
