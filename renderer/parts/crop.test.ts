import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cropRect, fitWithin, moveCrop, WHOLE } from './crop.ts';

const CAMERA = { width: 1280, height: 720 };
const PORTRAIT = { width: 720, height: 960 };

describe('the crop frame', () => {
  test('at rest it is the tallest 3:4 of the middle', () => {
    expect(cropRect(CAMERA, PORTRAIT, WHOLE)).toEqual({ x: 370, y: 0, width: 540, height: 720 });
  });
  test('twice as close is half as wide, about the same centre', () => {
    expect(cropRect(CAMERA, PORTRAIT, { ...WHOLE, zoom: 2 })).toEqual({ x: 505, y: 180, width: 270, height: 360 });
  });
  test('pressed against an edge it comes back at the first press', () => {
    let crop = WHOLE;
    for (let press = 0; press < 50; press++) crop = moveCrop(CAMERA, PORTRAIT, crop, { dx: -0.1 });
    expect(cropRect(CAMERA, PORTRAIT, crop).x).toBe(0);
    const back = moveCrop(CAMERA, PORTRAIT, crop, { dx: 0.1 });
    expect(cropRect(CAMERA, PORTRAIT, back).x).toBeCloseTo(54);
  });
  test('whatever is pressed, it keeps its shape and stays inside the picture', () => {
    const side = fc.integer({ min: 16, max: 4096 });
    const step = fc.record({
      dx: fc.double({ min: -2, max: 2, noNaN: true }),
      dy: fc.double({ min: -2, max: 2, noNaN: true }),
      dz: fc.double({ min: 0.2, max: 5, noNaN: true }),
    });
    fc.assert(
      fc.property(side, side, fc.array(step, { maxLength: 12 }), (width, height, steps) => {
        const source = { width, height };
        const crop = steps.reduce((at, by) => moveCrop(source, PORTRAIT, at, by), WHOLE);
        const rect = cropRect(source, PORTRAIT, crop);
        expect(rect.width / rect.height).toBeCloseTo(0.75, 6);
        expect(rect.x).toBeGreaterThanOrEqual(0);
        expect(rect.y).toBeGreaterThanOrEqual(0);
        expect(rect.x + rect.width).toBeLessThanOrEqual(width + 1e-6);
        expect(rect.y + rect.height).toBeLessThanOrEqual(height + 1e-6);
      }),
    );
  });
});

describe('a document’s whole frame', () => {
  test('is scaled down to the longest side', () => {
    expect(fitWithin({ width: 3840, height: 2160 }, 1600)).toEqual({ width: 1600, height: 900 });
  });
  test('is never scaled up', () => {
    expect(fitWithin(CAMERA, 1600)).toEqual(CAMERA);
  });
});
