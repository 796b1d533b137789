import type { IsoDate } from '../../contract/answers.ts';
import { type Failure, fail } from '../../contract/errors.ts';
import { mayBeBirth, type Reading, realDate } from './reading.ts';

/**
 * The PDF417 of a US or Canadian licence or identity card, by AAMVA's card design standard. Unsigned: it fills, and
 * never proves.
 *
 * Not by the aamva-parser package: it looks for element ids anywhere in the text, so that a family name DACOSTA becomes
 * the first name OSTA; it reads every date as month first, so that a version 1 or Canadian birth date is another day or
 * none; and its dates are moments in local time. The test beside this file holds it to each of these.
 */

type Result = { ok: true; reading: Reading } | { ok: false; error: Failure };

/** Versions of the standard: 2000 (01), 2003 (02), 2005 (03), then 2009 to 2025 (04 to 12). */
const NEWEST = 12;
/** From this version on the truncation indicators are mandatory. */
const HAS_TRUNCATION = 4;

/**
 * Header: `@`, three control characters, `ANSI ` (older cards: `AAMVA`), issuer, version, the jurisdiction's own version
 * (not in 01), number of subfiles, and an entry for each subfile. Cards whose issuer number or count is short by two digits exist;
 * offsets are not used at all, because jurisdictions write zeros and even letters there. Keyboard emulation drops or
 * replaces the control characters and may leave a letter in their place, so that only `@` and the file type count.
 */
const HEADER = /^@[^@]{0,8}?(?:ANSI ?|AAMVA)(\d{8}|\d{10}|\d{12})((?:[A-Z]{2}[0-9a-z]{8})+)/;

const notUnderstood = (why: 'aamva' | 'aamva-controls') => fail('reading.notUnderstood', { values: { why } });

/** @returns `reading.notUnderstood` where anything that is used is missing, damaged or open to two readings */
export function readAamva(text: string, today: IsoDate): Result {
  const trimmed = text.replace(/^[\s\p{Cc}]+/u, '');
  const header = HEADER.exec(trimmed);
  if (header === null) return notUnderstood('aamva');
  const [whole, digits = '', entries = ''] = header;
  // Version 01 has no number of the jurisdiction's own; eight digits are a 01 whose issuer lost a digit and whose count is missing.
  const version =
    digits.length === 12 ? Number(digits.slice(6, 8)) : digits.length === 10 ? Number(digits.slice(6, 8)) : 1;
  if (version > NEWEST || (digits.length === 12 && version < 2) || (digits.length === 10 && version > 1)) {
    return notUnderstood('aamva');
  }

  const elements = elementsOf(trimmed.slice(whole.length), entries);
  if (elements === null) return notUnderstood('aamva-controls');
  if (looksJoined(elements, version)) return notUnderstood('aamva-controls');

  const name = nameOf(elements);
  const birth = dateOf(elements.get('DBB'));
  const expires = dateOf(elements.get('DBA'));
  const issued = dateOf(elements.get('DBD'));
  if (name === null || birth === undefined || expires === undefined || issued === undefined) {
    return notUnderstood('aamva');
  }
  // Every version demands a birth date: without one something was lost on the way.
  if (birth === null || !mayBeBirth(birth, today)) return notUnderstood('aamva');
  const flagged = (id: string) => elements.get(id)?.toUpperCase() === 'T';
  return {
    ok: true,
    reading: {
      source: 'aamva',
      format: `AAMVA ${String(version).padStart(2, '0')}`,
      ...name,
      truncated: { surname: flagged('DDE'), givenNames: flagged('DDF') || flagged('DDG') },
      birth,
      expires,
      issued,
    },
  };
}

/** What of a card is looked at; every other element is dropped here and now (P10). */
const WANTED = [
  ...['DAA', 'DAB', 'DAC', 'DAD', 'DAE', 'DCS', 'DCT', 'DCU', 'DDE', 'DDF', 'DDG'],
  ...['DBA', 'DBB', 'DBD'],
];

/**
 * Elements of the card's own subfile, one a line whatever ends it. Null where line ends are gone, or an element comes
 * twice with two values: which of them holds cannot be known.
 */
function elementsOf(body: string, entries: string): Map<string, string> | null {
  const lines = body.split(/[\p{Cc}]+/u).filter((line) => line.trim() !== '');
  const elements = new Map<string, string>();
  let found = 0;
  for (const [index, line] of lines.entries()) {
    // The subfile begins with its own designator, which some cards leave out and some write twice.
    const record = index === 0 ? line.replace(/^(?:(?:DL|ID|EN)(?=D[A-Z]{2}|DL|ID|EN))+/, '') : line;
    // A jurisdiction's own subfile, ZC and the like: nothing of it is used.
    if (/^Z[A-Z]Z[A-Z]{2}/.test(record)) break;
    const id = record.slice(0, 3);
    if (!/^[DZ][A-Z]{2}$/.test(id)) continue;
    found += 1;
    if (!WANTED.includes(id)) continue;
    const value = record.slice(3).trim();
    const before = elements.get(id);
    if (before !== undefined && before !== value) return null;
    elements.set(id, value);
  }
  // A card has a dozen mandatory elements; fewer lines than this mean that the line ends did not arrive.
  return found >= 6 && entries !== '' ? elements : null;
}

