/**
 * What a keyboard-wedge scanner types, kept out of every field. The scanner is set (by the sheet that the app prints) to
 * send Ctrl+B before a code and Ctrl+D after it: STX and EOT, in the way in which scanners send control characters.
 * No clerk types either: no field knows them, and the shell lets them through for the counter window alone. Between the two
 * everything is the code's, whatever has the focus.
 *
 * A pure machine: a state and a key in, a state and what to do with the key out.
 */
export interface WedgeKey {
  /** DOM `KeyboardEvent.key` and `.code`. */
  key: string;
  code: string;
  ctrl: boolean;
  alt: boolean;
  meta: boolean;
  /** Milliseconds on any one clock. */
  at: number;
}

export interface Wedge {
  /** `lost`: the code was too long; it is still being swallowed, and nothing of it is kept. */
  state: 'idle' | 'reading' | 'lost';
  text: string;
  /** When the last key of the burst came. */
  at: number;
}

export interface WedgeStep {
  wedge: Wedge;
  /** The key must reach nothing else. */
  swallow: boolean;
  /** A whole code, once. */
  scanned: string | null;
}

export const IDLE: Wedge = { state: 'idle', text: '', at: 0 };

/** Twice what a licence's code holds; what main takes at most. */
export const LONGEST = 2048;

/** A scanner types a key every few milliseconds, the slowest setting being under 100; after this the burst is over. */
export const SILENCE_MS = 400;

const START = '\u0002';
const END = '\u0004';

/** Stands for a key that no code has: whoever reads the text refuses it, rather than read what is left of it. */
const UNREADABLE = '\ufffd';

/** Keys that only change what another key means. */
const SILENT = /^(?:Shift|Control|Alt|AltGraph|Meta|CapsLock|NumLock|ScrollLock|Unidentified|Process|Compose)$/;

/** Ctrl with these sends the control characters above Ctrl+Z; scanners send RS as Ctrl+6 or Ctrl+Shift+6. */
const CONTROLS: Record<string, string> = {
  '[': '\u001b',
  '\\': '\u001c',
  ']': '\u001d',
  '^': '\u001e',
  '6': '\u001e',
  _: '\u001f',
  '-': '\u001f',
};

/** The character a key means: '' for none, `UNREADABLE` where it cannot be one of a code. */
export function characterOf({ key, ctrl, alt, meta }: WedgeKey): string {
  if (SILENT.test(key)) return '';
  if (meta) return UNREADABLE;
  const typed = [...key].length === 1;
  // AltGr arrives as Ctrl+Alt and types a character like any other.
  if (typed && ctrl && alt) return key;
  if (ctrl) {
    if (/^[a-z]$/i.test(key)) return String.fromCharCode(key.toUpperCase().charCodeAt(0) - 64);
    return CONTROLS[key] ?? (key === 'Enter' ? '\n' : UNREADABLE);
  }
  if (alt) return UNREADABLE;
  if (typed) return key;
  if (key === 'Enter') return '\r';
  return key === 'Tab' ? '\t' : UNREADABLE;
}

/** Control characters of a code that came without its start key: they must not act on the page either. */
const STRAY = `${START}${END}\n\r\u001c\u001d\u001e\u001f`;

/** One key. */
export function press(before: Wedge, key: WedgeKey): WedgeStep {
  const wedge = silent(before, key.at) ? IDLE : before;
  const character = characterOf(key);
  if (wedge.state === 'idle') {
    if (character === START) return { wedge: { state: 'reading', text: '', at: key.at }, swallow: true, scanned: null };
    return {
      wedge: IDLE,
      swallow: key.ctrl && !key.alt && character !== '' && STRAY.includes(character),
      scanned: null,
    };
  }
  // A start within a burst: the end of the one before was lost, and what it held with it.
  if (character === START) return { wedge: { state: 'reading', text: '', at: key.at }, swallow: true, scanned: null };
  if (character === END) {
    const scanned = wedge.state === 'reading' && wedge.text !== '' ? wedge.text : null;
    return { wedge: IDLE, swallow: true, scanned };
  }
  const text = wedge.text + character;
  const kept: Wedge =
    wedge.state === 'lost' || text.length > LONGEST
      ? { state: 'lost', text: '', at: key.at }
      : { state: 'reading', text, at: key.at };
  return { wedge: kept, swallow: true, scanned: null };
}

/** Whether a burst has ended without its end key. */
export function silent(wedge: Wedge, now: number): boolean {
  return wedge.state !== 'idle' && now - wedge.at > SILENCE_MS;
}
