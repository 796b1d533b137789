import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitText, type Measure, type Room } from './fit.ts';

/** Half a size a character: any width will do for the rule itself. */
const measure: Measure = (text) => [...text].length * 0.5;
const room: Room = { widthMm: 20, weight: 700, sizeMm: 4, floorMm: 2.5, lines: 2, brokenMm: 2.5 };

describe('fitText', () => {
  it('sets a short text at full size, a longer one smaller, a long one on two lines, and refuses the rest', () => {
    expect(fitText('Anna Maria', room, measure)).toEqual({ lines: ['Anna Maria'], sizeMm: 4 });
    expect(fitText('Anna Maria Luisa', room, measure)).toEqual({ lines: ['Anna Maria Luisa'], sizeMm: 2.5 });
    expect(fitText('Anna Maria Luisa Theodora', room, measure)).toEqual({
      lines: ['Anna Maria Luisa', 'Theodora'],
      sizeMm: 2.5,
    });
    expect(fitText('Anna Maria Luisa Theodora Magdalena Philippa', room, measure)).toBeNull();
    expect(fitText('Wolfeschlegelsteinhausen', room, measure)).toBeNull();
    expect(fitText('Eriksson-Okafor-Papadopoulos', room, measure)?.lines).toEqual(['Eriksson-Okafor-', 'Papadopoulos']);
  });

  it('never loses a character, never shrinks below the floor, never overruns its room', () => {
    const words = fc.array(fc.stringMatching(/^[A-Za-zéñ]{1,12}$/), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(words, fc.constantFrom(' ', '-'), (parts, joint) => {
        const text = parts.join(joint);
        const set = fitText(text, room, measure);
        if (set === null) return;
        expect(set.lines.join(' ').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        expect(set.lines.length).toBeLessThanOrEqual(2);
        expect(set.sizeMm).toBeGreaterThanOrEqual(2.5);
        for (const line of set.lines) expect(measure(line, 700) * set.sizeMm).toBeLessThanOrEqual(20 + 1e-9);
      }),
    );
  });
});
