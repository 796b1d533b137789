import { describe, expect, test } from 'vitest';
import { chordOf } from './keys.tsx';

const press = (
  key: string,
  code: string,
  held: Partial<Record<'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey', true>> = {},
) => ({
  key,
  code,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...held,
});

describe('the keys of the counter', () => {
  test.each([
    ['a function key', press('F9', 'F9'), false, 'F9'],
    ['a function key inside a field', press('F2', 'F2'), true, 'F2'],
    ['Alt and a letter', press('r', 'KeyR', { altKey: true }), true, 'Alt+R'],
    [
      'Alt and a letter that types another character on this layout',
      press('®', 'KeyR', { altKey: true }),
      false,
      'Alt+R',
    ],
    ['Alt and a digit', press('2', 'Digit2', { altKey: true }), false, 'Alt+2'],
    ['the slash outside a field', press('/', 'Slash'), false, '/'],
    ['the slash inside a field, which is typed', press('/', 'Slash'), true, undefined],
    ['a plain letter', press('r', 'KeyR'), false, undefined],
    ['Shift and a function key', press('F10', 'F10', { shiftKey: true }), false, undefined],
    ['Control and a letter, the browser’s own', press('r', 'KeyR', { ctrlKey: true }), false, undefined],
    ['AltGr, which reports Control and Alt', press('@', 'KeyQ', { altKey: true, ctrlKey: true }), false, undefined],
  ])('%s', (_what, event, typing, chord) => {
    expect(chordOf(event, typing)).toBe(chord);
  });
});
