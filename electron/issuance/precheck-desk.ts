import type { z } from 'zod';
import { type Handlers, ok } from '../contract/define.ts';
import { fail } from '../contract/errors.ts';
import type { PrecheckView } from '../contract/views.ts';
import type { walkup } from '../contract/walkup.ts';
import { precheck } from '../policy/precheck.ts';
import type { Core } from './core.ts';
import { printSlip } from './slips.ts';

type Ticked = z.infer<typeof walkup.calls.judge.input>;

/**
 * "Do I have what I need?": what somebody ticked is judged and forgotten with the answer. Nothing of it is put on the
 * floor, so no view, no push and no store can hold it.
 */
export function precheckDesk(core: Core, touched: () => void): Pick<Handlers<typeof walkup>, 'judge' | 'printList'> {
  const { program } = core.parts;
  const known = new Set(program.documentTypes.map(({ id }) => id));
  const judged = (ticked: Ticked): PrecheckView => {
    const types = ticked.types.filter((type) => known.has(type));
    const caretakerTypes = ticked.caretaker ? ticked.caretakerTypes.filter((type) => known.has(type)) : [];
    return precheck(program, { ...ticked, types, caretakerTypes }, core.today());
  };
  return {
    judge(ticked) {
      if (core.floor.walkup.screen.at !== 'precheck') return fail('application.wrongState');
      touched();
      core.refresh();
      return ok(judged(ticked));
    },
    printList: (ticked) =>
      core.serial(async () => {
        const { screen, language } = core.floor.walkup;
        if (screen.at !== 'precheck') return fail('application.wrongState');
        touched();
        const theirs = ticked.caretaker ? ticked.caretakerTypes : [];
        const slip = await printSlip(core, {
          kind: 'precheck',
          language,
          city: program.city,
          cardName: program.cardName,
          brought: program.documentTypes
            .filter(({ id }) => ticked.types.includes(id) || theirs.includes(id))
            .map(({ name }) => name),
          result: judged(ticked),
        });
        core.refresh();
        return ok({ slip });
      }),
  };
}
