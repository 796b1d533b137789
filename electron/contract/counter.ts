import { z } from 'zod';
import { Answer, IsoDate, Jpeg, LanguageTag } from './answers.ts';
import { CASE_STAFF, type Contract, call, push } from './define.ts';
import type { CounterView } from './views.ts';

const everyone = ['nobody', 'clerk', 'supervisor', 'auditor', 'administrator'] as const;
const staff = ['clerk', 'supervisor', 'auditor', 'administrator'] as const;
const nothing = z.strictObject({});
const Id = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/);
const WaitingNumber = z.string().regex(/^[A-Z] ?\d{1,3}$/);

/** The counter window: staff. No call names an application but by taking its waiting number; the rest act on the case in front. */
export const counter = {
  window: 'counter',
  calls: {
    view: call<CounterView>()({ by: everyone, input: nothing }),
    signIn: call<null>()({ by: ['nobody'], input: z.strictObject({ staffId: Id, pin: z.string().max(64) }) }),
    /** A case in front goes back to waiting. */
    signOut: call<null>()({ by: staff, input: nothing }),
    /** The window found or lost its camera. */
    camera: call<null>()({ by: everyone, input: z.strictObject({ present: z.boolean() }) }),
    dismiss: call<null>()({ by: staff, input: z.strictObject({ notice: z.int() }) }),
    answeredCall: call<null>()({ by: staff, input: nothing }),

    take: call<null>()({ by: CASE_STAFF, input: z.strictObject({ number: WaitingNumber }) }),
    /** Begins an application for someone who does not use the kiosk. */
    begin: call<null>()({ by: CASE_STAFF, input: z.strictObject({ language: LanguageTag }) }),
    putBack: call<null>()({ by: CASE_STAFF, input: nothing }),
    noShow: call<null>()({ by: CASE_STAFF, input: z.strictObject({ number: WaitingNumber }) }),

    /** Corrects one answer; the applicant is asked again on the facing screen. */
    correct: call<null>()({ by: CASE_STAFF, input: Answer }),
    /** The applicant confirmed the answers aloud; counted, for people who cannot use the screen. */
    confirmedAloud: call<null>()({ by: CASE_STAFF, input: nothing }),
    addDocument: call<{ id: string }>()({
      by: CASE_STAFF,
      input: z.strictObject({
        type: Id,
        issuedOn: IsoDate.nullable(),
        expiresOn: IsoDate.nullable(),
        /** The clerk had the document in hand. */
        seen: z.boolean(),
      }),
    }),
    removeDocument: call<null>()({ by: CASE_STAFF, input: z.strictObject({ id: Id }) }),
    /** Holds an image of a recorded document until the end, sealed; only where the programme allows it. */
    holdImage: call<null>()({ by: CASE_STAFF, input: z.strictObject({ id: Id, jpeg: Jpeg }) }),
    /** The portrait, already cropped to the card's 3:4 window. */
    portrait: call<null>()({ by: CASE_STAFF, input: z.strictObject({ jpeg: Jpeg }) }),
    retakePortrait: call<null>()({ by: CASE_STAFF, input: nothing }),
    /** Goes on without a portrait, where the programme allows it. */
    waivePortrait: call<null>()({ by: CASE_STAFF, input: nothing }),
    fee: call<null>()({
      by: CASE_STAFF,
      input: z.discriminatedUnion('settled', [
        z.strictObject({ settled: z.literal('paid') }),
        z.strictObject({ settled: z.literal('waived'), waiver: Id }),
        z.strictObject({ settled: z.literal('open') }),
      ]),
    }),

    print: call<null>()({ by: CASE_STAFF, input: nothing }),
    /** The applicant holds the card and it is right: issues, and purges. */
    cardIsRight: call<null>()({ by: CASE_STAFF, input: nothing }),
    /** The card is spoiled: its number is void, and the case can be printed again under a new one. */
    cardIsWrong: call<null>()({ by: CASE_STAFF, input: z.strictObject({ reason: Id }) }),
    /** After a crash: where is the card of this number? */
    reconcile: call<null>()({
      by: CASE_STAFF,
      input: z.strictObject({ number: z.string().max(40), card: z.enum(['in-hand', 'spoiled', 'not-printed']) }),
    }),

    refuse: call<null>()({ by: CASE_STAFF, input: z.strictObject({ reasons: z.array(Id).min(1).max(8) }) }),
    /** The applicant stops, or has left: everything is forgotten. */
    forget: call<null>()({ by: CASE_STAFF, input: z.strictObject({ cause: z.enum(['forget-me', 'left']) }) }),
    /** Tries an open purge again. */
    mendPurge: call<null>()({ by: CASE_STAFF, input: nothing }),
  },
  pushes: { view: push<CounterView>() },
} as const satisfies Contract;
