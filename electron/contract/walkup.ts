import { z } from 'zod';
import { Answer, LanguageTag, QuestionId } from './answers.ts';
import { type Contract, call, push } from './define.ts';
import type { WalkupView } from './views.ts';

const applicant = ['applicant'] as const;
const nothing = z.strictObject({});

/** The walk-up window: the next person types. It is bound to at most the one draft that it began itself. */
export const walkup = {
  window: 'walkup',
  calls: {
    /** The screen to draw. */
    view: call<WalkupView>()({ by: applicant, input: nothing }),
    /** Somebody touched the screen; ends an idle warning. */
    stillHere: call<null>()({ by: applicant, input: nothing }),
    setLanguage: call<null>()({ by: applicant, input: z.strictObject({ language: LanguageTag }) }),
    /** From the welcome screen to what is kept and what is not. */
    begin: call<null>()({ by: applicant, input: nothing }),
    /** Read; on to the first question. */
    accept: call<null>()({ by: applicant, input: nothing }),
    answer: call<null>()({ by: applicant, input: Answer }),
    back: call<null>()({ by: applicant, input: nothing }),
    /** From "check your answers" to one question, and back there after it. */
    change: call<null>()({ by: applicant, input: z.strictObject({ question: QuestionId }) }),
    /** Answers confirmed; gives a waiting number. */
    submit: call<null>()({ by: applicant, input: nothing }),
    callStaff: call<null>()({ by: applicant, input: nothing }),
    /** Stop and forget me: ends the draft, whatever the screen. */
    forget: call<null>()({ by: applicant, input: nothing }),
    /** Stop and forget me after the number was given, with the code on its slip. */
    forgetWaiting: call<null>()({
      by: applicant,
      input: z.strictObject({ number: z.string().max(8), code: z.string().max(16) }),
    }),
    /** Leaves a closing screen early. */
    finish: call<null>()({ by: applicant, input: nothing }),
  },
  pushes: { view: push<WalkupView>() },
} as const satisfies Contract;
