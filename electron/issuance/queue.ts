import type { ApplicationRow } from '../../db/store.ts';
import { done, type Result } from '../contract/define.ts';
import { fail } from '../contract/errors.ts';
import { applicationOf, dropCase, holderOf, keep, mayChange, openCase, readRecord, show } from './casefile.ts';
import { type Casefile, type Core, newId } from './core.ts';
import { endApplication, mayBegin } from './ending.ts';
import { type Application, next } from './machine.ts';
import { MOST_IN_A_GROUP, membersOf } from './members.ts';
import { newRecord } from './new-record.ts';
import { markSeen, replaceWindow } from './seen.ts';
import { nextWaitingNumber } from './waiting-number.ts';

/** A number as it is stored, however it was written. */
export const storedNumber = (typed: string): string => typed.toUpperCase().replace(/^([A-Z])\s*0*(\d+)$/, '$1 $2');

/** Gives the next waiting number; none that a running group still has. */
export function giveNumber(core: Core): string {
  const taken = new Set(core.parts.store.casework.all().map((row) => row.waitingNumber));
  const { ordinal, number } = nextWaitingNumber(core.floor.lastWaiting, taken);
  core.floor.lastWaiting = ordinal;
  return number;
}

/** Takes a case out of front: it waits again, or its card goes on without a holder. */
function standAside(core: Core, file: Casefile): Result<null> {
  const { store } = core.parts;
  const staffId = holderOf(file);
  const step = next(file.application, { event: 'putBack' });
  if (!step.ok) return fail(step.code);
  store.transaction(() => {
    store.casework.update(file.id, { state: step.application.state as 'waiting', holder: null });
    for (const entry of step.entries) store.ledger.append({ ...entry, staffId });
  });
  // A job still under way reports to this file: without a holder, a failed card sends the case back to waiting.
  file.application = step.application;
  dropCase(core, file);
  return done;
}

/** Puts the case in front, and everybody under its number, back to waiting; the windows forget them. */
export async function putBack(core: Core): Promise<Result<null>> {
  const file = core.floor.front;
  if (!file) return done;
  const aside = standAside(core, file);
  if (!aside.ok) return aside;
  core.refresh();
  // The next person at this counter must not share a process with those who were shown here.
  await replaceWindow(core, 'facing');
  return done;
}

/** Shows a case that is already held on both screens of the counter. */
function front(core: Core, id: string, application: Application): Result<null> {
  const file = openCase(core, id, application);
  if (!file) return fail('application.notFound');
  core.floor.front = file;
  core.floor.after = null;
  markSeen(core, id, 'counter', 'facing');
  // The counter names everybody under the number, so its process has shown each of them.
  for (const row of membersOf(core, file)) markSeen(core, row.id, 'counter');
  if (mayChange(file)) keep(core, file);
  else show(core);
  return done;
}

/** Brings a stored application in front of a member of staff. */
function bringForward(core: Core, row: ApplicationRow, staffId: string): Result<null> {
  const { store } = core.parts;
  const step = next(applicationOf(core, row), { event: 'taken', staffId });
  if (!step.ok) return fail(step.code);
  store.transaction(() => {
    store.casework.update(row.id, { state: step.application.state as ApplicationRow['state'], holder: staffId });
    for (const entry of step.entries) store.ledger.append({ ...entry, staffId });
  });
  return front(core, row.id, step.application);
}

/** Ends an application that nobody stops by themselves. */
async function expire(core: Core, row: ApplicationRow, cause: 'no-show' | 'lost-power', staffId: string) {
  const step = next(applicationOf(core, row), { event: 'lapsed', cause });
  if (!step.ok) throw new Error(`an application that is ${row.state} cannot end by ${cause}`);
  const counters = ['expired'];
  const { entries } = step;
  await endApplication(core, { applicationId: row.id, end: 'expired', cause, entries, staffId, counters });
}

