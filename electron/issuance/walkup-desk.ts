import { timingSafeEqual } from 'node:crypto';
import type { Answers } from '../contract/answers.ts';
import { done, type Handlers, ok, type Result } from '../contract/define.ts';
import { fail } from '../contract/errors.ts';
import type { EndCause } from '../contract/views.ts';
import type { walkup } from '../contract/walkup.ts';
import { answerProblem, firstUnanswered, withAnswer } from '../intake/check.ts';
import { lockoutMs } from '../station/lockout.ts';
import { type Core, newId } from './core.ts';
import { endApplication, endDraft } from './ending.ts';
import { type Event, next } from './machine.ts';
import { markSeen, replaceWindow } from './seen.ts';
import { printSlip } from './slips.ts';
import { walkupView } from './views.ts';
import { nextWaitingNumber } from './waiting-number.ts';
import { mayBeginHere } from './walkup-rules.ts';

/** Letters of a forget code: Crockford base-32, so that O/0 and I/1 cannot be confused when read off a slip. */
const CODE_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 6;

/** How long "you are forgotten" stays up at most. */
const FORGOTTEN_SECONDS = 15;

/** The desk behind the walk-up window: one draft at a time, in memory until it is submitted. */
export interface WalkupDesk {
  handlers: Handlers<typeof walkup>;
  /** The renderer died or hung: the draft it was typing is forgotten (house rule). */
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
    const active = desk.draft !== null || desk.screen.at === 'truth' || desk.language !== program.languages[0];
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
    Object.assign(desk, { screen: { at: 'welcome' }, draft: null, language: program.languages[0] ?? 'en', idle: null });
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

