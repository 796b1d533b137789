import { useEffect, useId, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { ScannerCheck as Check } from '../../electron/contract/views.ts';
import { useWords } from '../language/words.ts';
import { Act } from './act.tsx';
import { useDesk } from './desk.tsx';
import { Dialog } from './dialog.tsx';
import fields from './fields.module.css';
import { Icon } from './icons.tsx';
import { troubleText } from './scan-trouble.ts';
import styles from './scanner-check.module.css';
import { useScans } from './scanning.tsx';

/** What an unset scanner types into the field before it can be sure that it is one, and no finger. */
const SURELY_SCANNED = 12;

/**
 * Opens the check of the scanner, and says what today's check found. For the idle screen and the top bar; inside
 * `<Scanning>`.
 */
export function ScannerCheck() {
  const words = useWords();
  const { view } = useDesk();
  const { trouble } = useScans();
  const [open, setOpen] = useState(false);
  const well = view.scanner.state === 'ok';
  return (
    <>
      <span role="alert" className={styles.nobody}>
        {trouble === 'no-case' && troubleText(trouble, words)}
      </span>
      <span className={styles.opener}>
        <span className={styles.today} data-well={well}>
          <Icon name={well ? 'check' : 'warning'} size={18} />
          {words(`counter:scanner.today.${view.scanner.state}`)}
        </span>
        <Act chord="Alt+K" onAct={() => setOpen(true)}>
          {words('counter:scanner.open')}
        </Act>
      </span>
      {/* Elsewhere in the page, so that it does not take on the look of what opened it. */}
      {open && createPortal(<CheckDialog onClose={() => setOpen(false)} />, document.body)}
    </>
  );
}

function CheckDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const { view, calls, act } = useDesk();
  const { divert } = useScans();
  const [typed, setTyped] = useState('');
  const [checked, setChecked] = useState(false);
  const [sheet, setSheet] = useState<'printed' | 'shown' | 'failed' | null>(null);
  const field = useId();
  const judge = (text: string) => {
    setTyped('');
    act(
      () => calls.scannerCheck({ text }),
      () => setChecked(true),
    );
  };
  const latest = useRef(judge);
  useEffect(() => {
    latest.current = judge;
  });
  useEffect(() => divert((text) => latest.current(text)), [divert]);
  return (
    <Dialog
      wide
      title={words('counter:scanner.title')}
      onClose={onClose}
      cancel={words('counter:dialog.close')}
      acts={
        <Act
          chord="F8"
          onAct={() =>
            act(
              () => calls.printScannerSheet(),
              ({ slip }) => setSheet(slip),
            )
          }
        >
          {words('counter:scanner.print')}
        </Act>
      }
    >
      <ol className={styles.steps}>
        <li>{words('counter:scanner.step.sheet')}</li>
        <li>{words('counter:scanner.step.set')}</li>
        <li>{words('counter:scanner.step.scan')}</li>
      </ol>
      <label className={fields.field} htmlFor={field}>
        <span>{words('counter:scanner.field')}</span>
        <input
          id={field}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          aria-describedby={`${field}-hint`}
          onChange={(event) => {
            const text = event.target.value;
            // A scanner without its start key types here, as it would anywhere.
            if (text.length >= SURELY_SCANNED) judge('');
            else setTyped(text);
          }}
        />
      </label>
      <p id={`${field}-hint`} className={styles.hint}>
        {words('counter:scanner.fieldHint')}
      </p>
      <div role="status" className={styles.result} data-state={checked ? view.scanner.state : 'waiting'}>
        {checked ? <Result check={view.scanner} /> : <p>{words('counter:scanner.waiting')}</p>}
      </div>
      {sheet && <p role="status">{words(`counter:scanner.sheet.${sheet}`)}</p>}
      <p className={styles.hint}>{words('counter:scanner.untried')}</p>
    </Dialog>
  );
}

/** What the check found, and what to do. */
function Result({ check }: { check: Check }) {
  const words = useWords();
  if (check.state === 'unchecked') return <p>{words('counter:scanner.waiting')}</p>;
  return (
    <>
      <p className={styles.found}>
        <Icon name={check.state === 'ok' ? 'check' : 'warning'} />
        <strong>{words(`counter:scanner.found.${check.state}`)}</strong>
      </p>
      {check.state === 'layout' && (
        <ul className={styles.pairs}>
          {check.wrong.map(({ sent, arrived }) => (
            <li key={`${sent} ${arrived}`}>
              <Sign of={sent} />
              <span>{words('counter:scanner.pair.as')}</span>
              <Sign of={arrived} />
            </li>
          ))}
        </ul>
      )}
      {check.state !== 'ok' && <p>{words(`counter:scanner.do.${check.state}`)}</p>}
    </>
  );
}

function Sign({ of }: { of: string }) {
  const words = useWords();
  return of === '' ? <span>{words('counter:scanner.pair.nothing')}</span> : <kbd className={styles.sign}>{of}</kbd>;
}
