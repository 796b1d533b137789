import type { Fix } from '../contract/views.ts';
import type { Candidate } from './judged.ts';
import type { Judging } from './judging.ts';
import type { State } from './solve.ts';

export function findFixes(
  _judging: Judging,
  _own: readonly Candidate[],
  _theirs: readonly Candidate[],
  _caretaker: State,
): Fix[] {
  return [];
}
