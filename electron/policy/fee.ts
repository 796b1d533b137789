import type { IsoDate } from '../contract/answers.ts';
import type { CaseView, Choice } from '../contract/views.ts';
import { ageOrAdult, within } from './ages.ts';
import type { Program } from './program.ts';

/**
 * The kinds of card that may be chosen and what each costs this applicant now, in cents. `issuedSoFar`: cards that this
 * station has issued; while they are fewer than the kind's `firstFree`, a card that would cost something is free, and
 * `firstFree` says that this is why. The row is the one with the highest `fromAge` reached.
 */
export function feeKinds(
  program: Program,
  birth: IsoDate | null,
  today: IsoDate,
  issuedSoFar: number,
): CaseView['fee']['kinds'] {
  const age = ageOrAdult(birth, today);
  return program.fee.kinds.map(({ id, name, rows, firstFree, surrender }) => {
    const byAge = [...rows].sort((a, b) => b.fromAge - a.fromAge);
    const cents = (byAge.find(({ fromAge }) => fromAge <= age) ?? byAge.at(-1))?.cents ?? 0;
    const free = cents > 0 && firstFree !== null && issuedSoFar < firstFree;
    return { id, name, cents: free ? 0 : cents, firstFree: free, surrender };
  });
}

/** The waivers that may be given at the applicant's age. */
export function waiversFor(program: Program, birth: IsoDate | null, today: IsoDate): Choice[] {
  const age = ageOrAdult(birth, today);
  return program.fee.waivers.filter(({ ages }) => within(ages, age)).map(({ id, name }) => ({ id, name }));
}
