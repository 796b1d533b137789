import type { counter } from '../contract/counter.ts';
import { done, type Handlers, ok, type Result } from '../contract/define.ts';
import { fail } from '../contract/errors.ts';
import { answerProblem, withAnswer } from '../intake/check.ts';
import { documentProblem } from '../policy/evidence.ts';
import { cleanJpeg } from '../portrait/jpeg.ts';
import { cardIsRight, refuseCase, stopCase } from './case-ends.ts';
import { changed, dropCase, holderOf, keep, mayChange, openCase, portraitChanged, show } from './casefile.ts';
import { type Casefile, type Core, newId } from './core.ts';
import { endApplication, mayBegin, mendPurge } from './ending.ts';
import { type Application, next } from './machine.ts';
import { cardLost, printCard } from './printing-run.ts';
import { reconcile } from './reconcile.ts';
import { counterView, SPOIL_REASONS } from './views.ts';
import { nextWaitingNumber } from './waiting-number.ts';

/** The portrait window of the card is 3:4; a camera rounds to whole pixels. */
const PORTRAIT_RATIO = 3 / 4;
const RATIO_TOLERANCE = 0.01;

/** The desk behind the counter window: staff, the queue, and the one case in front. */
export function counterDesk(core: Core): Handlers<typeof counter> {
  const { parts, floor } = core;
  const { store, program, signIn } = parts;

  /** Runs work on the case in front, one at a time. */
  const withCase = (work: (file: Casefile) => Result<null> | Promise<Result<null>>) => () =>
    core.serial(() => (floor.front ? work(floor.front) : fail('application.none')));
  /** The same, where something recorded changes. */
  const changing = (file: Casefile): Result<null> => (mayChange(file) ? done : fail('application.cardOutstanding'));

  /** Puts the case in front back to waiting; its windows forget it. */
  async function putBack(): Promise<Result<null>> {
    const file = floor.front;
    if (!file) return done;
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
    core.refresh();
    // The next person at this counter must not share a process with the one who was shown here.
    if (parts.windows.open.includes('facing')) await parts.windows.replace('facing');
    return done;
  }

  async function front(id: string, application: Application): Promise<Result<null>> {
    const file = openCase(core, id, application);
    if (!file) return fail('application.notFound');
    floor.front = file;
    floor.after = null;
    if (mayChange(file)) keep(core, file);
    show(core);
    return done;
  }

  async function take(number: string, staffId: string): Promise<Result<null>> {
    const may = mayBegin(core);
    if (!may.ok) return may;
    const wanted = number.replace(/^([A-Z]) ?/, '$1 ');
    if (floor.front?.waitingNumber === wanted) return done;
    const row = store.casework.byWaitingNumber(wanted);
    if (!row) return fail('application.notFound');
    if (row.state !== 'waiting') return fail('application.held');
    if (floor.front) {
      const back = await putBack();
      if (!back.ok) return fail('application.cardOutstanding');
    }
    const step = next({ state: 'waiting' }, { event: 'taken', staffId });
    if (!step.ok) return fail(step.code);
    store.transaction(() => {
      store.casework.update(row.id, { state: 'reviewing', holder: staffId });
      for (const entry of step.entries) store.ledger.append({ ...entry, staffId });
    });
    return front(row.id, step.application);
  }

  async function begin(language: string, staffId: string): Promise<Result<null>> {
    const may = mayBegin(core);
    if (!may.ok) return may;
    if (!program.languages.includes(language)) return fail('answer.notOffered', { field: 'language' });
    if (floor.front) {
      const back = await putBack();
      if (!back.ok) return fail('application.cardOutstanding');
    }
    const taken = new Set(store.casework.all().map((row) => row.waitingNumber));
    const { ordinal, number } = nextWaitingNumber(floor.lastWaiting, taken);
    floor.lastWaiting = ordinal;
    const id = newId(parts);
    parts.keyRing.create(id);
    store.transaction(() => {
      store.casework.create(
        { id, waitingNumber: number, state: 'reviewing', since: parts.now().getTime(), holder: staffId },
        {
          language,
          begunBy: 'clerk',
          answers: {},
          revision: 0,
          confirmed: 'no',
          disputed: false,
          // Nobody was given a slip, so there is no code that could forget it from the walk-up window.
          forgetCode: '',
          documents: [],
          portraitWaived: false,
          fee: { settled: program.fee.cents === 0 ? 'paid' : 'open', waiver: null },
        },
      );
      store.ledger.append({ code: 'application.begunByClerk', staffId });
      store.counters.add(core.today(), 'begunByClerk');
    });
    return front(id, { state: 'reviewing', holder: staffId });
  }

  async function noShow(number: string, staffId: string): Promise<Result<null>> {
    const row = store.casework.byWaitingNumber(number.replace(/^([A-Z]) ?/, '$1 '));
    if (!row) return fail('application.notFound');
    if (row.state !== 'waiting') return fail('application.held');
    const step = next({ state: 'waiting' }, { event: 'lapsed', cause: 'no-show' });
    if (!step.ok) return fail(step.code);
    await endApplication(core, {
      applicationId: row.id,
      end: 'expired',
      cause: 'no-show',
      entries: step.entries,
      staffId,
      counters: ['expired'],
      shownOn: [],
    });
    return done;
  }

  return {
    view: () => ok(counterView(core)),
    signIn: ({ staffId, pin }) =>
      core.serial(() => {
        const result = signIn.signIn(staffId, pin);
        core.refresh();
        return result;
      }),
    signOut: () =>
      core.serial(async () => {
        // A card that may be in the world stays with the counter: its case cannot be left by signing out alone, but
        // the next person who signs in finds it in front.
        const back = await putBack();
        signIn.signOut();
        core.refresh();
        return back.ok ? done : back;
      }),
    camera({ present }) {
      const camera = present ? 'present' : 'missing';
      if (floor.camera === camera) return done;
      floor.camera = camera;
      core.refresh();
      return done;
    },
    dismiss({ notice }) {
      floor.notices = floor.notices.filter((shown) => shown.id !== notice);
      core.refresh();
      return done;
    },
    answeredCall() {
      floor.staffCalled = false;
      core.refresh();
      return done;
    },

    take: ({ number }, { staffId }) => core.serial(() => take(number, staffId ?? '')),
    begin: ({ language }, { staffId }) => core.serial(() => begin(language, staffId ?? '')),
    putBack: () => core.serial(putBack),
    noShow: ({ number }, { staffId }) => core.serial(() => noShow(number, staffId ?? '')),

    correct: (answer, { staffId }) =>
      withCase((file) => {
        const may = changing(file);
        if (!may.ok) return may;
        const problem = answerProblem(program, answer, core.today());
        if (problem) return { ok: false, error: problem };
        file.record.answers = withAnswer(file.record.answers, answer);
        changed(file, answer.question);
        store.ledger.append({ code: 'application.corrected', staffId });
        keep(core, file);
        return done;
      })(),
    confirmedAloud: (_nothing, { staffId }) =>
      withCase((file) => {
        const may = changing(file);
        if (!may.ok) return may;
        file.record.confirmed = 'aloud';
        file.record.disputed = false;
        file.changed = [];
        store.transaction(() => {
          store.ledger.append({ code: 'application.confirmedAloud', staffId });
          store.counters.add(core.today(), 'confirmedAloud');
        });
        keep(core, file);
        return done;
      })(),
    addDocument: ({ type, issuedOn, expiresOn, seen }) =>
      core.serial(() => {
        const file = floor.front;
        if (!file) return fail('application.none');
        const may = changing(file);
        if (!may.ok) return may;
        if (!seen) return fail('document.notSeen', { field: 'seen' });
        const problem = documentProblem(program, { type, issuedOn, expiresOn }, core.today());
        if (problem) return { ok: false, error: problem };
        const id = newId(parts).slice(0, 16);
        file.record.documents = [...file.record.documents, { id, type, issuedOn, expiresOn }];
        keep(core, file);
        return ok({ id });
      }),
    removeDocument: ({ id }) =>
      withCase((file) => {
        const may = changing(file);
        if (!may.ok) return may;
        if (!file.record.documents.some((document) => document.id === id)) return fail('document.notFound');
        file.record.documents = file.record.documents.filter((document) => document.id !== id);
        store.casework.deleteImages(file.id, 'document', id);
        file.documentImages.delete(id);
        keep(core, file);
        return done;
      })(),
    holdImage: ({ id, jpeg }) =>
      withCase((file) => {
        const may = changing(file);
        if (!may.ok) return may;
        if (program.documents.handling !== 'held-until-issued') return fail('document.holdNotAllowed');
        if (!file.record.documents.some((document) => document.id === id)) return fail('document.notFound');
        const image = cleanJpeg(jpeg);
        if (!image.ok) return image;
        store.casework.putImage(file.id, 'document', id, image.jpeg);
        image.jpeg.fill(0);
        file.documentImages.set(id, (file.documentImages.get(id) ?? 0) + 1);
        core.refresh();
        return done;
      })(),
    portrait: ({ jpeg }) =>
      withCase((file) => {
        const may = changing(file);
        if (!may.ok) return may;
        const image = cleanJpeg(jpeg);
        if (!image.ok) return image;
        if (Math.abs(image.widthPx / image.heightPx - PORTRAIT_RATIO) > RATIO_TOLERANCE) return fail('image.notJpeg');
        file.record.portraitWaived = false;
        portraitChanged(core, file, image.jpeg);
        return done;
      })(),
    retakePortrait: withCase((file) => {
      const may = changing(file);
      if (!may.ok) return may;
      portraitChanged(core, file, null);
      return done;
    }),
    waivePortrait: (_nothing, { staffId }) =>
      withCase((file) => {
        const may = changing(file);
        if (!may.ok) return may;
        if (!program.portrait.waivable) return fail('portrait.required');
        file.record.portraitWaived = true;
        store.transaction(() => {
          store.ledger.append({ code: 'portrait.waived', staffId });
          store.counters.add(core.today(), 'portraitWaived');
        });
        portraitChanged(core, file, null);
        return done;
      })(),
    fee: (fee, { staffId }) =>
      withCase((file) => {
        const may = changing(file);
        if (!may.ok) return may;
        if (fee.settled === 'waived') {
          if (!program.fee.waivers.some((waiver) => waiver.id === fee.waiver))
            return fail('answer.notOffered', { field: 'waiver' });
          store.ledger.append({ code: 'fee.waived', staffId });
        }
        file.record.fee = { settled: fee.settled, waiver: fee.settled === 'waived' ? fee.waiver : null };
        keep(core, file);
        return done;
      })(),

    print: withCase((file) => printCard(core, file)),
    cardIsRight: withCase((file) => cardIsRight(core, file)),
    cardIsWrong: ({ reason }) =>
      withCase((file) => {
        if (!SPOIL_REASONS.includes(reason)) return fail('answer.notOffered', { field: 'reason' });
        return cardLost(core, file, 'spoiled', reason);
      })(),
    reconcile: ({ number, card }, { staffId }) => core.serial(() => reconcile(core, number, card, staffId)),

    refuse: ({ reasons }, { staffId }) => withCase((file) => refuseCase(core, file, reasons, staffId ?? ''))(),
    forget: ({ cause }, { staffId }) => core.serial(() => stopCase(core, cause, staffId)),
    mendPurge: () => core.serial(() => mendPurge(core)),
  };
}
