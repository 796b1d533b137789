import { useCallback, useRef, useState } from 'react';
import type { Result } from '../../electron/contract/define.ts';
import type { Failure } from '../../electron/contract/errors.ts';
import { useWords, type Words } from '../language/words.ts';
import css from './act.module.css';

export interface Acting {
  /** Sends a call. While one is on its way every other is dropped: a double tap must not act twice (P6). */
  act<T>(run: () => Promise<Result<T>>, then?: (value: T) => void): void;
  busy: boolean;
  failure: Failure | null;
  clear(): void;
}

/** Runs calls of a contract one at a time and keeps the failure of the last one. */
export function useAct(): Acting {
  const underWay = useRef(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const act = useCallback(<T,>(run: () => Promise<Result<T>>, then?: (value: T) => void) => {
    if (underWay.current) return;
    underWay.current = true;
    setBusy(true);
    setFailure(null);
    void run()
      // A rejected call is a bug of ours, not of the person: they get the one sentence that says so.
      .catch((): Result<T> => ({ ok: false, error: { code: 'call.internal' } }))
      .then((answer) => {
        underWay.current = false;
        setBusy(false);
        if (answer.ok) then?.(answer.value);
        else setFailure(answer.error);
      });
  }, []);
  const clear = useCallback(() => setFailure(null), []);
  return { act, busy, failure, clear };
}

/** The sentence of a failure, with its values. */
export const failureText = (words: Words, failure: Failure): string =>
  words(`errors:${failure.code}`, failure.values ?? {});

/** Says what went wrong with an act; read aloud as soon as it appears. */
export function FailureNote({ failure }: { failure: Failure | null }) {
  const words = useWords();
  return (
    <div role="alert" className={css.holder}>
      {failure && <p className={css.note}>{failureText(words, failure)}</p>}
    </div>
  );
}
