import { useEffect, useId, useRef, useState } from 'react';
import { useWords } from '../language/words.ts';
import { Act } from './act.tsx';
import { useDesk } from './desk.tsx';
import { Dialog } from './dialog.tsx';
import styles from './readings.module.css';
import { troubleText } from './scan-trouble.ts';
import { useScans } from './scanning.tsx';

/** The machine-readable zone typed by hand, two or three lines as they stand on the document. Its check digits catch a slip. */
export function TypeZone({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const { view } = useDesk();
  const { scan, busy, trouble, dismiss, latestId } = useScans();
  const [text, setText] = useState('');
  const [sent, setSent] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  // What was wrong with the code before is not about this one.
  useEffect(() => {
    dismiss();
    box.current?.focus();
  }, [dismiss]);
  const read = view.case?.readings.some((reading) => reading.id === latestId) ?? false;
  const done = sent && !busy && !trouble && read;
  useEffect(() => {
    if (done) onClose();
  }, [done, onClose]);
  const send = () => {
    if (busy || text.trim() === '') return;
    scan(text);
    setSent(true);
  };
  return (
    <Dialog
      wide
      title={words('counter:reading.type.title')}
      onClose={onClose}
      acts={
        <Act kind="next" chord="F9" onAct={send} blocked={text.trim() === ''}>
          {words('counter:reading.type.act')}
        </Act>
      }
    >
      <label htmlFor={id}>{words('counter:reading.type.label')}</label>
      <p id={`${id}-hint`} className={styles.hint}>
        {words('counter:reading.type.hint')}
      </p>
      <textarea
        ref={box}
        id={id}
        className={styles.zone}
        dir="ltr"
        rows={3}
        cols={44}
        wrap="off"
        maxLength={140}
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="characters"
        spellCheck={false}
        aria-describedby={`${id}-hint ${id}-problem`}
        value={text}
        onChange={(event) => {
          setText(event.target.value.toUpperCase());
          setSent(false);
        }}
      />
      <p id={`${id}-count`} className={styles.hint} aria-live="off">
        {words('counter:reading.type.count', { counts: counts(text) })}
      </p>
      <div id={`${id}-problem`} role="alert" className={styles.problem}>
        {sent && trouble ? troubleText(trouble, words) : ''}
      </div>
    </Dialog>
  );
}

/** Characters of each line, so that one too few is seen before it is sent: `44 + 43`. */
const counts = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(/\s/g, '').length)
    .join(' + ');
