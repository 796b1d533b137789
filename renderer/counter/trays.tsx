import type { CounterView } from '../../electron/contract/views.ts';
import { useWords } from '../language/words.ts';
import { useNow } from './desk.tsx';
import { Icon } from './icons.tsx';
import styles from './trays.module.css';

/** The training slip printer: what it printed is on the applicant's screen, for as long as this says. */
export function SlipTray({ tray }: { tray: NonNullable<CounterView['slipTray']> }) {
  const words = useWords();
  const now = useNow(1000);
  const seconds = Math.max(0, Math.ceil((tray.closes.endsAt - now) / 1000));
  return (
    <aside className={styles.slip}>
      <Icon name="printer" />
      <span>{words(`counter:tray.${tray.kind}`)}</span>
      <span className={styles.left} role="timer">
        {words('counter:tray.closes', { count: seconds })}
      </span>
    </aside>
  );
}
