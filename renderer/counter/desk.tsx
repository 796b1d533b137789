import { createContext, useContext, useEffect, useState } from 'react';
import type { counter } from '../../electron/contract/counter.ts';
import { CASE_STAFF, type Client } from '../../electron/contract/define.ts';
import type { CounterView } from '../../electron/contract/views.ts';
import type { Acting } from '../parts/act.tsx';

/** What every part of the counter works with: the view main last gave, the calls, and one act at a time. */
export interface Desk extends Acting {
  view: CounterView;
  calls: Client<typeof counter>;
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('The counter’s parts are drawn inside its desk.');
  return desk;
}

/** True for those who may work on a case; auditors and administrators sign in, and see, but do not. */
export const mayWork = (view: CounterView): boolean =>
  view.signedIn?.roles.some((role) => (CASE_STAFF as readonly string[]).includes(role)) ?? false;

/** Epoch milliseconds, renewed while something on the screen counts. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
