import type { counter } from '../contract/counter.ts';
import { type Caller, done, type Handlers, ok, type Result } from '../contract/define.ts';
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
import { markSeen, replaceWindow } from './seen.ts';
import { counterView, SPOIL_REASONS } from './views.ts';
import { nextWaitingNumber } from './waiting-number.ts';

/** The portrait window of the card is 3:4; a camera rounds to whole pixels. */
const PORTRAIT_RATIO = 3 / 4;
const RATIO_TOLERANCE = 0.01;

/** The desk behind the counter window: staff, the queue, and the one case in front. */
export function counterDesk(core: Core): Handlers<typeof counter> {
  const { parts, floor } = core;
  const { store, program, signIn } = parts;

  /**
   * Runs a member of staff's act when its turn comes. Who asked is checked again then: a sign-out may have been in the
   * queue before it (P8).
   */
  const inTurn = <T>({ staffId }: Caller, work: (staffId: string) => Result<T> | Promise<Result<T>>) =>
    core.serial(() => (staffId !== null && signIn.current()?.id === staffId ? work(staffId) : fail('signIn.needed')));
  /** The same, on the case in front. */
  const onCase = <T>(caller: Caller, work: (file: Casefile, staffId: string) => Result<T> | Promise<Result<T>>) =>
    inTurn(caller, (staffId) => (floor.front ? work(floor.front, staffId) : fail('application.none')));
  /** The same, where something recorded changes. */
  const onOpenCase = <T>(caller: Caller, work: (file: Casefile, staffId: string) => Result<T> | Promise<Result<T>>) =>
    onCase(caller, (file, staffId) => (mayChange(file) ? work(file, staffId) : fail('application.cardOutstanding')));
  /** Takes a camera's picture, cleaned; the bytes that came from the window are overwritten. */
  const cleaned = (jpeg: Uint8Array) => {
    const image = cleanJpeg(jpeg);
    jpeg.fill(0);
    return image;
  };

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
    await replaceWindow(core, 'facing');
    return done;
  }

  async function front(id: string, application: Application): Promise<Result<null>> {
    const file = openCase(core, id, application);
    if (!file) return fail('application.notFound');
    floor.front = file;
    floor.after = null;
    markSeen(core, id, 'counter', 'facing');
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
    if (!store.casework.readRecord(row.id)) {
      // Its key is gone while the app ran: it can never be read again, and ends as after lost power.
      await expire(row.id, 'lost-power', staffId);
      return fail('application.notFound');
    }
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
    await expire(row.id, 'no-show', staffId);
    return done;
  }

  /** Ends a waiting application that nobody stops by themselves. */
  async function expire(id: string, cause: 'no-show' | 'lost-power', staffId: string): Promise<void> {
    const step = next({ state: 'waiting' }, { event: 'lapsed', cause });
    if (!step.ok) throw new Error(`a waiting application cannot end by ${cause}`);
    const counters = ['expired'];
    await endApplication(core, { applicationId: id, end: 'expired', cause, entries: step.entries, staffId, counters });
  }

  return {
    view: () => ok(counterView(core)),
    signIn: ({ staffId, pin }) =>
      core.serial(() => {
        const result = signIn.signIn(staffId, pin);
        core.refresh();
        return result;
      }),
    signOut: (_nothing, caller) =>
      inTurn(caller, async (staffId) => {
        // A card that may be in the world is put before whoever signs in next, by its number.
        await putBack();
        signIn.signOut();
        store.ledger.append({ code: 'signIn.out', staffId });
        core.refresh();
        return done;
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

    take: ({ number }, caller) => inTurn(caller, (staffId) => take(number, staffId)),
    begin: ({ language }, caller) => inTurn(caller, (staffId) => begin(language, staffId)),
    putBack: (_nothing, caller) => inTurn(caller, putBack),
    noShow: ({ number }, caller) => inTurn(caller, (staffId) => noShow(number, staffId)),

    correct: (answer, caller) =>
      onOpenCase(caller, (file, staffId) => {
        const problem = answerProblem(program, answer, core.today());
        if (problem) return { ok: false, error: problem };
        // An answer typed for the first time is not a change to point out.
        const before = file.record.answers[answer.question];
        file.record.answers = withAnswer(file.record.answers, answer);
        changed(file, before === undefined ? null : answer.question);
        keep(core, file, [{ code: 'application.corrected', staffId }]);
        return done;
      }),
    confirmedAloud: (_nothing, caller) =>
      onOpenCase(caller, (file, staffId) => {
        file.record.confirmed = 'aloud';
        file.record.disputed = false;
        keep(core, file, [{ code: 'application.confirmedAloud', staffId }], 'confirmedAloud');
        return done;
      }),
    addDocument: ({ type, issuedOn, expiresOn, seen }, caller) =>
      onOpenCase(caller, (file) => {
        if (!seen) return fail('document.notSeen', { field: 'seen' });
        const problem = documentProblem(program, { type, issuedOn, expiresOn }, core.today());
        if (problem) return { ok: false, error: problem };
        const id = newId(parts).slice(0, 16);
        file.record.documents = [...file.record.documents, { id, type, issuedOn, expiresOn }];
        keep(core, file);
        return ok({ id });
      }),
    removeDocument: ({ id }, caller) =>
      onOpenCase(caller, (file) => {
        if (!file.record.documents.some((document) => document.id === id)) return fail('document.notFound');
        file.record.documents = file.record.documents.filter((document) => document.id !== id);
        store.casework.deleteImages(file.id, 'document', id);
        file.documentImages.delete(id);
        keep(core, file);
        return done;
      }),
    holdImage: ({ id, jpeg }, caller) =>
      onOpenCase(caller, (file) => {
        if (program.documents.handling !== 'held-until-issued') return fail('document.holdNotAllowed');
        if (!file.record.documents.some((document) => document.id === id)) return fail('document.notFound');
        const image = cleaned(jpeg);
        if (!image.ok) return image;
        store.casework.putImage(file.id, 'document', id, image.jpeg);
        image.jpeg.fill(0);
        file.documentImages.set(id, (file.documentImages.get(id) ?? 0) + 1);
        core.refresh();
        return done;
      }),
    portrait: ({ jpeg }, caller) =>
      onOpenCase(caller, (file) => {
        const image = cleaned(jpeg);
        if (!image.ok) return image;
        if (Math.abs(image.widthPx / image.heightPx - PORTRAIT_RATIO) > RATIO_TOLERANCE) return fail('image.notJpeg');
        file.record.portraitWaived = false;
        portraitChanged(core, file, image.jpeg);
        return done;
      }),
    retakePortrait: (_nothing, caller) =>
      onOpenCase(caller, (file) => {
        portraitChanged(core, file, null);
        return done;
      }),
    waivePortrait: (_nothing, caller) =>
      onOpenCase(caller, (file, staffId) => {
        if (!program.portrait.waivable) return fail('portrait.required');
        file.record.portraitWaived = true;
        portraitChanged(core, file, null, [{ code: 'portrait.waived', staffId }], 'portraitWaived');
        return done;
      }),
    fee: (fee, caller) =>
      onOpenCase(caller, (file, staffId) => {
        if (fee.settled === 'waived' && !program.fee.waivers.some((waiver) => waiver.id === fee.waiver))
          return fail('answer.notOffered', { field: 'waiver' });
        const before = file.record.fee.settled;
        file.record.fee = { settled: fee.settled, waiver: fee.settled === 'waived' ? fee.waiver : null };
        const code = { paid: 'fee.paid', waived: 'fee.waived', open: null }[fee.settled];
        keep(core, file, code && before !== fee.settled ? [{ code, staffId }] : []);
        return done;
      }),

    print: (_nothing, caller) => onCase(caller, (file) => printCard(core, file)),
    cardIsRight: (_nothing, caller) => onCase(caller, (file) => cardIsRight(core, file)),
    cardIsWrong: ({ reason }, caller) =>
      onCase(caller, (file) =>
        SPOIL_REASONS.includes(reason)
          ? cardLost(core, file.id, 'spoiled', reason)
          : fail('answer.notOffered', { field: 'reason' }),
      ),
    reconcile: ({ number, card }, caller) => inTurn(caller, (staffId) => reconcile(core, number, card, staffId)),

    refuse: ({ reasons }, caller) => onCase(caller, (file, staffId) => refuseCase(core, file, reasons, staffId)),
    forget: ({ cause }, caller) => inTurn(caller, (staffId) => stopCase(core, cause, staffId)),
    mendPurge: (_nothing, caller) => inTurn(caller, () => mendPurge(core)),
  };
}
