import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { Failure } from '../../electron/contract/errors.ts';
import type { ReadingView } from '../../electron/contract/views.ts';
import { mayWork, useDesk } from './desk.tsx';
import { useWedge } from './wedge-keys.ts';

/**
 * Where every code goes that is scanned, read by the camera or typed. Mount `<Scanning>` once inside the desk, around
 * everything a clerk sees; whatever has the focus, a scan goes to the case in front. `useLatestReading` offers the
 * last one to the form that adds a document.
 */
interface Scans {
  /** Gives a code to the case in front. */
  scan(text: string): void;
  /** The reading of this case that came last since the case is in front. */
  latestId: string | null;
  /** Why the last code could not be read; until the next one or `dismiss`. `no-case`: there was nobody to read it for. */
  trouble: Failure | 'no-case' | null;
  busy: boolean;
  dismiss(): void;
  /** Sends the next scans elsewhere (the check of the scanner) until the function returned is called. */
  divert(to: (text: string) => void): () => void;
}

const ScanContext = createContext<Scans | null>(null);

export function useScans(): Scans {
  const scans = useContext(ScanContext);
  if (!scans) throw new Error('Codes are read inside Scanning.');
  return scans;
}

export function Scanning({ children }: { children: ReactNode }) {
  const { view, calls } = useDesk();
  const caseId = mayWork(view) ? (view.case?.id ?? null) : null;
  const [latestId, setLatestId] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Scans['trouble']>(null);
  const [busy, setBusy] = useState(false);
  const diverted = useRef<((text: string) => void)[]>([]);
  /** An answer that comes after the case has changed is not this case's. */
  const now = useRef(caseId);
  useEffect(() => {
    now.current = caseId;
    setLatestId(null);
    setTrouble(null);
    setBusy(false);
  }, [caseId]);
  const scan = useCallback(
    (text: string) => {
      if (caseId === null) return setTrouble('no-case');
      setTrouble(null);
      setBusy(true);
      void calls
        .scan({ text })
        .catch((): { ok: false; error: Failure } => ({ ok: false, error: { code: 'call.internal' } }))
        .then((answer) => {
          if (now.current !== caseId) return;
          setBusy(false);
          if (answer.ok) setLatestId(answer.value.id);
          else setTrouble(answer.error);
        });
    },
    [calls, caseId],
  );
  useWedge(caseId, (text) => {
    const elsewhere = diverted.current.at(-1);
    // Nobody signed in: what was scanned is nobody's.
    if (elsewhere) elsewhere(text);
    else if (view.signedIn) scan(text);
  });
  const dismiss = useCallback(() => setTrouble(null), []);
  const divert = useCallback((to: (text: string) => void) => {
    diverted.current.push(to);
    return () => {
      diverted.current = diverted.current.filter((one) => one !== to);
    };
  }, []);
  const scans = useMemo(
    () => ({ scan, latestId, trouble, busy, dismiss, divert }),
    [scan, latestId, trouble, busy, dismiss, divert],
  );
  return <ScanContext value={scans}>{children}</ScanContext>;
}

/**
 * The reading to offer to the form that adds a document: the last one that belongs to no document yet. It brings dates
 * and the types that bear such a code; null: nothing was read.
 */
export function useLatestReading(readings: readonly ReadingView[]): ReadingView | null {
  const { latestId } = useScans();
  const open = readings.filter(({ documentId }) => documentId === null);
  return open.find(({ id }) => id === latestId) ?? open.at(-1) ?? null;
}