/**
 * A line end that was lost between two elements leaves the second inside the first, where it would be taken for a part of a
 * name, or the name would be taken from elsewhere. It is seen by a mandatory element that is absent, or by a value that
 * cannot be one.
 */
function looksJoined(elements: ReadonlyMap<string, string>, version: number): boolean {
  const has = (...ids: string[]) => ids.some((id) => elements.has(id));
  const values = (...ids: string[]) => ids.map((id) => elements.get(id) ?? '');
  // Mandatory in every version, empty or not.
  if (!has('DBA') || !has('DBB') || !has('DBD')) return true;
  if (!has('DAA') && !(has('DCS', 'DAB') && has('DAC', 'DCT'))) return true;
  // One letter: truncated, not, or unknown.
  if (values('DDE', 'DDF', 'DDG').some((flag) => !/^[TNU]?$/i.test(flag))) return true;
  const names = values('DCS', 'DAB', 'DAC', 'DAD', 'DCT', 'DAA');
  return names.some(
    (value) =>
      // No name has a digit; an address, a number or a date that was joined to it has.
      /\d/.test(value) ||
      (!has('DCU') && /DCU/.test(value)) ||
      (version >= HAS_TRUNCATION &&
        ['DDE', 'DDF', 'DDG'].some((id) => !has(id) && new RegExp(`${id}[TNU]$`).test(value))),
  );
}

/** What a jurisdiction writes in a mandatory element for which it has nothing. */
const NOTHING = /^(?:NONE|UNAVL|UNAVAIL|N\/A)?$/i;

const words = (value: string | undefined): string => {
  // Several names within an element are parted by commas (D20, given and middle names); cards also use spaces.
  const plain = (value ?? '')
    .toUpperCase()
    .replace(/[\s,]+/g, ' ')
    .trim();
  return NOTHING.test(plain) ? '' : plain;
};

/** A name of letters, with what people have between them. */
const NAME = /^[\p{L}\p{M}][\p{L}\p{M} .'’`-]*$/u;

/** The standard's suffixes, or none; anything else had something joined to it. */
const SUFFIX = /^(?:[JS]R\.?|[1-9](?:ST|ND|RD|TH)|[IVX]{1,4})?$/;

/** Null where no name can be told, or where its parts cannot be told apart. */
function nameOf(elements: ReadonlyMap<string, string>): Pick<Reading, 'surname' | 'givenNames' | 'suffix'> | null {
  let surname = words(elements.get('DCS') ?? elements.get('DAB'));
  const [all, middle] = [words(elements.get('DCT')), words(elements.get('DAD'))];
  // DCT holds all given names; a card that has DAD besides mostly repeats the middle name there.
  let givenNames = elements.has('DAC')
    ? [words(elements.get('DAC')), middle]
    : [all, ` ${all}`.endsWith(` ${middle}`) ? '' : middle];
  let suffix = words(elements.get('DCU') ?? elements.get('DAE'));
  const whole = elements.get('DAA');
  if (surname === '' && givenNames.every((part) => part === '') && whole !== undefined) {
    // Version 01: family, given, middle, suffix, parted by a comma, and on some cards by `$` or `@`. With spaces alone
    // (Pennsylvania's given name first) nobody can say where the family name begins.
    const parts = whole.split(/[,$@]/);
    if (parts.length < 2 || parts.length > 5) return null;
    const [family, given, second, last] = parts.map(words);
    surname = family ?? '';
    givenNames = [given ?? '', second ?? ''];
    suffix = suffix || (last ?? '');
  }
  const given = givenNames.filter((part) => part !== '').join(' ');
  // One-name people have one of the two; it is the surname, as in a machine-readable zone.
  const [first, then] = surname === '' ? [given, ''] : [surname, given];
  if (!NAME.test(first) || (then !== '' && !NAME.test(then)) || !SUFFIX.test(suffix)) {
    return null;
  }
  return { surname: first, givenNames: then, suffix: suffix.replaceAll('.', '') };
}

/**
 * MMDDCCYY (United States) or CCYYMMDD (version 01, Canada, and some cards of later versions), told apart by the digits themselves:
 * a month and day are at most 1231, and no card is of a year before 1800. Undefined: not a date. Null: none is given.
 */
function dateOf(value: string | undefined): IsoDate | null | undefined {
  const plain = (value ?? '').trim();
  if (NOTHING.test(plain) || /^0{8}$/.test(plain)) return null;
  // North Carolina's older cards part them by hyphens.
  const digits = /^\d{8}$/.test(plain)
    ? plain
    : /^\d{2}([-/])\d{2}\1\d{4}$|^\d{4}([-/])\d{2}\2\d{2}$/.test(plain)
      ? plain.replace(/[-/]/g, '')
      : '';
  if (digits === '') return undefined;
  const part = (from: number, to: number) => Number(digits.slice(from, to));
  const yearFirst = part(0, 4) >= 1800;
  const date = yearFirst ? realDate(part(0, 4), part(4, 6), part(6, 8)) : realDate(part(4, 8), part(0, 2), part(2, 4));
  return date === null || date < '1800' ? undefined : date;
}
