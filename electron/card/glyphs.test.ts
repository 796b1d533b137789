import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFontMap } from '../../e2e/devices/font-map.ts';
import type { CardFace } from '../contract/views.ts';
import { CARD_FONT_RANGES, glyphProblem, glyphProblems, uncovered } from './glyphs.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Every font face of the card: its file, and the ranges the style sheet lets it be used for. */
const faces = [...readFileSync(join(ROOT, 'renderer/card/fonts.css'), 'utf8').matchAll(/@font-face \{([^}]+)\}/g)].map(
  ([, body = '']) => ({
    file: /url\("([^"]+)"\)/.exec(body)?.[1] ?? '',
    weight: /font-weight: (\d+)/.exec(body)?.[1] ?? '',
    ranges: [...body.matchAll(/U\+([0-9A-F-]+)/g)].map(([, range]) => range).join(' '),
  }),
);

const pointsOf = (ranges: string): number[] =>
  ranges.split(' ').flatMap((range) => {
    const [from = '', to = from] = range.split('-');
    const first = Number.parseInt(from, 16);
    return Array.from({ length: Number.parseInt(to, 16) - first + 1 }, (_, index) => first + index);
  });

const face: CardFace = {
  city: 'Lakemont',
  cardName: 'Lakemont Resident ID',
  design: 'lakemont',
  specimen: true,
  givenNames: 'Anna Maria',
  familyName: 'Eriksson-Okafor',
  dateOfBirth: '1974-08-12',
  cardNumber: '4K729QM8XRT',
  issuedOn: '2026-11-23',
  expiresOn: null,
  address: [],
  gender: null,
  emergency: null,
  portrait: null,
  code: '4K729QM8XRT',
};

describe('the card fonts', () => {
  it('are all static, both weights of each, and used for exactly the ranges of this list', () => {
    const lists = Object.values(CARD_FONT_RANGES);
    expect(faces).toHaveLength(lists.length * 2);
    for (const list of lists) {
      expect(faces.filter(({ ranges }) => ranges === list).map(({ weight }) => weight)).toEqual(['400', '700']);
    }
    for (const { file } of faces) expect(readFontMap(join(ROOT, 'node_modules', file)).variable).toBe(false);
  });

  it('map every code point of their ranges to a glyph', () => {
    for (const { file, ranges } of faces) {
      const { codePoints } = readFontMap(join(ROOT, 'node_modules', file));
      expect(pointsOf(ranges).filter((point) => !codePoints.has(point))).toEqual([]);
    }
  });
});

describe('uncovered', () => {
  it.each([
    'Anna María Núñez-O’Connor',
    'Nguyễn Thị Ánh',
    'Ελένη Παπαδοπούλου',
    'Олександр Їжак',
    'عبد الرحمن محمد',
    'Ọlábísí Ẹ̀bùn',
    'Begaye Yázhí Łą́ą́', // Diné: a nasal vowel with a tone mark, which has no code point of its own
    'ʻŌiwi',
    'Žofie Ľubomírová',
  ])('finds nothing in %s', (name) => {
    expect(uncovered(name.normalize('NFC'))).toEqual([]);
  });

  it.each([
    ['李小龍', 3],
    ['អង្គរ', 4],
    ['ህይወት', 4],
    ['A李', 1],
    ['Владимир 🙂', 1],
  ])('finds what is not shipped in %s', (name, count) => {
    expect(uncovered(name)).toHaveLength(count);
  });

  it('refuses a mark that no single font has together with its letter', () => {
    // A Greek letter under a mark that only the Latin files have would be drawn by a font of the machine.
    expect(uncovered('α\u0323')).toHaveLength(1);
  });
});

describe('glyphProblem', () => {
  it('names the first field and a count, never a character', () => {
    expect(glyphProblem(face)).toBeNull();
    expect(glyphProblem({ ...face, familyName: '李' })).toEqual({
      field: 'familyName',
      problem: 'unprintable',
      characters: 1,
    });
  });

  it('looks at every field that is printed', () => {
    const foreign = { ...face, givenNames: '李', familyName: '李', address: ['', '李'], gender: '李' };
    expect(glyphProblems({ ...foreign, emergency: { name: '', phone: '李' } }).map(({ field }) => field)).toEqual([
      'givenNames',
      'familyName',
      'address',
      'gender',
      'emergency',
    ]);
  });
});
