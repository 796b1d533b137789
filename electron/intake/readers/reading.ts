import type { IsoDate } from '../../contract/answers.ts';
import { addYears } from '../../policy/calendar.ts';

/**
 * What a machine-readable zone or a licence's barcode says, as far as Walkup may know it. Nationality, sex, document
 * number, address and everything else in the code are dropped where it is parsed and are in no value after that (P10).
 */
export interface Reading {
  source: 'mrz' | 'aamva';
  /** `TD1`, `TD2`, `TD3`, or `AAMVA 08` (the version of the card design standard in its header). */
  format: string;
  /** Capitals as in the code, words parted by one space. The whole name where the code has one identifier only. */
  surname: string;
  /** Middle names included; empty where the code has none. */
  givenNames: string;
  /** `JR`, `III`; a licence alone gives it apart from the name. Empty: none. */
  suffix: string;
  /** The code may not hold the whole of it: its field is full (MRZ), or its truncation flag is set (AAMVA). */
  truncated: { surname: boolean; givenNames: boolean };
  /** Null where the document leaves day, month or year open. */
  birth: IsoDate | null;
  /** Null: none, or open. */
  expires: IsoDate | null;
  /** Null for a machine-readable zone, which has none. */
  issued: IsoDate | null;
}

/** Nobody older is alive to stand at the counter. */
const OLDEST_YEARS = 125;

/** The day as `YYYY-MM-DD`, or null where the calendar has no such day; never through `Date`'s local time. */
export function realDate(year: number, month: number, day: number): IsoDate | null {
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  const real = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return real && year >= 1000 && year <= 9999 ? at.toISOString().slice(0, 10) : null;
}

/** Whether somebody alive today can have been born that day. */
export function mayBeBirth(birth: IsoDate, today: IsoDate): boolean {
  return birth <= today && addYears(birth, OLDEST_YEARS + 1) > today;
}
