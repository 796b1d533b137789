import { useEffect, useState } from 'react';
import type { counter } from '../../electron/contract/counter.ts';
import type { Client, Result } from '../../electron/contract/define.ts';
import type { facing } from '../../electron/contract/facing.ts';
import type { walkup } from '../../electron/contract/walkup.ts';

declare global {
  interface Window {
    /** Only the window's own API is there; the other two are undefined in it. */
    walkup: Client<typeof walkup>;
    facing: Client<typeof facing>;
    counter: Client<typeof counter>;
  }
}

/** What every window's API has: the view now, and each later one. */
export interface Viewed<V> {
  view(): Promise<Result<V>>;
  on(name: 'view', listener: (view: V) => void): () => void;
}

/**
 * The view that main last gave this window; null until the first one. Listens before it asks, and a push beats the
 * answer to the question: otherwise a push during start-up would be overwritten by an older view.
 */
export function useView<V>(client: Viewed<V>): V | null {
  const [view, setView] = useState<V | null>(null);
  useEffect(() => {
    let pushed = false;
    let gone = false;
    const stop = client.on('view', (next) => {
      pushed = true;
      setView(next);
    });
    void client.view().then((answer) => {
      if (answer.ok && !pushed && !gone) setView(answer.value);
    });
    return () => {
      gone = true;
      stop();
    };
  }, [client]);
  return view;
}
