import type { Countdown } from '../../electron/contract/views.ts';
import { useWords } from '../language/words.ts';
import css from './closes.module.css';
import { useSecondsLeft } from './countdown.ts';

/** For how long this screen stays; drawn each second, but not read out each second. */
export function Closes({ closes }: { closes: Countdown }) {
  const words = useWords();
  const count = useSecondsLeft(closes);
  return (
    <p className={css.closes} role="timer">
      {words('common:closes', { count })}
    </p>
  );
}
