import type { Answers, IsoDate } from '../../contract/answers.ts';
import type { Compared } from '../../contract/views.ts';
import { mayBeBirth, type Reading } from './reading.ts';
import { isSpelling, nameParts } from './transliterate.ts';

type Part = readonly (readonly string[])[];
type Field = Omit<Compared, 'decidedBy'>;

/**
 * Holds a reading against what the applicant said.
 *
 * `as-written` is the same by the rules documents are written by, and only by them:
 * - transliteration, by any spelling that Doc 9303-3 section 6 permits; apostrophes dropped, hyphens as spaces;
 * - truncation, where the zone's name field is full (9303-4 to -6, 4.2.3) or the licence's truncation flag is set: a
 *   name may stop anywhere after its first letter, and names at the end may be missing;
 * - the whole name in one identifier, family or given name first, where the document has one identifier;
 * - a licence's suffix (JR) that was not given, or was given with the name;
 * - the other century, where a zone has two digits of the year.
 * Given names without the middle name that the document has differ: a card must not leave out a name that the document
 * bears without anybody having looked.
 * @param answers null or absent: not answered, so `absent`; with `expiryAsked` a date that the document has and nobody
 * recorded differs, since leaving it out would be a way around it
 */
export function compareReading(
  reading: Reading,
  answers: { name?: Answers['name']; birth?: Answers['birth']; expiresOn: IsoDate | null; expiryAsked?: boolean },
  today?: IsoDate,
): Field[] {
  return [
    compareName(reading, answers.name),
    compareBirth(reading, answers.birth?.dateOfBirth ?? null, today),
    compareExpiry(reading, answers.expiresOn, answers.expiryAsked ?? false),
  ];
}

function compareExpiry({ expires }: Reading, answer: IsoDate | null, asked: boolean): Field {
  const plain = compareDay('expires', answer, expires);
  return asked && answer === null && expires !== null ? { ...plain, state: 'differs' } : plain;
}

function compareDay(field: 'birth' | 'expires', answer: IsoDate | null, document: IsoDate | null): Field {
  const state = answer === null || document === null ? 'absent' : answer === document ? 'same' : 'differs';
  return { field, state, answer, document };
}

function compareBirth({ source, birth }: Reading, answer: IsoDate | null, today: IsoDate | undefined): Field {
  const plain = compareDay('birth', answer, birth);
  // Somebody of 104 and a child of four have the same zone; the zone was read as the child's.
  const otherCentury =
    plain.state === 'differs' && source === 'mrz' && answer !== null && answer.slice(2) === birth?.slice(2);
  const possible = answer !== null && (today === undefined || mayBeBirth(answer, today));
  return otherCentury && possible ? { ...plain, state: 'as-written' } : plain;
}

function compareName(reading: Reading, name: Answers['name']): Field {
  const document = [reading.givenNames, reading.surname, reading.suffix].filter((part) => part !== '').join(' ');
  const answer = name === undefined ? '' : [name.givenNames, name.familyName].filter((part) => part !== '').join(' ');
  if (name === undefined || answer === '') return { field: 'name', state: 'absent', answer: null, document };
  const state = toTheLetter(name, reading) ? 'same' : asWritten(name, reading) ? 'as-written' : 'differs';
  return { field: 'name', state, answer, document };
}

/** Capitals and spaces apart, the same letters in the same two fields. */
function toTheLetter(name: NonNullable<Answers['name']>, reading: Reading): boolean {
  const plain = (text: string) => text.normalize('NFC').toLocaleUpperCase('en').replace(/\s+/gu, ' ').trim();
  return (
    reading.suffix === '' &&
    !reading.truncated.surname &&
    !reading.truncated.givenNames &&
    plain(name.familyName) === plain(reading.surname) &&
    plain(name.givenNames) === plain(reading.givenNames)
  );
}

function asWritten(name: NonNullable<Answers['name']>, reading: Reading): boolean {
  return variants(reading.source).some((variant) => {
    const family = variant(name.familyName);
    const given = variant(name.givenNames);
    if (family === null || given === null) return false;
    return withoutSuffix(family, given, reading.suffix).some(([ours, theirs]) => equals(ours, theirs, reading));
  });
}

/**
 * Ways to take a typed name apart. Doc 9303 knows one. Licences drop punctuation as their system does: a hyphen may
 * join, an apostrophe may part.
 */
function variants(source: Reading['source']): ((typed: string) => Part[] | null)[] {
  if (source === 'mrz') return [(typed) => nameParts(typed)];
  const joined = (typed: string) => typed.replace(/[-\u2010-\u2015]/gu, '');
  const parted = (typed: string) => typed.replace(/['’‘ʼ`´]/gu, ' ');
  const ways = [(typed: string) => typed, joined, parted, (typed: string) => joined(parted(typed))];
  return ways.map((way) => (typed: string) => nameParts(way(typed), true));
}

/** The typed name as it is, and where it ends in the licence's suffix, without. */
function withoutSuffix(family: Part[], given: Part[], suffix: string): [Part[], Part[]][] {
  const ways: [Part[], Part[]][] = [[family, given]];
  if (suffix === '') return ways;
  const ends = (parts: Part[]) => parts.length > 1 && isSpelling(parts.at(-1) ?? [], suffix);
  if (ends(family)) ways.push([family.slice(0, -1), given]);
  if (ends(given)) ways.push([family, given.slice(0, -1)]);
  return ways;
}

function equals(family: Part[], given: Part[], reading: Reading): boolean {
  const { truncated, source } = reading;
  const [surname, givenNames] = [documentWords(reading.surname), documentWords(reading.givenNames)];
  if (givenNames.length === 0) {
    // One identifier: the whole name, in the order in which the issuing state writes it (9303-3, 4.6).
    const cut = truncated.surname ? 'anywhere' : 'nowhere';
    return (
      follows([...family, ...given], surname, cut) ||
      follows([...given, ...family], surname, cut) ||
      // The surname alone filled the field of the zone, so that no given name had room.
      (truncated.surname && source === 'mrz' && follows(family, surname, 'words'))
    );
  }
  // Words at the end of a surname are never left out while given names follow it; each may be cut short.
  const surnameHolds = follows(
    family,
    surname,
    !truncated.surname ? 'nowhere' : source === 'mrz' ? 'words' : 'anywhere',
  );
  return surnameHolds && follows(given, givenNames, truncated.givenNames ? 'anywhere' : 'nowhere');
}

/** Words of the document in the alphabet of a zone: a licence may have accents, hyphens, apostrophes. */
function documentWords(text: string): string[] {
  const unmarked = text.normalize('NFD').replace(/\p{Mn}/gu, '');
  return (nameParts(unmarked) ?? [[[text]]]).map((part) => part.map((options) => options[0] ?? '').join(''));
}

/**
 * Whether the document's words are the typed ones. `cut`: `nowhere`; `words` may each stop early; `anywhere`: and words at
 * the end may be missing.
 */
function follows(typed: Part[], words: string[], cut: 'nowhere' | 'words' | 'anywhere'): boolean {
  if (typed.length === 0 || words.length === 0 || words.length > typed.length) {
    return false;
  }
  if (words.length < typed.length && cut !== 'anywhere') return false;
  return words.every((word, index) => isSpelling(typed[index] ?? [], word, cut !== 'nowhere'));
}
