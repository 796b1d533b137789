import { useEffect } from 'react';
import type { Client } from '../../electron/contract/define.ts';
import type { walkup } from '../../electron/contract/walkup.ts';

/** Main counts idle time in tens of seconds; telling it more often than this would only be traffic. */
const EVERY_MS = 5000;

/**
 * Tells main that somebody is at the screen: on a touch, a key or typing. Not while the idle warning is up: a touch on
 * its "Stop and forget me" must not close the warning under the finger.
 */
export function useStillHere(client: Client<typeof walkup>, on: boolean): void {
  useEffect(() => {
    if (!on) return;
    let last = Number.NEGATIVE_INFINITY;
    const tell = () => {
      if (performance.now() - last < EVERY_MS) return;
      last = performance.now();
      void client.stillHere();
    };
    const events = ['pointerdown', 'keydown', 'input', 'wheel'] as const;
    for (const name of events) document.addEventListener(name, tell, { passive: true });
    return () => {
      for (const name of events) document.removeEventListener(name, tell);
    };
  }, [client, on]);
}
