import type { IsoDate } from '../../contract/answers.ts';
import { type Failure, fail } from '../../contract/errors.ts';
import { readAamva } from './aamva.ts';
import { readMrz } from './mrz.ts';
import type { Reading } from './reading.ts';

/** Twice what a licence's barcode holds. */
const LONGEST = 2048;

/**
 * What a wedge scanner sent, a camera read or a clerk typed: a licence's barcode begins with `@`, everything else is
 * taken for a machine-readable zone. Pure and total; what it returns holds nothing else of the code.
 * @param today the station's day, for two-digit years
 * @returns `reading.notUnderstood` with `why`: `empty`, `mrz`, `aamva` or `aamva-controls`; `reading.checkDigit`
 */
export function readScan(text: string, today: IsoDate): { ok: true; reading: Reading } | { ok: false; error: Failure } {
  if (text.length > LONGEST || !/[^\s\p{Cc}]/u.test(text)) {
    return fail('reading.notUnderstood', { values: { why: 'empty' } });
  }
  return /^[\s\p{Cc}]*@/u.test(text) || /(?:ANSI |AAMVA)\d{6}/.test(text.slice(0, 40))
    ? readAamva(text, today)
    : readMrz(text, today);
}
