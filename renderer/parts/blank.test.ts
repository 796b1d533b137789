import { expect, test } from 'vitest';
import { isBlank } from './blank.ts';

/** A grey frame of 64 × 48 with one level a pixel, from its place. */
const frame = (level: (x: number, y: number) => number) => {
  const rgba = new Uint8ClampedArray(64 * 48 * 4);
  for (let y = 0; y < 48; y++)
    for (let x = 0; x < 64; x++) rgba.set([level(x, y), level(x, y), level(x, y), 255], (y * 64 + x) * 4);
  return rgba;
};

test('black, white and one even grey are blank', () => {
  for (const level of [0, 128, 255]) expect(isBlank(frame(() => level))).toBe(true);
});
test('the noise of a covered sensor is blank', () => {
  expect(isBlank(frame((x, y) => 6 + ((x * 31 + y * 17) % 7)))).toBe(true);
});
test('no pixels at all are blank', () => {
  expect(isBlank(new Uint8ClampedArray(0))).toBe(true);
});
test('a pale face before a pale wall is not', () => {
  expect(isBlank(frame((x, y) => ((x - 32) ** 2 + (y - 24) ** 2 < 150 ? 196 : 226)))).toBe(false);
});
test('a sheet of paper with a few lines of print is not', () => {
  expect(isBlank(frame((_x, y) => (y % 12 === 0 ? 60 : 245)))).toBe(false);
});
