import { groupCardNumber } from '../../electron/contract/card-number.ts';
import type { CardFace } from '../../electron/contract/views.ts';
import { dateInWords } from './dates.ts';
import { type Fitted, fitText, type Measure, type Room } from './fit.ts';
import { CODE } from './geometry.ts';
import { type CardWords, cardWords, filled } from './words.ts';

/** A field that has no room on the card. The names are those of the press's LayoutProblem. */
export interface CardProblem {
  field: 'givenNames' | 'familyName' | 'address' | 'gender' | 'emergency';
  problem: 'does-not-fit';
}

/** A text in its place: baseline of each line, all in millimetres. */
export interface Placed {
  lines: { text: string; xMm: number; yMm: number }[];
  sizeMm: number;
  weight: 400 | 700;
  /** Extra room between characters, in millimetres; for numbers that are read aloud. */
  spacingMm?: number;
}

export interface Side {
  labels: Placed[];
  values: Placed[];
}

export interface CardLayout {
  front: Side;
  back: Side;
  title: { city: Placed; card: Placed };
  problems: CardProblem[];
}

/** Where a value stands: first baseline on one line, first baseline when broken, and the step between lines. */
interface Slot extends Room {
  xMm: number;
  yMm: number;
  brokenYMm: number;
  stepMm: number;
}

const LABEL_MM = 1.8;
const TEXT_X = 29.4;
const RIGHT_MM = 82.4;
/** A size below which a name is not read at arm's length: 2.5 mm is 7 points. */
const NAME_FLOOR_MM = 2.5;

const slot = (at: Partial<Slot> & Pick<Slot, 'xMm' | 'yMm' | 'widthMm' | 'sizeMm' | 'floorMm'>): Slot => ({
  weight: 700,
  lines: 1,
  brokenMm: at.floorMm,
  brokenYMm: at.yMm,
  stepMm: at.floorMm * 1.2,
  ...at,
});

const NAME_WIDTH = RIGHT_MM - TEXT_X;
const name = { xMm: TEXT_X, widthMm: NAME_WIDTH, floorMm: NAME_FLOOR_MM, lines: 2 };
const SLOTS = {
  givenNames: slot({ ...name, yMm: 19.2, sizeMm: 4.1, brokenYMm: 17.7 }),
  familyName: slot({ ...name, yMm: 27.4, sizeMm: 4.1, brokenYMm: 26 }),
  /** One-name people: one field with the room of both. */
  onlyName: slot({ ...name, yMm: 22.6, sizeMm: 5.2, lines: 3, brokenMm: 2.9, brokenYMm: 19.8, stepMm: 3.7 }),
  dateOfBirth: slot({ xMm: TEXT_X, yMm: 34.2, widthMm: 20, sizeMm: 2.9, floorMm: 2.2 }),
  expires: slot({ xMm: 50.6, yMm: 34.2, widthMm: 17.6, sizeMm: 2.9, floorMm: 2 }),
  gender: slot({
    xMm: 69.6,
    yMm: 34.2,
    widthMm: 12.8,
    sizeMm: 2.9,
    floorMm: 2,
    lines: 2,
    brokenYMm: 33.6,
    stepMm: 2.3,
  }),
  address: slot({ xMm: TEXT_X, yMm: 40.4, widthMm: 40.6, sizeMm: 2.5, floorMm: 1.95 }),
  cardNumber: slot({ xMm: 4, yMm: 49.9, widthMm: 50, sizeMm: 4, floorMm: 3 }),
  emergencyName: slot({ xMm: 31, yMm: 28.6, widthMm: 51.4, sizeMm: 2.9, floorMm: 2.2, lines: 2, brokenYMm: 27.8 }),
  emergencyPhone: slot({ xMm: 31, yMm: 32.6, widthMm: 51.4, sizeMm: 2.9, floorMm: 2.2 }),
} as const;

const ADDRESS_STEP_MM = 3;
/** Street and unit, city line, and one more: that of an organization, or of an address broken once. */
const ADDRESS_LINES = 3;
/** A fourth, for a long address in care of an organization, takes the smallest size and closer lines; a fifth has no room. */
const CLOSE_ADDRESS = { lines: 4, yMm: 39.9, stepMm: 2.15 } as const;

const placed = (fitted: Fitted, at: Slot): Placed => ({
  weight: at.weight,
  sizeMm: fitted.sizeMm,
  lines: fitted.lines.map((text, line) => ({
    text,
    xMm: at.xMm,
    yMm: (fitted.lines.length > 1 ? at.brokenYMm : at.yMm) + line * at.stepMm,
  })),
});

const single = (text: string, xMm: number, yMm: number, sizeMm: number, weight: 400 | 700 = 400): Placed => ({
  lines: [{ text, xMm, yMm }],
  sizeMm,
  weight,
});

/** Every text of both sides, for loading the fonts that cover them. */
export const textsOf = (face: CardFace): string =>
  [
    ...Object.values(cardWords(face.language)),
    face.city,
    face.cardName,
    face.givenNames,
    face.familyName,
    face.gender ?? '',
    face.emergency?.name ?? '',
    face.emergency?.phone ?? '',
    ...face.address,
    '0123456789 ABCDEFGHJKMNPQRSTVWXYZ',
  ].join(' ');

/**
 * Places every text of a card, in millimetres from the top left corner. Pure but for `measure`. A value without room is
 * left off and named in `problems`; such a card must not be printed (nothing is ever cut silently).
 */
