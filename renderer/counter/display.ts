import { speak } from '../language/words.ts';

/** How a member of staff likes the window: language, size, contrast, light or dark. Nothing about an applicant. */
export interface Display {
  language: 'en' | 'es';
  text: '1' | '1.25' | '1.5' | '2';
  theme: 'system' | 'light' | 'dark';
  contrast: 'normal' | 'more';
}

const USUAL: Display = { language: 'en', text: '1', theme: 'system', contrast: 'normal' };
const PLACE = 'walkup.counter.display';

/**
 * Each end replaces this window's process, and a clerk must not choose the language anew for every applicant: the
 * choice waits in the partition's storage, which lives in memory and ends with the app.
 */
export function readDisplay(): Display {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PLACE) ?? '{}');
    return typeof kept === 'object' && kept !== null ? { ...USUAL, ...kept } : USUAL;
  } catch {
    return USUAL;
  }
}

export function applyDisplay(display: Display): void {
  const root = document.documentElement;
  const set = (name: string, value: string | null) =>
    value === null ? root.removeAttribute(name) : root.setAttribute(name, value);
  set('data-text', display.text === '1' ? null : display.text);
  set('data-theme', display.theme === 'system' ? null : display.theme);
  set('data-contrast', display.contrast === 'more' ? 'more' : null);
  speak(display.language);
  try {
    localStorage.setItem(PLACE, JSON.stringify(display));
  } catch {
    // Without storage the choice lasts until the window is replaced; nothing else depends on it.
  }
}
