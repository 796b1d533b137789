import type { IsoDate } from '../contract/answers.ts';
import { type Failure, fail } from '../contract/errors.ts';
import { ADULT, ageOrAdult, within } from './ages.ts';
import { addDays, addYears } from './calendar.ts';
import type { ShownDocument } from './case.ts';
import type { DocumentRule, DocumentUse } from './document-rule.ts';

export type Whose = 'applicant' | 'caretaker';

const LAST_DAY = '9999-12-31';
const DAYS_UNTIL_LAST = 4_000_000;

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether it is a day of the calendar; without `Date`, since whole tables of documents are gone through. */
function isDay(day: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return false;
  const [year = 0, month = 0, date = 0] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))];
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return date >= 1 && date <= (MONTH_DAYS[month - 1] ?? 0) + Number(leap);
}

/** A day after the calendar's last four-digit year would no longer compare as text. */
function daysLater(day: IsoDate, days: number): IsoDate {
  const later = days > DAYS_UNTIL_LAST ? LAST_DAY : addDays(day, days);
  return later.startsWith('+') ? LAST_DAY : later;
}

function yearsLater(day: IsoDate, years: number): IsoDate {
  return Number(day.slice(0, 4)) + years > 9999 ? LAST_DAY : addYears(day, years);
}

/** Whole years; adults' rules hold where no birth date that exists is known. */
export function ageFor(birth: IsoDate | null, today: IsoDate): number {
  return birth !== null && isDay(birth) ? ageOrAdult(birth, today) : ADULT;
}

/** The last day on which it counts by its expiry date. */
function lastOfExpiry(expiry: NonNullable<DocumentUse['expiry']>, expiresOn: IsoDate): IsoDate {
  if (!expiry.graceDays && !expiry.graceYears) return expiresOn;
  const byDays = daysLater(expiresOn, expiry.graceDays ?? 0);
  const byYears = yearsLater(expiresOn, expiry.graceYears ?? 0);
  return byDays > byYears ? byDays : byYears;
}

/** The last day on which it counts by its own date. */
function lastOfFreshness({ days, until }: NonNullable<DocumentUse['freshness']>, issuedOn: IsoDate): IsoDate {
  if (!until) return daysLater(issuedOn, days ?? 0);
  const year = Number(issuedOn.slice(0, 4)) + until.yearsAfter;
  if (year > 9999) return LAST_DAY;
  const inMonth = new Date(Date.UTC(2000 + (year % 400), until.month, 0)).getUTCDate();
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(until.month)}-${two(Math.min(until.day, inMonth))}`;
}

type Dates = Pick<ShownDocument, 'issuedOn' | 'expiresOn'>;

/** Why this way of counting does not hold today by the document's dates; null where it does. */
export function useProblem(use: DocumentUse, shown: Dates, today: IsoDate): Failure | null {
  if (use.expiry) {
    const { expiresOn } = shown;
    if (expiresOn === null || !isDay(expiresOn)) {
      if (use.expiry.undated === 'refused') return fail('document.dateMissing', { field: 'expiresOn' }).error;
    } else {
      const last = expiresOn < today ? lastOfExpiry(use.expiry, expiresOn) : expiresOn;
      if (last < today)
        return fail('document.expired', { field: 'expiresOn', values: { date: expiresOn, last } }).error;
    }
  }
  if (use.freshness) {
    const { issuedOn } = shown;
    const { basis, days } = use.freshness;
    if (issuedOn === null || !isDay(issuedOn)) return fail('document.dateMissing', { field: 'issuedOn' }).error;
    // A tax year is sent as its last day: this year's papers may exist before it is over.
    const begun = basis === 'tax-year' ? issuedOn.slice(0, 4) <= today.slice(0, 4) : issuedOn <= today;
    if (!begun) return fail('answer.dateFuture', { field: 'issuedOn' }).error;
    const last = days !== undefined && issuedOn >= today ? issuedOn : lastOfFreshness(use.freshness, issuedOn);
    if (last < today)
      return fail('document.tooOld', {
        field: 'issuedOn',
        values: days === undefined ? { date: last, last } : { date: last, last, days },
      }).error;
  }
  return null;
}

/** Why nothing of this type, or not this one, counts for these people, whatever its dates. */
function standingProblem(
  rule: DocumentRule,
  shown: Pick<ShownDocument, 'form' | 'conditions'>,
  whose: Whose,
  age: number,
): Failure | null {
  if (!rule.shownBy.includes(whose)) return fail('document.wrongPerson', { field: 'type' }).error;
  if (!within(rule.ages, age)) {
    const { from = 0, to } = rule.ages ?? {};
    return fail('document.wrongAge', { field: 'type', values: to === undefined ? { from } : { from, to } }).error;
  }
  if (!rule.forms.includes(shown.form)) return fail('document.formRefused', { field: 'form' }).error;
  if (rule.conditions.some(({ id }) => !shown.conditions.includes(id)))
    return fail('document.conditionMissing', { field: 'conditions' }).error;
  return null;
}

/**
 * The ways in which a document may count by itself today, and where there are none, why: a missing date before all,
 * since entering it may mend that, then what the most lenient way says.
 */
export function usesToday(
  rule: DocumentRule,
  shown: Omit<ShownDocument, 'id'>,
  whose: Whose,
  age: number,
  today: IsoDate,
): { uses: DocumentUse[]; problem: Failure | null } {
  const problem = standingProblem(rule, shown, whose, age);
  if (problem) return { uses: [], problem };
  const uses = rule.counts.filter((use) => useProblem(use, shown, today) === null);
  if (uses.length > 0) return { uses, problem: null };
  const problems = rule.counts.map((use) => useProblem(use, shown, today)).filter((one) => one !== null);
  const last = (one: Failure) => String(one.values?.last ?? '');
  const lenient = problems.toSorted((a, b) => (last(a) < last(b) ? 1 : last(a) > last(b) ? -1 : 0));
  return { uses, problem: problems.find(({ code }) => code === 'document.dateMissing') ?? lenient[0] ?? null };
}
