import type { Answers } from '../contract/answers.ts';
import { done, type Handlers, ok, type Result } from '../contract/define.ts';
import { fail } from '../contract/errors.ts';
import type { EndCause } from '../contract/views.ts';
import type { walkup } from '../contract/walkup.ts';
import { answerProblem, firstToAsk, firstUnanswered, withAnswer } from '../intake/check.ts';
import { type Core, type Draft, newId } from './core.ts';
import { endDraft } from './ending.ts';
import { byForgetCode, endWaiting } from './forget-waiting.ts';
import { type Event, next } from './machine.ts';
import { MOST_AT_THE_WALKUP } from './members.ts';
import { precheckDesk } from './precheck-desk.ts';
import { markSeen, replaceWindow } from './seen.ts';
import { printSlip } from './slips.ts';
import { submitTogether } from './submit.ts';
import { walkupView } from './views.ts';
import { mayBeginHere } from './walkup-rules.ts';

/** How long "you are forgotten" stays up at most. */
const FORGOTTEN_SECONDS = 15;

/** The desk behind the walk-up window: the drafts of people who came together, in memory until all are submitted. */
export interface WalkupDesk {
  handlers: Handlers<typeof walkup>;
  /** The renderer died or hung: the drafts it was typing are forgotten (house rule). */
  windowGone(): Promise<void>;
}

