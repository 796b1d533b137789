/** Wrong attempts that cost nothing but themselves: fingers slip. */
export const FREE_FAILURES = 3;
const FIRST_WAIT_MS = 15_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/**
 * How long the next attempt must wait after so many wrong ones in a row: doubling, to a cap.
 *
 * | failures | wait |
 * |---|---|
 * | 1, 2 | none |
 * | 3 | 15 s |
 * | 4 | 30 s |
 * | 5 | 1 min |
 * | 9 and more | 15 min |
 *
 * The cap keeps a prank from shutting a clerk out for the day; 15 minutes a guess makes ten thousand PINs last
 * more than a hundred days. Callers store the result, so that a restart does not reset it.
 */
export function lockoutMs(failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - FREE_FAILURES));
}
