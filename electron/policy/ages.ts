import type { IsoDate } from '../contract/answers.ts';
import { ageOn } from './calendar.ts';
import type { Ages } from './cited.ts';

/** Where a birth date is not known yet, the rules for adults hold. */
export const ADULT = 18;

/** Whole years on a day; an adult's where the birth date is not known yet. Never below zero. */
export function ageOrAdult(birth: IsoDate | null, today: IsoDate): number {
  return birth === null ? ADULT : Math.max(0, ageOn(birth, today));
}

/** Whether a rule for these ages holds at this age; a rule that names none holds at every age. */
export function within(ages: Ages | undefined, age: number): boolean {
  return ages === undefined || (age >= (ages.from ?? 0) && age <= (ages.to ?? Number.POSITIVE_INFINITY));
}
