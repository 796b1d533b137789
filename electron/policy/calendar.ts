import type { IsoDate } from '../contract/answers.ts';

/** The calendar day of a moment in the station's own time zone, `YYYY-MM-DD`. */
export function dayOf(moment: Date): IsoDate {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** Day `days` after `day`; counted in UTC so that no daylight-saving hour can shift it. */
export function addDays(day: IsoDate, days: number): IsoDate {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}

/** The same day `years` later; 29 February becomes 1 March in a common year, so that nobody loses a day of validity. */
export function addYears(day: IsoDate, years: number): IsoDate {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return new Date(Date.UTC(year + years, month - 1, date)).toISOString().slice(0, 10);
}

/** Whole years between a birth date and a day; someone born on 29 February comes of age on 1 March in a common year. */
export function ageOn(birth: IsoDate, day: IsoDate): number {
  let years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  if (day < addYears(birth, years)) years -= 1;
  return years;
}
