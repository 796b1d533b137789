import { parse } from 'mrz';
import type { IsoDate } from '../../contract/answers.ts';
import { type Failure, fail } from '../../contract/errors.ts';
import { mayBeBirth, type Reading, realDate } from './reading.ts';

/** Lines and characters a line of ICAO Doc 9303 part 5 (TD1), 6 (TD2) and 4 (TD3). */
const SHAPES = [
  { format: 'TD1', lines: 3, width: 30 },
  { format: 'TD2', lines: 2, width: 36 },
  { format: 'TD3', lines: 2, width: 44 },
] as const;

/** Where the name stands: line, and first character. */
const NAME_AT = { TD1: [2, 0], TD2: [0, 5], TD3: [0, 5] } as const;

/** The check digits in the order a clerk would look for the fault, the one over everything last. */
const CHECK_DIGITS = [
  ['documentNumberCheckDigit', 'document-number'],
  ['birthDateCheckDigit', 'birth-date'],
  ['expirationDateCheckDigit', 'expiry-date'],
  ['personalNumberCheckDigit', 'optional'],
  ['compositeCheckDigit', 'composite'],
] as const;

type Result = { ok: true; reading: Reading } | { ok: false; error: Failure };

const notUnderstood = () => fail('reading.notUnderstood', { values: { why: 'mrz' } });

/**
 * Reads a machine-readable zone of Doc 9303 as a wedge reader or a person typed it: lines parted by CR, LF, both or
 * nothing, in either case, with stray spaces. Every check digit must hold; nothing is ever corrected, since a
 * correction that satisfies a check digit one time in ten would be accepted as if it had been read.
 * @returns `reading.checkDigit` with the field's key word, or `reading.notUnderstood`
 */
export function readMrz(text: string, today: IsoDate): Result {
  const lines = linesOf(text);
  const shape = SHAPES.find(({ lines: count, width }) => lines.length === count && lines[0]?.length === width);
  if (shape === undefined || lines.some((line) => line.length !== shape.width)) return notUnderstood();
  if (lines.some((line) => !/^[A-Z0-9<]+$/.test(line))) return notUnderstood();

  const { format, details } = parse(lines, { autocorrect: false });
  // The library also knows French and Swiss cards. Their check digits we have no published specimen for: refused.
  if (format !== shape.format) return notUnderstood();
  const valid = (field: string) => details.find((detail) => detail.field === field)?.valid === true;
  // Visas (V) have no composite digit, and other codes no standard that we hold them against.
  if (!valid('documentCode')) return notUnderstood();
  for (const [field, word] of CHECK_DIGITS) {
    if (details.some((detail) => detail.field === field && !detail.valid)) {
      return fail('reading.checkDigit', { values: { field: word } });
    }
  }
  const value = (field: string) => details.find((detail) => detail.field === field)?.ranges[0];
  const raw = (field: string) => {
    const range = value(field);
    return range === undefined ? '' : (lines[range.line] ?? '').slice(range.start, range.end);
  };
  const birth = birthOf(raw('birthDate'), today);
  const expires = expiryOf(raw('expirationDate'), today);
  const [nameLine, nameStart] = NAME_AT[format];
  const name = nameOf((lines[nameLine] ?? '').slice(nameStart));
  if (birth === undefined || expires === undefined || name === null) return notUnderstood();
  return { ok: true, reading: { source: 'mrz', format, ...name, suffix: '', birth, expires, issued: null } };
}

/** The lines in capitals without spaces; a zone that came as one run is cut by its length, which no two formats share. */
function linesOf(text: string): string[] {
  const lines = text
    .toUpperCase()
    .split(/[\r\n]+/)
    .map((line) => line.replace(/[\s\p{Cc}]/gu, ''))
    .filter((line) => line !== '');
  const [only] = lines;
  if (lines.length !== 1 || only === undefined) return lines;
  const shape = SHAPES.find(({ lines: count, width }) => only.length === count * width);
  if (shape === undefined) return lines;
  return Array.from({ length: shape.lines }, (_, index) => only.slice(index * shape.width, (index + 1) * shape.width));
}

/** Primary and secondary identifier; null where the field is not as Doc 9303-3 (4.6) writes names. */
function nameOf(field: string): Pick<Reading, 'surname' | 'givenNames' | 'truncated'> | null {
  // No check digit covers the name, so its form is held to the letter: more than one pair of fillers is ambiguous.
  if (!/^[A-Z]+(<[A-Z]+)*(<<[A-Z]+(<[A-Z]+)*)?<*$/.test(field)) return null;
  const [surname = '', givenNames = ''] = field.replace(/<+$/, '').split('<<');
  // A letter in the last place says that the name may go on (9303-4, 4.2.3; 9303-5 and -6, 4.2.3). Which of the two
  // parts was cut is not said.
  const full = !field.endsWith('<');
  return {
    surname: surname.replaceAll('<', ' '),
    givenNames: givenNames.replaceAll('<', ' '),
    truncated: { surname: full, givenNames: full },
  };
}

/** Undefined: no date at all. Null: the document leaves parts of it open, as fillers. */
function datePartsOf(field: string): [year: number, month: number, day: number] | null | undefined {
  if (/^(\d{2}|<<)(\d{2}|<<)<<$/.test(field)) return null;
  const parts = /^(\d{2})(\d{2})(\d{2})$/.exec(field);
  return parts === null ? undefined : [Number(parts[1]), Number(parts[2]), Number(parts[3])];
}

/** Two digits of a year of birth mean the latest year that is not in the future. */
function birthOf(field: string, today: IsoDate): IsoDate | null | undefined {
  const parts = datePartsOf(field);
  if (!parts) return parts;
  const century = Math.floor(Number(today.slice(0, 4)) / 100) * 100;
  for (const base of [century, century - 100]) {
    const birth = realDate(base + parts[0], parts[1], parts[2]);
    if (birth !== null && mayBeBirth(birth, today)) return birth;
  }
  return undefined;
}

/** No travel document is valid for fifty years, so its expiry lies within fifty years of today, either way. */
function expiryOf(field: string, today: IsoDate): IsoDate | null | undefined {
  const parts = datePartsOf(field);
  if (!parts) return parts;
  const now = Number(today.slice(0, 4));
  const nearest = Math.floor(now / 100) * 100 + parts[0];
  const year = nearest > now + 50 ? nearest - 100 : nearest <= now - 50 ? nearest + 100 : nearest;
  return realDate(year, parts[1], parts[2]) ?? undefined;
}
