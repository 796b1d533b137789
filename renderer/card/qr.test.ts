import { describe, expect, it } from 'vitest';
import { dotsPerModule, qrPath, traceQr } from './qr.ts';

describe('traceQr', () => {
  it('finds the symbol’s size and its three finder patterns', () => {
    const { modules, outlines } = traceQr('4K729QM8XRT');
    expect(modules).toBe(21);
    const corners = outlines.map((outline) => outline.map((corner) => corner.join()));
    for (const [x, y] of [
      [0, 0],
      [14, 0],
      [0, 14],
    ] as const) {
      const square = [`${x},${y}`, `${x + 7},${y}`, `${x + 7},${y + 7}`, `${x},${y + 7}`].sort();
      expect(corners.some((outline) => outline.length === 4 && outline.toSorted().join() === square.join())).toBe(true);
    }
  });

  it('grows with its text, by whole versions', () => {
    expect((traceQr('x'.repeat(230)).modules - 17) % 4).toBe(0);
  });
});

describe('qrPath', () => {
  it('draws back from the dot grid, to the black side only: the outer edge in, a hole out', () => {
    const square = [
      [0, 0],
      [7, 0],
      [7, 7],
      [0, 7],
    ] as const;
    const hole = square.map(([x, y]) => [x === 0 ? 1 : 6, y === 0 ? 1 : 6] as const);
    expect(qrPath({ modules: 7, outlines: [[...square], hole] }, 10)).toBe(
      'M0.0015 0.0015L69.9985 0.0015L69.9985 69.9985L0.0015 69.9985Z' +
        'M9.9985 9.9985L60.0015 9.9985L60.0015 60.0015L9.9985 60.0015Z',
    );
  });
});

describe('dotsPerModule', () => {
  it('takes the largest whole number of dots with the quiet zone inside', () => {
    expect(dotsPerModule(21, 25, 25.4 / 300)).toBe(10);
    expect(dotsPerModule(49, 25, 25.4 / 300)).toBe(5);
  });

  it('refuses a code that could not be read', () => {
    expect(() => dotsPerModule(177, 25, 25.4 / 300)).toThrow(/not readable/);
  });
});