export function walkupDesk(core: Core): WalkupDesk {
  const { parts, floor } = core;
  const desk = floor.walkup;
  const { program } = parts;
  let cancelIdle: () => void = () => undefined;
  let cancelClosing: () => void = () => undefined;

  /** Restarts the idle clock wherever somebody may have left something behind. */
  function touched(): void {
    cancelIdle();
    desk.idle = null;
    const active =
      desk.draft !== null ||
      desk.screen.at === 'truth' ||
      desk.screen.at === 'precheck' ||
      desk.language !== program.languages[0];
    if (!active || desk.screen.at === 'waiting' || desk.screen.at === 'forgotten') return;
    cancelIdle = parts.after(program.waits.draftIdleSeconds * 1000, () => {
      desk.idle = core.countdown(program.waits.draftWarningSeconds);
      core.refresh();
      const { draft, idle } = desk;
      cancelIdle = parts.after(program.waits.draftWarningSeconds * 1000, () => {
        // The queue may have been busy: whoever asked for more time, or finished, since then is not forgotten.
        void core.serial(() => (desk.idle === idle && desk.draft === draft ? leave('idle') : done));
      });
    });
  }

  function show(screen: typeof desk.screen): Result<null> {
    desk.screen = screen;
    touched();
    core.refresh();
    return done;
  }

  /** Back to the first page as a stranger finds it: first language, nothing running, and no draft left to find. */
  function reset(): void {
    cancelIdle();
    cancelClosing();
    const language = program.languages[0] ?? 'en';
    Object.assign(desk, { screen: { at: 'welcome' }, draft: null, party: [], language, idle: null });
  }

  /** Shows a screen that goes by itself, and then the first page in a fresh process. */
  function closeAfter(seconds: number, screen: (closes: ReturnType<Core['countdown']>) => typeof desk.screen): void {
    cancelIdle();
    cancelClosing();
    desk.screen = screen(core.countdown(seconds));
    core.refresh();
    cancelClosing = parts.after(seconds * 1000, () => void core.serial(finish));
  }

  /** Says that a person is forgotten, or that staff still have to see to it; never more than the purge found. */
  function sayForgotten(verified: boolean): void {
    const seconds = Math.min(FORGOTTEN_SECONDS, program.waits.certificateSeconds);
    closeAfter(seconds, (closes) => ({ at: 'forgotten', verified, closes }));
  }

  /** Ends every draft there is, each with a purge of its own, and shows what the people should see. */
  async function leave(cause: EndCause): Promise<Result<null>> {
    const drafts = desk.draft ? [...desk.party, desk.draft] : [];
    const language = desk.language;
    const events: Partial<Record<EndCause, Event>> = {
      idle: { event: 'lapsed', cause: 'idle' },
      'forget-me': { event: 'stopped', cause: 'forget-me' },
      'renderer-gone': { event: 'stopped', cause: 'renderer-gone' },
    };
    reset();
    if (drafts.length === 0) {
      core.refresh();
      return done;
    }
    const event = events[cause];
    const step = event ? next({ state: 'drafting' }, event) : null;
    if (!step?.ok) throw new Error(`a draft cannot end by ${cause}`);
    const end = step.application.state === 'expired' ? 'expired' : 'cancelled';
    let verified = true;
    for (const { id } of drafts) if ((await endDraft(core, id, end, cause, step.entries)) === null) verified = false;
    if (cause === 'forget-me') {
      desk.language = language;
      sayForgotten(verified);
    }
    core.refresh();
    return done;
  }

  /** Leaves a closing screen: the number it showed is the person's, so the process that drew it goes too. */
  async function finish(): Promise<Result<null>> {
    const showed = desk.screen.at === 'waiting' || desk.screen.at === 'forgotten';
    if (!showed) return done;
    reset();
    core.refresh();
    await replaceWindow(core, 'walkup');
    return done;
  }

  /** Begins the draft of the next person at this window, under a key of its own. */
  function newDraft(): Draft {
    const id = newId(parts);
    parts.keyRing.create(id);
    markSeen(core, id, 'walkup');
    return { id, answers: {} };
  }

  function requireDraft(): { draft: NonNullable<typeof desk.draft> } | ReturnType<typeof fail> {
    return desk.draft ? { draft: desk.draft } : fail('application.none');
  }

  /** The screen after a question was answered. */
  function onward(answers: Answers, changing: boolean): typeof desk.screen {
    if (!changing) {
      const question = firstUnanswered(program, answers);
      if (question) return { at: 'question', question, changing: false };
    }
    // An answer that was changed can make another one missing: a child needs an emergency contact.
    const again = firstToAsk(program, answers, core.today());
    return again ? { at: 'question', question: again.question, changing: true } : { at: 'check' };
  }

  /** Whether whoever types now is done; the sentence names the question that is not. */
  function checked(draft: Draft): Result<null> {
    const open = firstToAsk(program, draft.answers, core.today());
    return open ? fail(open.problem.code, { field: open.question }) : done;
  }

  /** On to the next of those who came together; the one who is done waits in memory for the last. */
  function addPerson(): Result<null> {
    const held = requireDraft();
    if ('error' in held) return held;
    if (desk.screen.at !== 'check') return fail('application.wrongState');
    const may = mayBeginHere(core);
    if (!may.ok) return may;
    const complete = checked(held.draft);
    if (!complete.ok) return complete;
    if (desk.party.length + 1 >= MOST_AT_THE_WALKUP)
      return fail('group.full', { values: { most: MOST_AT_THE_WALKUP } });
    desk.party = [...desk.party, held.draft];
    desk.draft = newDraft();
    return show(onward(desk.draft.answers, false));
  }

  /** Back from a person who was begun by mistake to the one before: nothing was typed, so nothing is forgotten. */
  function takeBackPerson(empty: Draft): Result<null> {
    parts.keyRing.destroy(empty.id);
    floor.seen.delete(empty.id);
    desk.draft = desk.party.at(-1) ?? null;
    desk.party = desk.party.slice(0, -1);
    return show({ at: 'check' });
  }

  async function submit(): Promise<Result<null>> {
    const held = requireDraft();
    if ('error' in held) return held;
    if (desk.screen.at !== 'check') return fail('application.wrongState');
    const complete = checked(held.draft);
    if (!complete.ok) return complete;
    cancelIdle();
    const step = next({ state: 'drafting' }, { event: 'submitted' });
    if (!step.ok) return fail(step.code);
    const people = [...desk.party, held.draft];
    const { number, forgetCode } = submitTogether(core, people, desk.language, step.entries);
    const slip = await printSlip(core, {
      kind: 'waiting',
      language: desk.language,
      city: program.city,
      number,
      forgetCode,
      people: people.length,
    });
    desk.draft = null;
    desk.party = [];
    closeAfter(program.waits.slipSeconds, (closes) => ({
      at: 'waiting',
      applicationIds: people.map(({ id }) => id),
      number,
      forgetCode,
      people: people.length,
      slip,
      closes,
    }));
    return done;
  }

  /** Forgets waiting applications for their own people. */
  async function forgetWaiting(applicationIds: readonly string[]): Promise<Result<null>> {
    const ended = await endWaiting(core, applicationIds);
    if (!ended.ok) return ended;
    sayForgotten(ended.value);
    return done;
  }

  /** Every act waits for its turn: while a person is being forgotten, the next cannot begin over them. */
  const inTurn = <T>(work: () => Result<T> | Promise<Result<T>>) => core.serial(work);

  const handlers: Handlers<typeof walkup> = {
    view: () => ok(walkupView(core)),
    stillHere() {
      touched();
      core.refresh();
      return done;
    },
    setLanguage: ({ language }) =>
      inTurn(() => {
        if (!program.languages.includes(language)) return fail('answer.notOffered', { field: 'language' });
        desk.language = language;
        touched();
        core.refresh();
        return done;
      }),
    begin: () =>
      inTurn(() => {
        const may = mayBeginHere(core);
        if (!may.ok) return may;
        const from = desk.screen.at === 'welcome' || desk.screen.at === 'precheck';
        return from ? show({ at: 'truth' }) : fail('application.wrongState');
      }),
    // It needs no casework and keeps nothing, so it is there on a station that is closed to applications, too.
    precheck: () =>
      inTurn(() => (desk.screen.at === 'welcome' ? show({ at: 'precheck' }) : fail('application.wrongState'))),
    ...precheckDesk(core, touched),
    accept: () =>
      inTurn(() => {
        const may = mayBeginHere(core);
        if (!may.ok) return may;
        if (desk.screen.at !== 'truth') return fail('application.wrongState');
        desk.draft ??= newDraft();
        return show(onward(desk.draft.answers, false));
      }),
    answer: (answer) =>
      inTurn(() => {
        const held = requireDraft();
        if ('error' in held) return held;
        if (desk.screen.at !== 'question' || desk.screen.question !== answer.question)
          return fail('application.wrongState');
        const problem = answerProblem(program, answer, held.draft.answers, core.today());
        if (problem) return { ok: false, error: problem };
        held.draft.answers = withAnswer(held.draft.answers, answer);
        const { changing } = desk.screen;
        const order = program.questions;
        const following = order[order.indexOf(answer.question) + 1];
        // Going back and on again passes the same questions in the same order, answered or not.
        return show(
          changing || !following
            ? onward(held.draft.answers, changing)
            : { at: 'question', question: following, changing: false },
        );
      }),
    back: () =>
      inTurn(() => {
        const { screen } = desk;
        if (screen.at === 'truth') {
          if (!desk.draft) return show({ at: 'welcome' });
          // Answers are lost only by "Stop and forget me", which asks once more.
          const answered = desk.party.length > 0 || Object.keys(desk.draft.answers).length > 0;
          return answered ? fail('application.wrongState') : leave('forget-me');
        }
        if (screen.at === 'precheck') return show({ at: 'welcome' });
        const order = program.questions;
        if (screen.at === 'check')
          return show({ at: 'question', question: order[order.length - 1] as 'name', changing: false });
        if (screen.at !== 'question') return fail('application.wrongState');
        if (screen.changing) return show({ at: 'check' });
        const before = order[order.indexOf(screen.question) - 1];
        const { draft, party } = desk;
        if (!before && draft && party.length > 0 && Object.keys(draft.answers).length === 0)
          return takeBackPerson(draft);
        return show(before ? { at: 'question', question: before, changing: false } : { at: 'truth' });
      }),
    change: ({ question }) =>
      inTurn(() => {
        const held = requireDraft();
        if ('error' in held) return held;
        if (desk.screen.at !== 'check' || !program.questions.includes(question)) return fail('application.wrongState');
        return show({ at: 'question', question, changing: true });
      }),
    addPerson: () => inTurn(addPerson),
    submit: () => core.serial(submit),
    callStaff() {
      floor.staffCalled = true;
      core.refresh();
      return done;
    },
    forget: () =>
      core.serial(async () => {
        const { screen } = desk;
        // Whoever stands before their own number needs no code for it.
        if (screen.at === 'waiting') return forgetWaiting(screen.applicationIds);
        return leave('forget-me');
      }),
    forgetWaiting: ({ number, code }) =>
      inTurn(() => {
        const theirs = byForgetCode(core, number, code);
        return theirs.ok ? forgetWaiting(theirs.value) : theirs;
      }),
    finish: () => core.serial(finish),
  };

  return {
    handlers,
    windowGone: () =>
      core.serial(async () => {
        if (desk.draft) core.notice('draft.lostWithWindow');
        else core.notice('window.replaced', { window: 'walkup' });
        if (desk.draft) await leave('renderer-gone');
        core.refresh();
      }),
  };
}