export function layoutCard(face: CardFace, measure: Measure): CardLayout {
  const words = cardWords(face.language);
  const problems: CardProblem[] = [];
  const front: Side = { labels: [], values: [] };
  const back: Side = { labels: [], values: [] };
  const label = (side: Side, text: string, xMm: number, yMm: number) =>
    side.labels.push(single(text, xMm, yMm, LABEL_MM));
  const put = (side: Side, text: string, at: Slot, field?: CardProblem['field']) => {
    const fitted = fitText(text, at, measure);
    if (fitted) side.values.push(placed(fitted, at));
    else if (field && !problems.some((problem) => problem.field === field)) {
      problems.push({ field, problem: 'does-not-fit' });
    }
  };

  if (face.givenNames === '' || face.familyName === '') {
    label(front, words.name, TEXT_X, 16.6);
    const field = face.familyName === '' ? 'givenNames' : 'familyName';
    put(front, face[field], SLOTS.onlyName, field);
  } else {
    label(front, words.givenNames, TEXT_X, 14.8);
    put(front, face.givenNames, SLOTS.givenNames, 'givenNames');
    label(front, words.familyName, TEXT_X, 23);
    put(front, face.familyName, SLOTS.familyName, 'familyName');
  }
  label(front, words.dateOfBirth, SLOTS.dateOfBirth.xMm, 31);
  put(front, dateInWords(face.dateOfBirth, words), SLOTS.dateOfBirth);
  label(front, face.expiresOn === null ? words.validity : words.expires, SLOTS.expires.xMm, 31);
  put(front, face.expiresOn === null ? words.neverExpires : dateInWords(face.expiresOn, words), SLOTS.expires);
  if (face.gender !== null && face.gender !== '') {
    label(front, words.gender, SLOTS.gender.xMm, 31);
    put(front, face.gender, SLOTS.gender, 'gender');
  }
  placeAddress(face, words, front, problems, measure);
  label(front, words.cardNumber, SLOTS.cardNumber.xMm, 45.4);
  front.values.push({
    ...single(
      groupCardNumber(face.cardNumber),
      SLOTS.cardNumber.xMm,
      SLOTS.cardNumber.yMm,
      SLOTS.cardNumber.sizeMm,
      700,
    ),
    spacingMm: 0.16,
  });

  label(back, words.cardNumber, 31, 10);
  back.values.push({ ...single(groupCardNumber(face.cardNumber), 31, 13.6, 3.2, 700), spacingMm: 0.12 });
  label(back, words.issued, 31, 17.4);
  back.values.push(single(dateInWords(face.issuedOn, words), 31, 20.8, 2.9, 700));
  if (face.emergency) {
    label(back, words.emergency, 31, 24.8);
    put(back, face.emergency.name, SLOTS.emergencyName, 'emergency');
    put(back, face.emergency.phone, SLOTS.emergencyPhone, 'emergency');
  }
  const small: Room = { widthMm: 78, weight: 400, sizeMm: 2, floorMm: 2, lines: 2, brokenMm: 2 };
  const sentences: [string, number][] = [
    [filled(words.purpose, { city: face.city }), CODE.yMm + CODE.sideMm + 5],
    [filled(words.found, { city: face.city }), CODE.yMm + CODE.sideMm + 11],
  ];
  for (const [sentence, yMm] of sentences) {
    const fitted = fitText(sentence, small, measure) ?? { lines: [sentence], sizeMm: 1.6 };
    back.values.push({
      weight: 400,
      sizeMm: fitted.sizeMm,
      lines: fitted.lines.map((text, line) => ({ text, xMm: 3.8, yMm: yMm + line * 2.5 })),
    });
  }

  const heading = (text: string, yMm: number, sizeMm: number, weight: 400 | 700): Placed =>
    single(text, 12.6, yMm, Math.min(sizeMm, 69 / Math.max(measure(text, weight), 0.01)), weight);
  return {
    front,
    back,
    title: {
      city: heading(filled(words.cityOf, { city: face.city }), 5.1, 3.4, 700),
      card: heading(face.cardName, 8, 2.1, 400),
    },
    problems,
  };
}

function placeAddress(face: CardFace, words: CardWords, front: Side, problems: CardProblem[], measure: Measure): void {
  if (face.address.length === 0) return;
  const at = SLOTS.address;
  const set = face.address.map((line) => fitText(line, { ...at, lines: 2 }, measure));
  const lines = set.flatMap((fitted) => fitted?.lines ?? []);
  if (set.includes(null) || lines.length > CLOSE_ADDRESS.lines) {
    problems.push({ field: 'address', problem: 'does-not-fit' });
    return;
  }
  // One size for the whole address: lines of different sizes would read as different things.
  const close = lines.length > ADDRESS_LINES;
  const sizeMm = close ? at.floorMm : Math.min(...set.map((fitted) => fitted?.sizeMm ?? at.sizeMm));
  const [yMm, stepMm] = close ? [CLOSE_ADDRESS.yMm, CLOSE_ADDRESS.stepMm] : [at.yMm, ADDRESS_STEP_MM];
  front.labels.push(single(words.address, at.xMm, 37.6, LABEL_MM));
  front.values.push({
    weight: 700,
    sizeMm,
    lines: lines.map((text, line) => ({ text, xMm: at.xMm, yMm: yMm + line * stepMm })),
  });
}
