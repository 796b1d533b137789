import { useEffect, useState } from 'react';
import type { Countdown } from '../../electron/contract/views.ts';

const left = (countdown: Countdown): number =>
  Math.max(0, Math.min(countdown.seconds, Math.ceil((countdown.endsAt - Date.now()) / 1000)));

/** Whole seconds left of a countdown. Only drawn here: main acts at its end, whatever a window shows. */
export function useSecondsLeft(countdown: Countdown): number {
  const [seconds, setSeconds] = useState(() => left(countdown));
  useEffect(() => {
    setSeconds(left(countdown));
    const timer = setInterval(() => setSeconds(left(countdown)), 250);
    return () => clearInterval(timer);
  }, [countdown]);
  return seconds;
}
