import type { Attribute, CaseView, CounterView, FacingView, WalkupView } from '../contract/views.ts';
import { evaluate } from '../policy/evidence.ts';
import { summarize } from '../policy/program.ts';
import { blockersOf, faceOf, faceProblem, portraitPath, printerBlocker } from './casefile.ts';
import type { Casefile, Core } from './core.ts';
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
  const { screen, draft, language, idle } = core.floor.walkup;
  const { order } = core.parts.program.questions;
  const answers = draft?.answers ?? {};
  const base = { ...common(core, language), idle, staffCalled: core.floor.staffCalled };
  const may = mayBeginHere(core);
  if (!may.ok && (screen.at === 'welcome' || screen.at === 'truth'))
    return { ...base, screen: { at: 'closed', reason: may.error } };
  switch (screen.at) {
    case 'question':
      return {
        ...base,
        screen: { ...screen, number: order.indexOf(screen.question) + 1, of: order.length, answers },
      };
    case 'check':
      return { ...base, screen: { at: 'check', answers } };
    case 'truth':
      return { ...base, screen: { at: 'truth', answered: Object.keys(answers).length > 0 } };
    case 'waiting': {
      const { applicationId: _mainOnly, ...shown } = screen;
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
        return { ...base, screen: { ...after, appeal: core.parts.program.appeal } };
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
  const complete = core.parts.program.questions.order.every((question) => record.answers[question] !== undefined);
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
    waiting: rows
      .filter((row) => row.state === 'waiting' || row.id === floor.front?.id)
      .sort((a, b) => a.since - b.since)
      .map((row) => ({
        number: row.waitingNumber,
        people: 1,
        since: row.since,
        language: languageOf(core, row.id),
        state: row.state,
        mine: row.id === floor.front?.id,
      })),
    today: {
      issued: day.issued ?? 0,
      spoiled: day.spoiled ?? 0,
      refused: day.refused ?? 0,
      cancelled: (day.cancelled ?? 0) + (day.expired ?? 0),
    },
    documentTypes: program.documentTypes.map((type) => ({ ...type, proves: type.proves as Attribute[] })),
    waivers: program.fee.waivers,
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
    staffCalled: floor.staffCalled,
    lastEnd: floor.lastEnd,
  };
}

function languageOf(core: Core, applicationId: string): string {
  const { languages } = core.floor;
  const known = languages.get(applicationId);
  if (known) return known;
  const language = core.parts.store.casework.readRecord(applicationId)?.language ?? 'en';
  languages.set(applicationId, language);
  return language;
}

/** Attempts a clerk must settle: those without an end whose case is not in front. */
function outstanding(core: Core): CounterView['reconcile'] {
  const { store } = core.parts;
  return store.attempts
    .outstanding()
    .filter((row) => row.applicationId === null || row.applicationId !== core.floor.front?.id)
    .map((row) => ({
      number: row.cardNumber,
      waiting: (row.applicationId && store.casework.get(row.applicationId)?.waitingNumber) || '',
      state: row.state === 'sent' ? ('sent' as const) : ('spooled' as const),
    }));
}

function caseView(core: Core, file: Casefile): CaseView {
  const { program } = core.parts;
  const { application, record } = file;
  const face = file.printed ?? faceOf(core, file);
  const recording = application.state === 'reviewing' || application.state === 'ready';
  const printer = printerBlocker(core);
  const blockers = recording ? [...blockersOf(core, file), ...(printer ? [printer] : [])] : [];
  return {
    number: file.waitingNumber,
    state: application.state,
    language: record.language,
    begunBy: record.begunBy,
    answers: record.answers,
    revision: record.revision,
    confirmed: record.confirmed,
    disputed: record.disputed,
    documents: record.documents.map((document) => ({
      ...document,
      images: file.documentImages.get(document.id) ?? 0,
    })),
    evidence: evaluate(program, record.documents, core.today()),
    portrait: file.portrait ? portraitPath(file) : null,
    portraitWaived: record.portraitWaived,
    face,
    faceProblem: faceProblem(file, face),
    fee: { cents: program.fee.cents, ...record.fee },
    blockers,
    attempt:
      application.state === 'printing' || application.state === 'printed'
        ? { number: application.attempt.cardNumber, state: application.attempt.state, copy: file.copy }
        : file.lastAttempt,
    applicantSays: file.applicantSays,
    since: file.since,
  };
}
