/**
 * Keys that reach a window; every other is dropped before the page sees it. An allow-list, because the list of browser
 * and desktop shortcuts that lead out of a kiosk is never complete. Pure, so that it is tested as a table.
 */
export interface KeyPress {
  type: string;
  /** DOM `KeyboardEvent.key`. */
  key: string;
  /** DOM `KeyboardEvent.code`, the key's place. */
  code: string;
  control: boolean;
  alt: boolean;
  meta: boolean;
}

const NAMED = new Set([
  'Tab',
  'Enter',
  'Escape',
  'Backspace',
  'Delete',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'Shift',
  'CapsLock',
  'NumLock',
  'Dead',
  'Compose',
  'AltGraph',
  'Process',
]);

/**
 * Select all and undo inside a field: a clerk works with the keyboard. Not at an applicant's window. No copy, cut or
 * paste: a copy lies in the desktop's clipboard, where a clipboard manager may keep a history that no purge reaches
 * (P1), and no step of a case needs one.
 */
const EDITING = new Set(['a', 'z']);

/**
 * Keys by which a wedge scanner sends control characters: its start and end (Ctrl+B, Ctrl+D) and those within a licence's
 * code (LF, CR, FS, GS, RS, US). The counter's page takes every one of them; none does anything in Electron, which has
 * no menu here.
 */
const SCANNER = new Set(['b', 'd', 'j', 'm', '\\', ']', '^', '6', '_']);

/** True when the key may go to the page. One character that is typed (also by AltGr, which arrives as Ctrl+Alt) may. */
export function keyAllowed(press: KeyPress, staff: boolean): boolean {
  if (press.meta) return false;
  const typed = [...press.key].length === 1;
  if (press.control && press.alt) return typed && !/^[a-z0-9]$/i.test(press.key);
  if (press.control) {
    const key = press.key.toLowerCase();
    return staff && (EDITING.has(key) || SCANNER.has(key));
  }
  // The counter's own keys: F1 to F12 alone, and Alt with a letter or digit by its place. None of them leads out of
  // Electron, which has no menu here; Alt+F4, Alt+Tab and the like are not among them.
  if (press.alt) return staff && /^(Key|Digit)[A-Z0-9]$/.test(press.code);
  return typed || NAMED.has(press.key) || (staff && /^F([1-9]|1[0-2])$/.test(press.key));
}
