import { useEffect, useRef } from 'react';
import { IDLE, press, SILENCE_MS, type Wedge } from './wedge.ts';

/** Everything by which a key could still reach a field, a shortcut or a dialog while a code is being typed. */
const FOLLOWERS = ['keypress', 'keyup', 'beforeinput', 'input', 'compositionstart', 'compositionupdate'] as const;

/**
 * Takes a wedge scanner's codes off the keyboard, before anything else in the window sees a key. What was typed of a
 * code is gone at once: at its end, when it is too long, falls silent, the window loses the keyboard, or `of` (the case
 * in front) changes.
 */
export function useWedge(of: string | null, onScan: (text: string) => void): void {
  const latest = useRef(onScan);
  useEffect(() => {
    latest.current = onScan;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another case must never get what was scanned for this one.
  useEffect(() => {
    let wedge: Wedge = IDLE;
    let quiet: ReturnType<typeof setTimeout> | undefined;
    /** Keys that are down and were the scanner's: their release is, too. */
    const down = new Set<string>();
    const forget = () => {
      wedge = IDLE;
      clearTimeout(quiet);
    };
    const keep = (event: Event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, code, ctrlKey: ctrl, altKey: alt, metaKey: meta } = event;
      const step = press(wedge, { key, code, ctrl, alt, meta, at: event.timeStamp });
      wedge = step.wedge;
      clearTimeout(quiet);
      if (wedge.state !== 'idle') quiet = setTimeout(forget, SILENCE_MS);
      if (!step.swallow) return;
      keep(event);
      down.add(code);
      if (step.scanned !== null) latest.current(step.scanned);
    };
    const follow = (event: Event) => {
      const released = event instanceof KeyboardEvent && event.type === 'keyup' && down.delete(event.code);
      if (released || wedge.state !== 'idle') keep(event);
    };
    const capture = { capture: true };
    window.addEventListener('keydown', onKeyDown, capture);
    for (const name of FOLLOWERS) window.addEventListener(name, follow, capture);
    window.addEventListener('blur', forget);
    return () => {
      forget();
      window.removeEventListener('keydown', onKeyDown, capture);
      for (const name of FOLLOWERS) window.removeEventListener(name, follow, capture);
      window.removeEventListener('blur', forget);
    };
  }, [of]);
}
