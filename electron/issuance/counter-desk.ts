import type { counter } from '../contract/counter.ts';
import { done, type Handlers, ok } from '../contract/define.ts';
import { fail } from '../contract/errors.ts';
import { answerProblem, withAnswer } from '../intake/check.ts';
import { cleanJpeg } from '../portrait/jpeg.ts';
import { portraitUse } from './case-blockers.ts';
import { cardIsRight, refuseCase, stopCase } from './case-ends.ts';
import { pricesOf, unsettled, waiversOf } from './case-fee.ts';
import { forgetDecisions } from './case-readings.ts';
import { changed, keep, portraitChanged } from './casefile.ts';
import type { Core } from './core.ts';
import { counterTurns } from './counter-turns.ts';
import { mendPurge } from './ending.ts';
import { evidenceDesk } from './evidence-desk.ts';
import { cardLost, printCard } from './printing-run.ts';
import { addMember, begin, noShow, putBack, take, toMember } from './queue.ts';
import { readingDesk } from './reading-desk.ts';
import { reconcile } from './reconcile.ts';
import { counterView, SPOIL_REASONS } from './views.ts';

/** The portrait window of the card is 3:4; a camera rounds to whole pixels. */
const PORTRAIT_RATIO = 3 / 4;
const RATIO_TOLERANCE = 0.01;

/** The desk behind the counter window: staff, the queue, and the one case in front. */
export function counterDesk(core: Core): Handlers<typeof counter> {
  const { parts, floor } = core;
  const { store, program, signIn } = parts;
  const turns = counterTurns(core);
  const { inTurn, onCase, onOpenCase } = turns;

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
        await putBack(core);
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

    take: ({ number }, caller) => inTurn(caller, (staffId) => take(core, number, staffId)),
    begin: ({ language }, caller) => inTurn(caller, (staffId) => begin(core, language, staffId)),
    member: ({ id }, caller) => onCase(caller, (file, staffId) => toMember(core, file, id, staffId)),
    addMember: (_nothing, caller) => onCase(caller, (file, staffId) => addMember(core, file, staffId)),
    putBack: (_nothing, caller) => inTurn(caller, () => putBack(core)),
    noShow: ({ number }, caller) => inTurn(caller, (staffId) => noShow(core, number, staffId)),

    correct: (answer, caller) =>
      onOpenCase(caller, (file, staffId) => {
        const problem = answerProblem(program, answer, file.record.answers, core.today());
        if (problem) return { ok: false, error: problem };
        // An answer typed for the first time is not a change to point out.
        const before = file.record.answers[answer.question];
        file.record.answers = withAnswer(file.record.answers, answer);
        if (answer.question === 'name' || answer.question === 'birth') forgetDecisions(file.record, answer.question);
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

    ...evidenceDesk(core, turns),
    ...readingDesk(core, turns),

    portrait: ({ jpeg }, caller) =>
      onOpenCase(caller, (file) => {
        // The law keeps it off the card, so none is taken.
        if (portraitUse(core, file.record) === 'forbidden') return fail('answer.notOffered', { field: 'jpeg' });
        const image = cleanJpeg(jpeg);
        // The bytes that came from the window are overwritten.
        jpeg.fill(0);
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
        if (portraitUse(core, file.record) === 'required') return fail('portrait.required');
        file.record.portraitWaived = true;
        portraitChanged(core, file, null, [{ code: 'portrait.waived', staffId }], 'portraitWaived');
        return done;
      }),
    fee: (fee, caller) =>
      onOpenCase(caller, (file, staffId) => {
        const price = pricesOf(core, file.record).find(({ id }) => id === fee.kind);
        if (!price) return fail('answer.notOffered', { field: 'kind' });
        const waiver = fee.settled === 'waived' ? fee.waiver : null;
        if (waiver !== null && !waiversOf(core, file.record).some(({ id }) => id === waiver))
          return fail('answer.notOffered', { field: 'waiver' });
        const before = file.record.fee;
        const free = unsettled(fee.kind, price.cents);
        file.record.fee = price.cents === 0 ? free : { ...free, settled: fee.settled, waiver };
        const { settled } = file.record.fee;
        const code = { paid: 'fee.paid', waived: 'fee.waived', open: null }[settled];
        const same = before.settled === settled && before.kind === fee.kind;
        keep(core, file, code && !same && price.cents > 0 ? [{ code, staffId }] : []);
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
