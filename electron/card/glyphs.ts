import type { CardFace } from '../contract/views.ts';

/**
 * What the shipped fonts of the card cover: one list a font file (both its weights), code points in hex. The same
 * ranges stand in renderer/card/fonts.css; glyphs.test.ts holds both to the character maps in the files.
 */
export const CARD_FONT_RANGES = {
  latin:
    '0020-007E 00A0-00AC 00AE-00FF 0131 0152-0153 02BB-02BC 02C6 02DA 02DC 0300-0301 0303-0304 0308-0309 0323 ' +
    '0329 2002 2009 2013-2014 2018-201A 201C-201E 2022 2026 2032-2033 2039-203A 2044 20AC 2122 2212',
  latinExt:
    '0100-0130 0132-0151 0154-02BA 02BC-02C5 02C7-02CC 02CE-02D7 02DD-0301 0303-0304 0308-0309 0323 0329 ' +
    '1D00-1DBF 1E00-1E9F 1EF2-1EFF 2020 20A0-20AB 20AD-20C0 2113 2C60-2C7F A720-A7CA A7D0-A7D1 A7D3 A7D5-A7D9 ' +
    'A7F2-A7FF',
  vietnamese:
    '0102-0103 0110-0111 0128-0129 0168-0169 01A0-01A1 01AF-01B0 0300-0301 0303-0304 0308-0309 0323 0329 ' +
    '1EA0-1EF9 20AB',
  greek: '0370-0377 037A-037F 0384-038A 038C 038E-03A1 03A3-03E1 03F0-03FF',
  greekExt:
    '1F00-1F15 1F18-1F1D 1F20-1F45 1F48-1F4D 1F50-1F57 1F59 1F5B 1F5D 1F5F-1F7D 1F80-1FB4 1FB6-1FC4 1FC6-1FD3 ' +
    '1FD6-1FDB 1FDD-1FEF 1FF2-1FF4 1FF6-1FFE',
  cyrillic: '0301 0400-045F 0490-0491 04B0-04B1 2116',
  cyrillicExt: '0460-048F 0492-04AF 04B2-052F 1C80-1C88 20B4 2DE0-2DFF A640-A69F FE2E-FE2F',
  arabic:
    '0606-061B 061D-06DC 06DE-06FF 0750-077F 0870-088E 0898-08E1 08E3-08FF 2010-2011 204F 2E41 FB50-FBC2 ' +
    'FBD3-FD8F FD92-FDC7 FDCF FDF0-FDFF FE70-FE74 FE76-FEFC 10EFD-10EFF',
} as const;

type Range = readonly [from: number, to: number];

const FONTS: readonly (readonly Range[])[] = Object.values(CARD_FONT_RANGES).map((ranges) =>
  ranges.split(' ').map((range) => {
    const [from, to = from] = range.split('-');
    return [Number.parseInt(from ?? '', 16), Number.parseInt(to ?? '', 16)];
  }),
);

const covers = (font: readonly Range[], codePoint: number): boolean =>
  font.some(([from, to]) => codePoint >= from && codePoint <= to);

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * The characters of a text that the card's fonts cannot print, as a reader counts them (a letter with its marks is
 * one). A character needs one font for all of its parts: shaping does not cross fonts, so a mark from another file
 * would be drawn by a font of the machine, or beside its letter.
 */
export function uncovered(text: string): string[] {
  return Array.from(characters.segment(text), ({ segment }) => segment).filter((character) => {
    const points = [...character].map((point) => point.codePointAt(0) ?? 0);
    return !FONTS.some((font) => points.every((point) => covers(font, point)));
  });
}

export interface GlyphProblem {
  field: 'givenNames' | 'familyName' | 'address' | 'gender' | 'emergency';
  problem: 'unprintable';
  /** How many characters cannot be printed. A count, so that the failure holds nothing of the name. */
  characters: number;
}

/** The first field of a card that the shipped fonts cannot print (a script that is not shipped), or null. */
export function glyphProblem(face: CardFace): GlyphProblem | null {
  return glyphProblems(face)[0] ?? null;
}

/** Every field that the shipped fonts cannot print, in the order a reader meets them. */
export function glyphProblems(face: CardFace): GlyphProblem[] {
  const fields: [GlyphProblem['field'], string][] = [
    ['givenNames', face.givenNames],
    ['familyName', face.familyName],
    ['address', face.address.join('')],
    ['gender', face.gender ?? ''],
    ['emergency', face.emergency ? face.emergency.name + face.emergency.phone : ''],
  ];
  return fields
    .map(([field, text]) => ({ field, problem: 'unprintable' as const, characters: uncovered(text).length }))
    .filter((problem) => problem.characters > 0);
}
