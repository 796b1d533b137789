import { z } from 'zod';
import { Answer, IsoDate, Jpeg, LanguageTag } from './answers.ts';
import { CASE_STAFF, type Contract, call, push } from './define.ts';
import type { CounterView, ReadingView } from './views.ts';

const everyone = ['nobody', 'clerk', 'supervisor', 'auditor', 'administrator'] as const;
const staff = ['clerk', 'supervisor', 'auditor', 'administrator'] as const;
const nothing = z.strictObject({});
const Id = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/);
const Whose = z.enum(['applicant', 'caretaker']);
const FeeKind = z.enum(['first', 'renewal', 'replacement']);
/** A licence's barcode holds under 1,000 characters; twice that is no code we read. Control characters are part of it. */
const Scanned = z.string().max(2048);
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

    /** Takes whoever has this number: the first of a group who still waits. */
    take: call<null>()({ by: CASE_STAFF, input: z.strictObject({ number: WaitingNumber }) }),
    /** Begins an application for someone who does not use the kiosk. */
    begin: call<null>()({ by: CASE_STAFF, input: z.strictObject({ language: LanguageTag }) }),
    /** Another of the people under the number in front. */
    member: call<null>()({ by: CASE_STAFF, input: z.strictObject({ id: Id }) }),
    /** Begins an application for one more person under the number in front. */
    addMember: call<null>()({ by: CASE_STAFF, input: nothing }),
    putBack: call<null>()({ by: CASE_STAFF, input: nothing }),
    noShow: call<null>()({ by: CASE_STAFF, input: z.strictObject({ number: WaitingNumber }) }),

    /** Corrects one answer; the applicant is asked again on the facing screen. */
    correct: call<null>()({ by: CASE_STAFF, input: Answer }),
    /** The applicant confirmed the answers aloud; counted, for people who cannot use the screen. */
    confirmedAloud: call<null>()({ by: CASE_STAFF, input: nothing }),
    /** Records a document that the clerk had in hand; the same act records it for others under the same number. */
    addDocument: call<{ id: string }>()({
      by: CASE_STAFF,
      input: z.strictObject({
        type: Id,
        whose: Whose,
        form: z.enum(['original', 'certified-copy', 'copy', 'phone']),
        issuedOn: IsoDate.nullable(),
        expiresOn: IsoDate.nullable(),
        conditions: z.array(Id).max(10),
        /** False: it is on the list, but the clerk cannot verify it; recorded so that the refusal can say so. */
        verified: z.boolean(),
        /** The reading it was read with. */
        reading: Id.nullable(),
        alsoFor: z.array(z.strictObject({ member: Id, whose: Whose })).max(8),
      }),
    }),
    /** Settles what the rules leave open about one document. */
    decideDocument: call<null>()({
      by: CASE_STAFF,
      input: z.strictObject({ id: Id, decision: z.enum(['counts', 'refused']).nullable() }),
    }),
    /** Takes (or no longer takes) the reading of a gap that is about the case. */
    decideGap: call<null>()({ by: CASE_STAFF, input: z.strictObject({ gap: Id, accepted: z.boolean() }) }),
    /** Who speaks for the applicant; null: nobody, and their documents go. */
    caretaker: call<null>()({ by: CASE_STAFF, input: z.strictObject({ relation: Id.nullable() }) }),
    attest: call<null>()({ by: CASE_STAFF, input: z.strictObject({ attestation: Id, given: z.boolean() }) }),

    /** What a wedge scanner or the camera read: a machine-readable zone or a licence's barcode, for the case in front. */
    scan: call<ReadingView>()({ by: CASE_STAFF, input: z.strictObject({ text: Scanned }) }),
    /** Takes name or birth date from a reading into the answers. */
    useReading: call<null>()({
      by: CASE_STAFF,
      input: z.strictObject({ id: Id, field: z.enum(['name', 'birth']) }),
    }),
    dropReading: call<null>()({ by: CASE_STAFF, input: z.strictObject({ id: Id }) }),
    /** A supervisor, by their own PIN on the spot, lets a difference pass. */
    decideDifference: call<null>()({
      by: CASE_STAFF,
      input: z.strictObject({
        reading: Id,
        field: z.enum(['name', 'birth', 'expires']),
        staffId: Id,
        pin: z.string().max(64),
      }),
    }),
    /** What the scanner sent for the check code of the set-up sheet; empty text: it came without its start key. */
    scannerCheck: call<null>()({ by: staff, input: z.strictObject({ text: Scanned }) }),
    /** Prints the sheet of codes that sets a scanner up. */
    printScannerSheet: call<{ slip: 'printed' | 'shown' | 'failed' }>()({ by: staff, input: nothing }),

    removeDocument: call<null>()({ by: CASE_STAFF, input: z.strictObject({ id: Id }) }),
    /** Holds an image of a recorded document until the end, sealed; only where the programme allows it. */
    holdImage: call<null>()({ by: CASE_STAFF, input: z.strictObject({ id: Id, jpeg: Jpeg }) }),
    /** The portrait, already cropped to the card's 3:4 window. */
    portrait: call<null>()({ by: CASE_STAFF, input: z.strictObject({ jpeg: Jpeg }) }),
    retakePortrait: call<null>()({ by: CASE_STAFF, input: nothing }),
    /** Goes on without a portrait, where the programme allows it. */
    waivePortrait: call<null>()({ by: CASE_STAFF, input: nothing }),
    /** What the card costs and whether that is settled. */
    fee: call<null>()({
      by: CASE_STAFF,
      input: z.discriminatedUnion('settled', [
        z.strictObject({ kind: FeeKind, settled: z.literal('paid') }),
        z.strictObject({ kind: FeeKind, settled: z.literal('waived'), waiver: Id }),
        z.strictObject({ kind: FeeKind, settled: z.literal('open') }),
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
