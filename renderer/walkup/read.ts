import { IsoDate, TypedLine } from '../../electron/contract/answers.ts';
import type { FailureCode } from '../../electron/contract/errors.ts';

/** A field of a form as text; an absent one is empty. */
export const text = (form: FormData, field: string): string => String(form.get(field) ?? '');

/** What the contract would refuse about one typed line; null where it is fine. The same schema as main's. */
export function lineProblem(value: string): FailureCode | null {
  const parsed = TypedLine.safeParse(value);
  if (parsed.success) return null;
  return parsed.error.issues.some((issue) => issue.code === 'too_big') ? 'answer.tooLong' : 'answer.badCharacters';
}

/** Digits of any script as 0–9: a keyboard set to Arabic types ١٩٧٤ and means 1974. */
export function asciiDigits(value: string): string {
  return value.replace(/\p{Nd}/gu, (digit) => {
    // In every decimal block of Unicode the ten digits stand in order, and the block's zero is itself a multiple away.
    let zero = digit.codePointAt(0) ?? 0;
    while (/^\p{Nd}$/u.test(String.fromCodePoint(zero - 1)) && (digit.codePointAt(0) ?? 0) - zero < 9) zero -= 1;
    return String((digit.codePointAt(0) ?? 0) - zero);
  });
}

export type TypedDate =
  | { ok: true; date: IsoDate }
  | { ok: false; missing: ('day' | 'month' | 'year')[] }
  | { ok: false; code: 'answer.dateImpossible' | 'answer.dateFuture' };

/**
 * A date from three fields. What is missing is told first, then what is impossible, then what is wrong (GOV.UK's
 * order). `today` is `YYYY-MM-DD`.
 */
export function readDate(day: string, month: string, year: string, today: IsoDate): TypedDate {
  const typed = { day: asciiDigits(day).trim(), month: month.trim(), year: asciiDigits(year).trim() };
  const missing = (['day', 'month', 'year'] as const).filter((part) => typed[part] === '');
  if (missing.length > 0) return { ok: false, missing };
  if (/^\d{1,3}$/.test(typed.year)) return { ok: false, missing: ['year'] };
  const date = `${typed.year}-${typed.month.padStart(2, '0')}-${typed.day.padStart(2, '0')}`;
  if (!IsoDate.safeParse(date).success) return { ok: false, code: 'answer.dateImpossible' };
  // Both are ISO days, so their text order is their order in time.
  return date > today ? { ok: false, code: 'answer.dateFuture' } : { ok: true, date };
}