  /** Ends the draft, if there is one, and shows what the person should see. */
  async function leave(cause: EndCause): Promise<Result<null>> {
    const draft = desk.draft;
    const language = desk.language;
    const events: Partial<Record<EndCause, Event>> = {
      idle: { event: 'lapsed', cause: 'idle' },
      'forget-me': { event: 'stopped', cause: 'forget-me' },
      'renderer-gone': { event: 'stopped', cause: 'renderer-gone' },
    };
    reset();
    if (!draft) {
      core.refresh();
      return done;
    }
    const event = events[cause];
    const step = event ? next({ state: 'drafting' }, event) : null;
    if (!step?.ok) throw new Error(`a draft cannot end by ${cause}`);
    const end = step.application.state === 'expired' ? 'expired' : 'cancelled';
    const certificate = await endDraft(core, draft.id, end, cause, step.entries);
    if (cause === 'forget-me') {
      desk.language = language;
      sayForgotten(certificate !== null);
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

  function requireDraft(): { draft: NonNullable<typeof desk.draft> } | ReturnType<typeof fail> {
    return desk.draft ? { draft: desk.draft } : fail('application.none');
  }

  /** The screen after a question was answered. */
  function onward(answers: Answers, changing: boolean): typeof desk.screen {
    if (changing) return { at: 'check' };
    const question = firstUnanswered(program, answers);
    return question ? { at: 'question', question, changing: false } : { at: 'check' };
  }

  async function submit(): Promise<Result<null>> {
    const held = requireDraft();
    if ('error' in held) return held;
    const missing = firstUnanswered(program, held.draft.answers);
    if (missing) return fail('answer.missing', { field: missing });
    cancelIdle();
    const step = next({ state: 'drafting' }, { event: 'submitted' });
    if (!step.ok) return fail(step.code);
    const { store } = parts;
    const taken = new Set(store.casework.all().map((row) => row.waitingNumber));
    const { ordinal, number } = nextWaitingNumber(floor.lastWaiting, taken);
    floor.lastWaiting = ordinal;
    const forgetCode = [...parts.random(CODE_LENGTH)].map((byte) => CODE_LETTERS[byte % 32]).join('');
    const { id, answers } = held.draft;
    store.transaction(() => {
      store.casework.create(
        { id, waitingNumber: number, state: 'waiting', since: parts.now().getTime(), holder: null },
        {
          language: desk.language,
          begunBy: 'applicant',
          answers,
          revision: 1,
          // "Check your answers" is where the applicant confirms what they typed themselves.
          confirmed: 'screen',
          disputed: false,
          forgetCode,
          documents: [],
          portraitWaived: false,
          fee: { settled: program.fee.cents === 0 ? 'paid' : 'open', waiver: null },
        },
      );
      for (const entry of step.entries) store.ledger.append(entry);
      store.counters.add(core.today(), 'submitted');
    });
    const slip = await printSlip(core, {
      kind: 'waiting',
      language: desk.language,
      city: program.city,
      number,
      forgetCode,
    });
    desk.draft = null;
    closeAfter(program.waits.slipSeconds, (closes) => ({
      at: 'waiting',
      applicationId: id,
      number,
      forgetCode,
      slip,
      closes,
    }));
    return done;
  }

  /** Forgets a waiting application for whoever holds its number and the code on its slip. */
  async function forgetWaiting(number: string, code: string): Promise<Result<null>> {
    const wait = floor.forgetLockedUntil - parts.now().getTime();
    if (wait > 0) return fail('application.forgetCodeLocked', { values: { seconds: Math.ceil(wait / 1000) } });
    const wanted = number.toUpperCase().replace(/^([A-Z])\s*0*(\d+)$/, '$1 $2');
    const row = parts.store.casework.byWaitingNumber(wanted);
    const record = row && parts.store.casework.readRecord(row.id);
    const given = code.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
    if (!row || !record || !sameText(record.forgetCode, given)) {
      // One answer for both, so that codes and numbers cannot be tried apart; slowed, so that they cannot be guessed.
      floor.forgetFailures += 1;
      floor.forgetLockedUntil = parts.now().getTime() + lockoutMs(floor.forgetFailures);
      return fail('application.forgetCodeWrong');
    }
    floor.forgetFailures = 0;
    return endWaiting(row.id);
  }

  /** Ends a waiting application for its own person. */
  async function endWaiting(applicationId: string): Promise<Result<null>> {
    if (parts.store.casework.get(applicationId)?.state !== 'waiting') return fail('application.held');
    const step = next({ state: 'waiting' }, { event: 'stopped', cause: 'forget-me' });
    if (!step.ok) return fail(step.code);
    const certificate = await endApplication(core, {
      applicationId,
      end: 'cancelled',
      cause: 'forget-me',
      entries: step.entries,
      staffId: null,
      counters: ['cancelled'],
    });
    sayForgotten(certificate !== null);
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
        return desk.screen.at === 'welcome' ? show({ at: 'truth' }) : fail('application.wrongState');
      }),
    accept: () =>
      inTurn(() => {
        const may = mayBeginHere(core);
        if (!may.ok) return may;
        if (desk.screen.at !== 'truth') return fail('application.wrongState');
        if (!desk.draft) {
          const id = newId(parts);
          parts.keyRing.create(id);
          desk.draft = { id, answers: {} };
          markSeen(core, id, 'walkup');
        }
        return show(onward(desk.draft.answers, false));
      }),
    answer: (answer) =>
      inTurn(() => {
        const held = requireDraft();
        if ('error' in held) return held;
        if (desk.screen.at !== 'question' || desk.screen.question !== answer.question)
          return fail('application.wrongState');
        const problem = answerProblem(program, answer, core.today());
        if (problem) return { ok: false, error: problem };
        held.draft.answers = withAnswer(held.draft.answers, answer);
        const { changing } = desk.screen;
        const order = program.questions.order;
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
          const answered = Object.keys(desk.draft.answers).length > 0;
          return answered ? fail('application.wrongState') : leave('forget-me');
        }
        const order = program.questions.order;
        if (screen.at === 'check')
          return show({ at: 'question', question: order[order.length - 1] as 'name', changing: false });
        if (screen.at !== 'question') return fail('application.wrongState');
        if (screen.changing) return show({ at: 'check' });
        const before = order[order.indexOf(screen.question) - 1];
        return show(before ? { at: 'question', question: before, changing: false } : { at: 'truth' });
      }),
    change: ({ question }) =>
      inTurn(() => {
        const held = requireDraft();
        if ('error' in held) return held;
        if (desk.screen.at !== 'check' || !program.questions.order.includes(question))
          return fail('application.wrongState');
        return show({ at: 'question', question, changing: true });
      }),
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
        if (screen.at === 'waiting') return endWaiting(screen.applicationId);
        return leave('forget-me');
      }),
    forgetWaiting: ({ number, code }) => core.serial(() => forgetWaiting(number, code)),
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

function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