/** Takes the first of a number who still waits. */
export async function take(core: Core, typed: string, staffId: string): Promise<Result<null>> {
  const may = mayBegin(core);
  if (!may.ok) return may;
  const number = storedNumber(typed);
  if (core.floor.front?.waitingNumber === number) return done;
  const group = core.parts.store.casework.byWaitingNumber(number);
  if (group.length === 0) return fail('application.notFound');
  const waiting = group.filter((row) => row.state === 'waiting');
  if (waiting.length === 0) return fail('application.held');
  for (const row of waiting) {
    if (!readRecord(core, row.id)) {
      // Its key is gone while the app ran: it can never be read again, and ends as after lost power.
      await expire(core, row, 'lost-power', staffId);
      continue;
    }
    if (core.floor.front) {
      const back = await putBack(core);
      if (!back.ok) return fail('application.cardOutstanding');
    }
    return bringForward(core, row, staffId);
  }
  return fail('application.notFound');
}

/**
 * Moves to another of the people under the number in front. The same people stand there, so the facing window stays;
 * it is replaced when the number goes, and every end replaces it as always.
 */
export async function toMember(core: Core, file: Casefile, id: string, staffId: string): Promise<Result<null>> {
  const row = membersOf(core, file).find((member) => member.id === id);
  if (!row) return fail('group.notMember');
  if (row.id === file.id) return done;
  const may = mayBegin(core);
  if (!may.ok) return may;
  if (!readRecord(core, row.id)) {
    await expire(core, row, 'lost-power', staffId);
    return fail('application.notFound');
  }
  const aside = standAside(core, file);
  return aside.ok ? bringForward(core, row, staffId) : aside;
}

/** Begins an application for someone who does not use the kiosk, under a number of its own. */
export async function begin(core: Core, language: string, staffId: string): Promise<Result<null>> {
  const may = mayBegin(core);
  if (!may.ok) return may;
  if (!core.parts.program.languages.includes(language)) return fail('answer.notOffered', { field: 'language' });
  if (core.floor.front) {
    const back = await putBack(core);
    if (!back.ok) return fail('application.cardOutstanding');
  }
  // Nobody was given a slip, so there is no code that could forget it from the walk-up window.
  const group = { waitingNumber: giveNumber(core), since: core.parts.now().getTime() };
  return create(core, group, { language, forgetCode: '' }, staffId);
}

/** Begins one for another person under the number in front; the slip that was given speaks for them too. */
export function addMember(core: Core, file: Casefile, staffId: string): Result<null> {
  const may = mayBegin(core);
  if (!may.ok) return may;
  const members = membersOf(core, file);
  if (members.length >= MOST_IN_A_GROUP) return fail('group.full', { values: { most: MOST_IN_A_GROUP } });
  const { language, forgetCode } = file.record;
  const { waitingNumber } = file;
  const { groupId } = members[0] as ApplicationRow;
  const since = Math.max(core.parts.now().getTime(), ...members.map((member) => member.since + 1));
  const aside = standAside(core, file);
  return aside.ok ? create(core, { groupId, waitingNumber, since }, { language, forgetCode }, staffId) : aside;
}

function create(
  core: Core,
  group: Pick<ApplicationRow, 'waitingNumber' | 'since'> & { groupId?: string },
  known: { language: string; forgetCode: string },
  staffId: string,
): Result<null> {
  const { keyRing, store } = core.parts;
  const id = newId(core.parts);
  keyRing.create(id);
  store.transaction(() => {
    const record = newRecord(core, { ...known, begunBy: 'clerk', answers: {}, revision: 0, confirmed: 'no' });
    store.casework.create({ ...group, id, state: 'reviewing', holder: staffId }, record);
    store.ledger.append({ code: 'application.begunByClerk', staffId });
    store.counters.add(core.today(), 'begunByClerk');
  });
  return front(core, id, { state: 'reviewing', holder: staffId });
}

/** Nobody came for this number: everybody who waits under it is forgotten. */
export async function noShow(core: Core, typed: string, staffId: string): Promise<Result<null>> {
  const number = storedNumber(typed);
  const group = core.parts.store.casework.byWaitingNumber(number);
  if (group.length === 0) return fail('application.notFound');
  const waiting = group.filter((row) => row.state === 'waiting');
  // Somebody of them stands at the counter, or their card is under way: they came.
  if (waiting.length === 0 || core.floor.front?.waitingNumber === number) return fail('application.held');
  for (const row of waiting) await expire(core, row, 'no-show', staffId);
  return done;
}
