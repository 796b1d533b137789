import { describe, expect, it } from 'vitest';
import { characterOf, IDLE, LONGEST, press, SILENCE_MS, silent, type Wedge, type WedgeKey } from './wedge.ts';

/** `a`, `Enter`, `Ctrl+b`, `Ctrl+Alt+@`, as keys that come every two milliseconds. */
const key = (text: string, at = 0): WedgeKey => {
  const parts = text.split(/(?<=.)\+(?=.)/);
  const last = parts.at(-1) ?? '';
  return {
    key: last === 'Space' ? ' ' : last,
    code: '',
    ctrl: parts.slice(0, -1).includes('Ctrl'),
    alt: parts.slice(0, -1).includes('Alt'),
    meta: parts.slice(0, -1).includes('Meta'),
    at,
  };
};

function type(keys: string[], from: Wedge = IDLE, every = 2) {
  let wedge = from;
  const scanned: string[] = [];
  const swallowed: boolean[] = [];
  keys.forEach((text, index) => {
    const step = press(wedge, key(text, 1000 + index * every));
    wedge = step.wedge;
    swallowed.push(step.swallow);
    if (step.scanned !== null) scanned.push(step.scanned);
  });
  return { wedge, scanned, swallowed };
}

const START = 'Ctrl+b';
const END = 'Ctrl+d';

describe('what a key means', () => {
  it.each([
    ['a', 'a'],
    ['A', 'A'],
    ['<', '<'],
    ['Space', ' '],
    ['Enter', '\r'],
    ['Tab', '\t'],
    ['Ctrl+j', '\n'],
    ['Ctrl+J', '\n'],
    ['Ctrl+Enter', '\n'],
    ['Ctrl+m', '\r'],
    ['Ctrl+^', '\u001e'],
    ['Ctrl+6', '\u001e'],
    ['Ctrl+]', '\u001d'],
    ['Ctrl+\\', '\u001c'],
    ['Ctrl+_', '\u001f'],
    ['Ctrl+Alt+@', '@'],
    ['Shift', ''],
    ['Control', ''],
    ['Dead', '\ufffd'],
    ['F9', '\ufffd'],
    ['Backspace', '\ufffd'],
    ['ArrowDown', '\ufffd'],
    ['Alt+r', '\ufffd'],
    ['Meta+l', '\ufffd'],
  ])('%s', (text, wanted) => {
    expect(characterOf(key(text))).toBe(wanted);
  });
});

describe('a burst', () => {
  it('is handed over whole at its end key, once, and nothing of it reaches a field', () => {
    const { wedge, scanned, swallowed } = type([START, '@', 'Ctrl+j', 'Ctrl+^', 'Ctrl+m', 'A', 'Enter', END]);
    expect(scanned).toEqual(['@\n\u001e\rA\r']);
    expect(swallowed.every((one) => one)).toBe(true);
    expect(wedge).toEqual(IDLE);
  });
  it.each([
    'Tab',
    'Enter',
    'Escape',
    'F9',
    'F12',
    'Alt+r',
    '/',
    'Backspace',
    'Ctrl+a',
    'Ctrl+v',
    'Meta+l',
    'Shift',
    'Dead',
  ])('swallows %s', (inside) => {
    expect(type([START, 'x', inside]).swallowed).toEqual([true, true, true]);
  });
  it('with a key that no code has is still handed over, marked, so that it is refused', () => {
    expect(type([START, 'P', 'F9', '<', END]).scanned).toEqual(['P\ufffd<']);
  });
  it('that is empty is nothing', () => {
    expect(type([START, END])).toEqual({ wedge: IDLE, scanned: [], swallowed: [true, true] });
  });
  it('begins anew at a start key', () => {
    expect(type([START, 'o', 'l', 'd', START, 'n', 'e', 'w', END]).scanned).toEqual(['new']);
  });
  it('that is too long is dropped at once, and swallowed to its end', () => {
    const long = Array.from({ length: LONGEST + 1 }, () => 'x');
    const { wedge, scanned, swallowed } = type([START, ...long]);
    expect([wedge.state, wedge.text]).toEqual(['lost', '']);
    expect(scanned).toEqual([]);
    expect(swallowed.every((one) => one)).toBe(true);
    const end = press(wedge, key(END, wedge.at + 1));
    expect(end).toEqual({ wedge: IDLE, swallow: true, scanned: null });
    expect(type([START, ...long.slice(1), END]).scanned).toEqual(['x'.repeat(LONGEST)]);
  });
  it('that falls silent is over: the next key is the clerk’s, and what came is gone', () => {
    const { wedge } = type([START, 'a', 'b']);
    expect(silent(wedge, wedge.at + SILENCE_MS)).toBe(false);
    expect(silent(wedge, wedge.at + SILENCE_MS + 1)).toBe(true);
    expect(press(wedge, key('c', wedge.at + SILENCE_MS + 1))).toEqual({ wedge: IDLE, swallow: false, scanned: null });
    expect(press(wedge, key(END, wedge.at + SILENCE_MS + 1)).scanned).toBe(null);
  });
});

describe('outside a burst', () => {
  it.each(['a', '@', 'Enter', 'Tab', 'F9', 'Alt+r', 'Ctrl+a', 'Ctrl+z', 'Ctrl+Alt+@', 'Escape', 'Backspace', 'Dead'])(
    '%s is the clerk’s',
    (text) => {
      expect(press(IDLE, key(text))).toEqual({ wedge: IDLE, swallow: false, scanned: null });
    },
  );
  it.each([END, 'Ctrl+j', 'Ctrl+m', 'Ctrl+]', 'Ctrl+^', 'Ctrl+_'])(
    '%s of a code that lost its start does nothing',
    (text) => {
      expect(press(IDLE, key(text))).toEqual({ wedge: IDLE, swallow: true, scanned: null });
    },
  );
  it('nothing is silent', () => {
    expect(silent(IDLE, 10_000)).toBe(false);
  });
});
