import { type RefObject, useEffect, useRef } from 'react';

/** Brings what has just been opened wholly into sight: a form whose acts lie under the bar looks as if it had none. */
export function useIntoView<E extends HTMLElement>(): RefObject<E | null> {
  const opened = useRef<E>(null);
  useEffect(() => {
    // Answers a promise in newer Chromium, which must not become the effect's clean-up.
    opened.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return opened;
}
