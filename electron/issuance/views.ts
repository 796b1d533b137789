import type { ApplicationRow } from '../../db/store.ts';
import type { CounterView, FacingView, WalkupView } from '../contract/views.ts';
import { ageBands, documentTypes, rulesView, summarize } from '../policy/summary.ts';
import { caseView } from './case-view.ts';
import { faceOf } from './casefile.ts';
import type { Casefile, Core } from './core.ts';
import { MOST_AT_THE_WALKUP } from './members.ts';
import { mayBeginHere } from './walkup-rules.ts';

/** Why a card that came out is not right; ids of the counter's catalogue. */
export const SPOIL_REASONS = ['wrong-data', 'bad-print', 'damaged', 'wrong-side', 'code-unreadable'];

function common(core: Core, language: string) {
  return { program: summarize(core.parts.program), training: core.parts.training, language, called: called(core) };
}

/** The number being served; shown to the hall, so it is the number and nothing else. */
function called(core: Core): WalkupView['called'] {
  const { front } = core.floor;
  return front ? [{ number: front.waitingNumber, counter: core.parts.station }] : [];
}

/** What the walk-up window draws. */
export function walkupView(core: Core): WalkupView {
  const { screen, draft, party, language, idle } = core.floor.walkup;
  const { program } = core.parts;
  const order = program.questions;
  const answers = draft?.answers ?? {};
  const person = party.length + 1;
  const base = { ...common(core, language), idle, staffCalled: core.floor.staffCalled };
  const may = mayBeginHere(core);
  if (!may.ok && (screen.at === 'welcome' || screen.at === 'truth'))
    return { ...base, screen: { at: 'closed', reason: may.error } };
  switch (screen.at) {
    case 'question':
      return {
        ...base,
        screen: { ...screen, number: order.indexOf(screen.question) + 1, of: order.length, answers, person },
      };
    case 'check':
      return { ...base, screen: { at: 'check', answers, person, mayAddPerson: person < MOST_AT_THE_WALKUP } };
    case 'truth':
      return { ...base, screen: { at: 'truth', answered: person > 1 || Object.keys(answers).length > 0 } };
    case 'precheck':
      return { ...base, screen: { at: 'precheck', documentTypes: documentTypes(program), ages: ageBands(program) } };
    case 'waiting': {
      const { applicationIds: _mainOnly, ...shown } = screen;
      return { ...base, screen: shown };
    }
    default:
      return { ...base, screen: screen as { at: 'welcome' } };
  }
}

/** With one display for applicants, whoever is typing at it is not interrupted: the facing screen waits. */
function typedAtSharedDisplay(core: Core): boolean {
  return core.parts.windows.sharing.includes('facing') && core.floor.walkup.draft !== null;
}

/** Which of the two applicant windows belongs on a display that they share. */
export function applicantWindow(core: Core): 'walkup' | 'facing' {
  const { front, after } = core.floor;
  return (front || after) && !typedAtSharedDisplay(core) ? 'facing' : 'walkup';
}

/** What the facing window draws: the case in front as its own person may see it, or what comes after its end. */
export function facingView(core: Core): FacingView {
  const { front, after, afterLanguage } = core.floor;
  if (!front) {
    const base = common(core, afterLanguage);
    switch (after?.at) {
      case 'certificate':
      case 'unverified':
        return { ...base, screen: after };
      case 'refused':
        return { ...base, screen: { ...after, appeal: core.parts.program.appeal.text } };
      case 'clearing':
        return { ...base, screen: { at: 'wait', reason: 'clerk' } };
      default:
        return { ...base, screen: { at: 'idle' } };
    }
  }
  return { ...common(core, front.record.language), screen: facingScreen(core, front) };
}

function facingScreen(core: Core, file: Casefile): FacingView['screen'] {
  const { application, record } = file;
  if (typedAtSharedDisplay(core)) return { at: 'wait', reason: 'walkup-busy' };
  if (application.state === 'printing') return { at: 'printing' };
  const face = file.printed ?? faceOf(core, file);
  if (application.state === 'printed' && face) return { at: 'card', face, answer: file.applicantSays };
  const complete = core.parts.program.questions.every((question) => record.answers[question] !== undefined);
  if (!complete || record.confirmed !== 'no') return { at: 'wait', reason: 'clerk' };
  const shared = { number: file.waitingNumber, revision: record.revision, disputed: record.disputed };
  // With a portrait the card itself is the question; until then, the spelling of the answers.
  if (face && (file.portrait || record.portraitWaived)) return { at: 'preview', ...shared, face };
  return { at: 'confirm', ...shared, answers: record.answers, changed: file.changed };
}

