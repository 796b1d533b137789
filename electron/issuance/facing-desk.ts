import { done, type Handlers, ok } from '../contract/define.ts';
import { fail } from '../contract/errors.ts';
import type { facing } from '../contract/facing.ts';
import { closeAfter } from './after.ts';
import { stopCase } from './case-ends.ts';
import { keep } from './casefile.ts';
import type { Core } from './core.ts';
import { printSlip } from './slips.ts';
import { facingView } from './views.ts';

/** The desk behind the facing window; it reaches the case in front and no other. */
export function facingDesk(core: Core): Handlers<typeof facing> {
  const { floor, parts } = core;
  let resetLanguage: () => void = () => undefined;
  return {
    view: () => ok(facingView(core)),
    setLanguage({ language }) {
      if (!parts.program.languages.includes(language)) return fail('answer.notOffered', { field: 'language' });
      if (floor.front) {
        floor.front.record.language = language;
        parts.store.casework.writeRecord(floor.front.id, floor.front.record);
        floor.languages.set(floor.front.id, language);
      }
      floor.afterLanguage = language;
      if (!floor.front && !floor.after) {
        // Chosen in passing, by somebody who was not called yet: the next person finds the first language again.
        resetLanguage();
        resetLanguage = parts.after(parts.program.waits.draftIdleSeconds * 1000, () => {
          if (!floor.front && !floor.after) floor.afterLanguage = parts.program.languages[0] ?? 'en';
          core.refresh();
        });
      }
      core.refresh();
      return done;
    },
    confirm: ({ revision }) =>
      core.serial(() => {
        const file = floor.front;
        if (!file) return fail('application.none');
        // What was confirmed must be what was shown: a change on its way makes this press worthless.
        if (revision !== file.record.revision) return fail('application.wrongState');
        file.record.confirmed = 'screen';
        file.record.disputed = false;
        // What was confirmed is no longer "changed just now": the next correction alone is marked.
        file.changed = [];
        keep(core, file);
        return done;
      }),
    dispute: ({ revision }) =>
      core.serial(() => {
        const file = floor.front;
        if (!file) return fail('application.none');
        if (revision !== file.record.revision) return fail('application.wrongState');
        file.record.confirmed = 'no';
        file.record.disputed = true;
        keep(core, file);
        return done;
      }),
    cardInHand: ({ right }) =>
      core.serial(() => {
        const file = floor.front;
        if (!file) return fail('application.none');
        if (file.application.state !== 'printed') return fail('application.wrongState');
        file.applicantSays = right ? 'right' : 'wrong';
        core.refresh();
        return done;
      }),
    forget: () => core.serial(() => stopCase(core, 'forget-me', null)),
    printCertificate: () =>
      core.serial(async () => {
        const shown = floor.after;
        if ((shown?.at !== 'certificate' && shown?.at !== 'refused') || !shown.certificate)
          return fail('application.wrongState');
        const slip = await printSlip(core, {
          kind: 'certificate',
          language: floor.afterLanguage,
          city: parts.program.city,
          certificate: shown.certificate,
        });
        if (floor.after === shown) floor.after = { ...shown, slip };
        core.refresh();
        // Whether it printed is part of the view, which then shows the code itself; it is no failure of the press.
        return done;
      }),
    printRefusal: () =>
      core.serial(async () => {
        const shown = floor.after;
        if (shown?.at !== 'refused') return fail('application.wrongState');
        const { reasons, bring } = shown;
        const { city, appeal } = parts.program;
        const language = floor.afterLanguage;
        const refusalSlip = await printSlip(core, {
          kind: 'refusal',
          language,
          city,
          reasons,
          bring,
          appeal: appeal.text,
        });
        if (floor.after === shown) floor.after = { ...shown, refusalSlip };
        core.refresh();
        return done;
      }),
    callStaff() {
      floor.staffCalled = true;
      core.refresh();
      return done;
    },
    finish: () =>
      core.serial(async () => {
        await closeAfter(core);
        return done;
      }),
  };
}
