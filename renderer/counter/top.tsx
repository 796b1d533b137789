import { useState } from 'react';
import { dayInShort } from '../language/format.ts';
import { LANGUAGES } from '../language/languages.ts';
import { inLanguage, useLanguage, useWords } from '../language/words.ts';
import { useDesk, useNow } from './desk.tsx';
import { Dialog } from './dialog.tsx';
import type { Display } from './display.ts';
import fields from './fields.module.css';
import { Icon } from './icons.tsx';
import { KeyChip, useKey } from './keys.tsx';
import { printerLine } from './say.ts';
import styles from './top.module.css';

interface Props {
  display: Display;
  onDisplay: (display: Display) => void;
}

/** Where am I, what works, who is signed in: always in the same place. */
export function Top({ display, onDisplay }: Props) {
  const { view, calls, act } = useDesk();
  const words = useWords();
  const language = useLanguage();
  const now = useNow(30_000);
  const [choosing, setChoosing] = useState(false);
  const { printer, signedIn } = view;
  const lock = () => signedIn && act(() => calls.signOut());
  useKey(signedIn ? 'F12' : undefined, lock);
  useKey('Alt+V', () => setChoosing(true));
  const today = new Date(now);
  const day = [today.getFullYear(), today.getMonth() + 1, today.getDate()].map((part) => String(part).padStart(2, '0'));
  const well = printer.kind !== 'none' && (printer.state === 'ready' || printer.state === 'printing');
  return (
    <header className={styles.top}>
      <h1 className={styles.name}>Walkup</h1>
      <span className={`${styles.where} ${styles.station}`}>{view.station}</span>
      <span className={styles.where}>{inLanguage(view.program.cardName, language)}</span>
      {view.training && <strong className={styles.training}>{words('counter:top.training')}</strong>}
      <span className={styles.gap} />
      <span className={styles.state} data-well={well} role="status">
        <Icon name={well ? 'printer' : 'warning'} size={18} />
        {printerLine(printer, words, language)}
      </span>
      <span className={styles.day}>{dayInShort(day.join('-'), language)}</span>
      <button
        type="button"
        className={styles.key}
        aria-keyshortcuts="Alt+V"
        aria-haspopup="dialog"
        onClick={() => setChoosing(true)}
      >
        {words('counter:top.display')}
        <KeyChip chord="Alt+V" />
      </button>
      {signedIn && (
        <>
          <strong className={styles.who}>{signedIn.name}</strong>
          <button type="button" className={styles.key} aria-keyshortcuts="F12" onClick={lock}>
            <Icon name="lock" size={16} />
            {words('counter:top.lock')}
            <KeyChip chord="F12" />
          </button>
        </>
      )}
      {choosing && <DisplayDialog display={display} onDisplay={onDisplay} onClose={() => setChoosing(false)} />}
    </header>
  );
}

function DisplayDialog({ display, onDisplay, onClose }: Props & { onClose: () => void }) {
  const words = useWords();
  const row = <K extends keyof Display>(name: K, legend: string, choices: [Display[K], string][]) => (
    <fieldset>
      <legend className={styles.legend}>{legend}</legend>
      <div className={styles.row}>
        {choices.map(([value, label]) => (
          <label key={value} className={fields.check}>
            <input
              type="radio"
              name={name}
              checked={display[name] === value}
              onChange={() => onDisplay({ ...display, [name]: value })}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
  return (
    <Dialog title={words('counter:display.title')} onClose={onClose} cancel={words('counter:dialog.close')} acts={null}>
      {row(
        'language',
        words('counter:display.language'),
        LANGUAGES.map(({ tag, endonym }) => [tag, endonym]),
      )}
      {row('text', words('counter:display.text'), [
        ['1', '100 %'],
        ['1.25', '125 %'],
        ['1.5', '150 %'],
        ['2', '200 %'],
      ])}
      {row('theme', words('counter:display.theme'), [
        ['system', words('counter:display.system')],
        ['light', words('counter:display.light')],
        ['dark', words('counter:display.dark')],
      ])}
      {row('contrast', words('counter:display.contrast'), [
        ['normal', words('counter:display.normal')],
        ['more', words('counter:display.more')],
      ])}
    </Dialog>
  );
}
