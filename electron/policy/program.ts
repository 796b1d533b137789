import { z } from 'zod';
import { IsoDate, LanguageTag, QuestionId } from '../contract/answers.ts';
import type { ProgramSummary, Text } from '../contract/views.ts';

/** A text in every language that the programme offers; English is the one that must be there. */
export const ProgramText = z
  .record(LanguageTag, z.string().min(1).max(600))
  .refine((text) => typeof text.en === 'string', { message: 'needs an "en" text' })
  .transform((text) => text as Text);

const Id = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/);
const Named = z.strictObject({ id: Id, name: ProgramText });
/** Where a rule comes from: an ordinance section, a published guide, or `invented` for a city that does not exist. */
const Source = z.strictObject({ source: z.string().min(3).max(300), on: IsoDate });

const Attribute = z.enum(['photo', 'birth-date', 'identity', 'residency']);

const DocumentRule = z.strictObject({
  id: Id,
  name: ProgramText,
  proves: z.array(Attribute).min(1),
  /** Has an expiry date that must not have passed. */
  expires: z.boolean(),
  /** Days after its issue during which it counts; null where the issue date does not matter. */
  freshDays: z.int().positive().nullable(),
});

/**
 * A city's rules as data (P12): what is asked, what proves it, how long the card is valid, what it costs, what stays.
 * Two programmes are built in; a station may be given another as a file.
 */
export const Program = z
  .strictObject({
    id: Id,
    city: z.string().min(1).max(60),
    cardName: ProgramText,
    /** Art of the card, one of the designs in `renderer/card`. */
    design: Id,
    source: Source,
    languages: z.array(LanguageTag).min(1),
    questions: z.strictObject({
      order: z.array(QuestionId).min(2),
      optional: z.array(QuestionId),
    }),
    genderOptions: z.array(Named),
    minimumAge: z.int().min(0).max(120),
    /** First row whose `fromAge` the applicant has reached, oldest first; `years` null never expires. */
    validity: z.array(z.strictObject({ fromAge: z.int().min(0), years: z.int().positive().nullable() })).min(1),
    documents: z.discriminatedUnion('handling', [
      z.strictObject({ handling: z.literal('sighted') }),
      /** The named exception (promises, rule 10): an image may be held, sealed, until the application ends. */
      z.strictObject({
        handling: z.literal('held-until-issued'),
        purpose: ProgramText,
        disposalAuthority: Source.extend({ confirmedBy: z.string().min(1) }).nullable(),
      }),
    ]),
    documentTypes: z.array(DocumentRule).min(1),
    /** Each requirement is met by any recorded document that proves it; one document may meet several. */
    evidence: z.array(z.strictObject({ id: Id, name: ProgramText, proves: Attribute, lacking: ProgramText })).min(1),
    portrait: z.strictObject({ waivable: z.boolean() }),
    fee: z.strictObject({ cents: z.int().min(0), waivers: z.array(Named) }),
    refusalReasons: z.array(Named).min(1),
    appeal: ProgramText,
    /** P4: `none` keeps the card number, its two dates and its status, and nothing about the person. */
    retention: z.literal('none'),
    waits: z.strictObject({
      /** Seconds without a touch before the idle warning. */
      draftIdleSeconds: z.int().positive(),
      draftWarningSeconds: z.int().positive(),
      /** How long a slip, a waiting number or a certificate stays on the screen. */
      slipSeconds: z.int().positive(),
      certificateSeconds: z.int().positive(),
    }),
    /** Rules whose sources were not found; the station runs such a programme in training only. */
    gaps: z.array(z.string().min(3)),
  })
  .superRefine((program, context) => {
    const complain = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    for (const question of program.questions.optional) {
      if (!program.questions.order.includes(question))
        complain(['questions', 'optional'], `"${question}" is not asked; add it to questions.order or remove it here`);
    }
    for (const question of ['name', 'birth'] as const) {
      if (!program.questions.order.includes(question)) complain(['questions', 'order'], `must ask "${question}"`);
    }
    for (const [index, need] of program.evidence.entries()) {
      if (!program.documentTypes.some((type) => type.proves.includes(need.proves)))
        complain(
          ['evidence', index, 'proves'],
          `no document type proves "${need.proves}", so nobody could ever meet it`,
        );
    }
    if (!program.validity.some((row) => row.fromAge <= program.minimumAge))
      complain(['validity'], `no row covers the minimum age ${program.minimumAge}`);
  });
export type Program = z.infer<typeof Program>;

/** A rule file that cannot be used; the message names path, value and what is allowed. */
export class ProgramError extends Error {
  override name = 'ProgramError';
}

/** Parses a rule file's text. Throws ProgramError with one line a problem. */
export function parseProgram(text: string): Program {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (problem) {
    throw new ProgramError(`not JSON: ${(problem as Error).message}`);
  }
  const parsed = Program.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw new ProgramError(
    parsed.error.issues.map((issue) => `${issue.path.join('.') || '(file)'}: ${issue.message}`).join('\n'),
  );
}

/** What the windows may know of the programme. */
export function summarize(program: Program): ProgramSummary {
  return {
    id: program.id,
    city: program.city,
    cardName: program.cardName,
    languages: program.languages,
    questions: program.questions.order,
    optional: program.questions.optional,
    genderOptions: program.genderOptions,
    minimumAge: program.minimumAge,
    documents: program.documents.handling,
    heldPurpose: program.documents.handling === 'held-until-issued' ? program.documents.purpose : null,
    portraitWaivable: program.portrait.waivable,
    stays: ['cardNumber', 'issuedOn', 'expiresOn', 'status'],
    appeal: program.appeal,
  };
}
