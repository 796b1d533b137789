import { z } from 'zod';
import { Answer, LanguageTag, QuestionId } from './answers.ts';
import { type Contract, call, push } from './define.ts';
import type { PrecheckView, WalkupView } from './views.ts';

const applicant = ['applicant'] as const;
const nothing = z.strictObject({});
const DocumentTypeId = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/);
/** What somebody has with them, in classes that fit thousands: no date, no name, no number. */
const Ticked = z.strictObject({
  types: z.array(DocumentTypeId).max(60),
  /** Documents that the caretaker would bring. */
  caretakerTypes: z.array(DocumentTypeId).max(60),
  /** First year of one of the view's age bands. */
  ageFrom: z.int().min(0).max(150),
  caretaker: z.boolean(),
});

/** The walk-up window: the next person types. It is bound to at most the one draft that it began itself. */
export const walkup = {
  window: 'walkup',
  calls: {
    /** The screen to draw. */
    view: call<WalkupView>()({ by: applicant, input: nothing }),
    /** Somebody touched the screen; ends an idle warning. */
    stillHere: call<null>()({ by: applicant, input: nothing }),
    setLanguage: call<null>()({ by: applicant, input: z.strictObject({ language: LanguageTag }) }),
    /** From the welcome screen to "Do I have what I need?". */
    precheck: call<null>()({ by: applicant, input: nothing }),
    /** Judges what was ticked. Stores nothing, and nothing of it is remembered. */
    judge: call<PrecheckView>()({ by: applicant, input: Ticked }),
    /** Prints the list that `judge` gave, in the language of the screen. */
    printList: call<{ slip: 'printed' | 'shown' | 'failed' }>()({ by: applicant, input: Ticked }),
    /** From the welcome screen to what is kept and what is not. */
    begin: call<null>()({ by: applicant, input: nothing }),
    /** Read; on to the first question. */
    accept: call<null>()({ by: applicant, input: nothing }),
    answer: call<null>()({ by: applicant, input: Answer }),
    back: call<null>()({ by: applicant, input: nothing }),
    /** From "check your answers" to one question, and back there after it. */
    change: call<null>()({ by: applicant, input: z.strictObject({ question: QuestionId }) }),
    /** Answers confirmed; on to the next person of those who came together. */
    addPerson: call<null>()({ by: applicant, input: nothing }),
    /** Answers confirmed; gives a waiting number to everybody entered. */
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
