import type { ApplicationRow } from '../../db/store.ts';
import type { MemberView } from '../contract/views.ts';
import { blockersOf } from './case-blockers.ts';
import { drawnFace, judgedOf, readRecord } from './casefile.ts';
import type { Casefile, Core } from './core.ts';

/** How many may be entered together at the walk-up window: a family, not a bus. */
export const MOST_AT_THE_WALKUP = 6;
/** How many may share a number at the counter; a document can be recorded for all of them at once. */
export const MOST_IN_A_GROUP = 9;

/** Everybody under the number of the case in front, first entered first. */
export function membersOf(core: Core, file: Casefile): ApplicationRow[] {
  return core.parts.store.casework.byWaitingNumber(file.waitingNumber);
}

/** The same as the counter shows them: enough to tell them apart and to see who is done. */
export function memberViews(core: Core, file: Casefile): MemberView[] {
  return membersOf(core, file).map((row, index) => {
    const inFront = row.id === file.id;
    const record = inFront ? file.record : readRecord(core, row.id);
    const name = record?.answers.name;
    const state = inFront ? file.application.state : row.state;
    return {
      id: row.id,
      place: index + 1,
      name: name?.givenNames || name?.familyName || null,
      state,
      complete: state === 'printing' || state === 'printed' || isComplete(core, file, row),
      inFront,
    };
  });
}

function isComplete(core: Core, file: Casefile, row: ApplicationRow): boolean {
  if (row.id === file.id) return blockersOf(core, judgedOf(core, file)).length === 0;
  const record = readRecord(core, row.id);
  if (!record) return false;
  const face = drawnFace(core, { record, cardNumber: '', portraitPath: null });
  const hasPortrait = core.parts.store.casework.hasPortrait(row.id);
  return blockersOf(core, { record, face, hasPortrait, layoutProblem: null }).length === 0;
}
