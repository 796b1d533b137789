import { z } from 'zod';
import { LanguageTag } from './answers.ts';
import { type Contract, call, push } from './define.ts';
import type { FacingView } from './views.ts';

const applicant = ['applicant'] as const;
const nothing = z.strictObject({});
const Revision = z.strictObject({ revision: z.int().min(0) });

/** The facing window: what the person at the counter sees of their own case, and nothing else. */
export const facing = {
  window: 'facing',
  calls: {
    view: call<FacingView>()({ by: applicant, input: nothing }),
    setLanguage: call<null>()({ by: applicant, input: z.strictObject({ language: LanguageTag }) }),
    /** The answers (and so the card's text) as shown in this revision are right. */
    confirm: call<null>()({ by: applicant, input: Revision }),
    /** Something is wrong in this revision; the clerk is told. */
    dispute: call<null>()({ by: applicant, input: Revision }),
    /** The printed card in hand is right, or is not. */
    cardInHand: call<null>()({ by: applicant, input: z.strictObject({ right: z.boolean() }) }),
    forget: call<null>()({ by: applicant, input: nothing }),
    printCertificate: call<null>()({ by: applicant, input: nothing }),
    /** The refusal's slip once more, where the first did not print. */
    printRefusal: call<null>()({ by: applicant, input: nothing }),
    callStaff: call<null>()({ by: applicant, input: nothing }),
    finish: call<null>()({ by: applicant, input: nothing }),
  },
  pushes: { view: push<FacingView>() },
} as const satisfies Contract;
