import type { IsoDate } from '../../electron/contract/answers.ts';

/** The calendar day of three typed parts, or null where there is no such day. Years of four digits only. */
export function isoOf({ year, month, day }: { year: string; month: string; day: string }): IsoDate | null {
  if (!/^\d{4}$/.test(year) || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day)) return null;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const parsed = new Date(`${iso}T00:00:00Z`);
  // Date rolls 31 February over into March; a day that changes on the way does not exist.
  return Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== iso ? null : iso;
}
