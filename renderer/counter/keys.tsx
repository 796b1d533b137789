import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react';
import styles from './keys.module.css';

/**
 * Every act at the counter has a key, and each key does one thing at a time: while a dialog is open only the dialog's
 * own keys act, so that F9 in front of a question never prints what lies behind it.
 */
interface Binding {
  chord: string;
  layer: number;
  act: () => void;
}

const bindings = new Set<Binding>();
const layers: number[] = [];
const Layer = createContext(0);

/** Names a key as the chips on the buttons do: `F9`, `Alt+R`, `/`. Undefined for keys that belong to the field. */
export function chordOf(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>,
  typing: boolean,
): string | undefined {
  if (event.ctrlKey || event.metaKey) return undefined;
  if (/^F\d{1,2}$/.test(event.key)) return event.altKey || event.shiftKey ? undefined : event.key;
  // By position, not by letter: Alt with a letter gives another character on some layouts.
  const place = /^(?:Key|Digit)([A-Z0-9])$/.exec(event.code)?.[1];
  if (event.altKey && place) return `Alt+${place}`;
  if (event.key === '/' && !typing) return '/';
  return undefined;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type=checkbox], [type=radio]), textarea, select');
}

function onKeyDown(event: KeyboardEvent): void {
  // Reload, find, caret browsing and full screen are never wanted here, bound or not.
  if (/^F\d{1,2}$/.test(event.key)) event.preventDefault();
  const chord = chordOf(event, isTyping(event.target));
  // A held key must not act twice: the second F9 could be the next question's.
  if (!chord || event.repeat) return;
  const top = Math.max(0, ...layers);
  const found = [...bindings].findLast((binding) => binding.chord === chord && binding.layer === top);
  if (!found) return;
  event.preventDefault();
  found.act();
}

/** Listens for the counter's keys while mounted; once, around everything. */
export function Keys({ children }: { children: ReactNode }) {
  useEffect(() => {
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  return children;
}

/** What is inside gets the keys, and what is outside loses them, for as long as it is mounted. */
export function KeyLayer({ children }: { children: ReactNode }) {
  const layer = useContext(Layer) + 1;
  useEffect(() => {
    layers.push(layer);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
    };
  }, [layer]);
  return <Layer value={layer}>{children}</Layer>;
}

/** Binds a key to an act on this layer; undefined binds nothing. */
export function useKey(chord: string | undefined, act: () => void): void {
  const layer = useContext(Layer);
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (!chord) return;
    const binding: Binding = { chord, layer, act: () => latest.current() };
    bindings.add(binding);
    return () => {
      bindings.delete(binding);
    };
  }, [chord, layer]);
}

/** The key as drawn on a button. Hidden from screen readers, who are told by `aria-keyshortcuts`. */
export function KeyChip({ chord }: { chord: string }) {
  return (
    <span className={styles.chip} data-key aria-hidden="true">
      {chord.replace('+', ' ')}
    </span>
  );
}