/** What the counter window draws. Signed out, it knows of no case and no number. */
export function counterView(core: Core): CounterView {
  const { parts, floor } = core;
  const { program, store, signIn } = parts;
  const signedIn = signIn.current();
  const rows = signedIn ? store.casework.all() : [];
  const day = store.counters.day(core.today());
  const caseStaff = signedIn?.roles.some((role) => role === 'clerk' || role === 'supervisor') ?? false;
  const file = caseStaff ? floor.front : null;
  return {
    program: summarize(program),
    training: parts.training,
    station: parts.station,
    sharing: parts.training ? [...parts.windows.sharing] : [],
    host: parts.hostName,
    closed: null,
    signedIn,
    staff: signIn.members(),
    locked: signIn.locked(),
    printer: floor.printer,
    camera: floor.camera,
    waiting: waiting(core, rows),
    today: {
      issued: day.issued ?? 0,
      spoiled: day.spoiled ?? 0,
      refused: day.refused ?? 0,
      cancelled: (day.cancelled ?? 0) + (day.expired ?? 0),
    },
    documentTypes: documentTypes(program),
    refusalReasons: program.refusalReasons,
    spoilReasons: SPOIL_REASONS,
    case: file ? caseView(core, file) : null,
    purgeOpen: floor.unverified[0] ? { step: floor.unverified[0].step, detail: floor.unverified[0].detail } : null,
    reconcile: caseStaff ? outstanding(core) : [],
    notices: floor.notices,
    tray:
      file?.application.state === 'printed' && parts.cardPrinter.kind === 'training' && file.printed
        ? { face: file.printed }
        : null,
    slipTray: floor.slipTray,
    rules: signedIn?.roles.includes('administrator') ? rulesView(program, core.today()) : null,
    rulesRefused: signedIn ? parts.rulesRefused : null,
    // A layout or a set-up can change over night, so yesterday's check says nothing today.
    scanner: floor.scanner?.on === core.today() ? floor.scanner.check : { state: 'unchecked' },
    staffCalled: floor.staffCalled,
    lastEnd: endAsTold(floor.lastEnd, caseStaff, rows),
  };
}

/** The last end; that others under its number still wait is told to who may take them, and while they do. */
function endAsTold(
  lastEnd: CounterView['lastEnd'],
  caseStaff: boolean,
  rows: readonly ApplicationRow[],
): CounterView['lastEnd'] {
  if (!lastEnd?.others) return lastEnd;
  if (caseStaff && rows.some((row) => row.waitingNumber === lastEnd.others)) return lastEnd;
  const { others: _gone, ...told } = lastEnd;
  return told;
}

/** The waiting list: one row a number, as long as anybody of it waits, and the number in front. */
function waiting(core: Core, rows: readonly ApplicationRow[]): CounterView['waiting'] {
  const { front } = core.floor;
  const groups = Map.groupBy(rows, (row) => row.waitingNumber);
  return [...groups]
    .flatMap(([number, members]) => {
      const mine = number === front?.waitingNumber;
      // Who is next of them gives the row its language.
      const next = mine ? members.find(({ id }) => id === front?.id) : members.find(({ state }) => state === 'waiting');
      if (!next) return [];
      const since = Math.min(...members.map((row) => row.since));
      return { number, people: members.length, since, language: languageOf(core, next.id), state: next.state, mine };
    })
    .sort((a, b) => a.since - b.since);
}

function languageOf(core: Core, applicationId: string): string {
  const { languages } = core.floor;
  const known = languages.get(applicationId);
  if (known) return known;
  const language = core.parts.store.casework.readRecord(applicationId)?.language ?? 'en';
  languages.set(applicationId, language);
  return language;
}

/**
 * Attempts a clerk must settle: those without an end whose case is not in front. The cards of others under the same
 * number are no riddle: those people stand there, and their state is in the list of members.
 */
function outstanding(core: Core): CounterView['reconcile'] {
  const { store } = core.parts;
  return store.attempts
    .outstanding()
    .map((row) => ({
      number: row.cardNumber,
      waiting: (row.applicationId && store.casework.get(row.applicationId)?.waitingNumber) || '',
      state: row.state === 'sent' ? ('sent' as const) : ('spooled' as const),
    }))
    .filter((row) => row.waiting === '' || row.waiting !== core.floor.front?.waitingNumber);
}
