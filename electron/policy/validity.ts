import type { IsoDate } from '../contract/answers.ts';
import { addYears, ageOn } from './calendar.ts';
import type { Program } from './program.ts';

/**
 * The last day on which a card issued on `issuedOn` is valid; null never expires. The row is the one with the highest
 * `fromAge` that the applicant has reached on that day; for somebody younger than every row (the form refuses them) the
 * youngest row answers, so that no preview fails.
 *
 * The printed day is the anniversary itself, as on other American cards, and so is a birthday that ends it: "until the
 * holder turns 14" prints the fourteenth birthday, and the card is good on it. 29 February becomes 1 March in a common
 * year, for an issue and for a birth, so that nobody loses a day. It is never before the day of issue.
 */
export function expiryOf(program: Program, birth: IsoDate, issuedOn: IsoDate): IsoDate | null {
  const age = ageOn(birth, issuedOn);
  const rows = [...program.validity].sort((a, b) => b.fromAge - a.fromAge);
  const row = rows.find(({ fromAge }) => fromAge <= age) ?? rows.at(-1);
  if (!row) return null;
  const anniversary = row.years === null ? null : addYears(issuedOn, row.years);
  const birthday = row.untilAge === undefined ? null : addYears(birth, row.untilAge);
  const last = [anniversary, birthday].filter((day) => day !== null).sort()[0] ?? null;
  return last !== null && last < issuedOn ? issuedOn : last;
}
