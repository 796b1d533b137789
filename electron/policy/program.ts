import { z } from 'zod';
import { IsoDate, LanguageTag, QuestionId } from '../contract/answers.ts';
import { Ages, cited, gapped, Id, Named, ProgramText } from './cited.ts';
import { DocumentRule } from './document-rule.ts';
import { AttestationRule, CaretakerFlow, Need } from './evidence-rule.ts';

/** A law, rule or publication that rules were taken from. */
const Source = z.strictObject({
  title: z.string().min(3).max(300),
  /** The day it was enacted, issued or published, as far as is known. */
  published: z.union([IsoDate, z.string().regex(/^\d{4}(-\d{2})?$/)]).nullable(),
  /** The day somebody read it for this file. */
  read: IsoDate,
});

/** A rule whose source was not found, or whose sources contradict each other. */
const Gap = z.strictObject({
  id: Id,
  /** For clerks: what is not known, and so what they decide. */
  about: ProgramText,
  /** The city read it and takes the file's reading, or leaves the decision to its clerks. */
  signedOff: z.strictObject({ by: z.string().min(2).max(120), on: IsoDate }).nullable(),
});

/** The fields that municipal cards are known to bear. */
const CARD_FIELDS = [
  'name',
  'birth',
  'portrait',
  'address',
  'gender',
  'emergency',
  'signature',
  'medical',
  'veteran',
  'organ-donor',
  'languages',
  'height',
  'eye-color',
] as const;
export const CardField = z.enum(CARD_FIELDS);
export type CardField = z.infer<typeof CardField>;

/** Fields that Walkup asks for and prints. A programme that requires another has a gap that says so. */
export const BUILT_FIELDS: readonly CardField[] = ['name', 'birth', 'portrait', 'address', 'gender', 'emergency'];

const CardFieldRule = z.strictObject({
  field: CardField,
  ...cited,
  ...gapped,
  /** `forbidden`: the city's law keeps it off the card, so nobody is asked for it. */
  use: z.enum(['required', 'optional', 'forbidden']),
  /** At these ages it is required, whatever `use` says. */
  requiredFor: Ages.optional(),
});

/** How card numbers are made. */
export const CardNumberFormat = z.discriminatedUnion('kind', [
  /** Random characters and, with `check`, one more that catches every wrong character and every swap. */
  z
    .strictObject({
      kind: z.literal('random'),
      ...cited,
      prefix: z
        .string()
        .regex(/^[A-Z]{0,4}$/)
        .default(''),
      alphabet: z.enum(['crockford', 'digits']),
      length: z.int().min(8).max(20),
      check: z.boolean(),
    })
    .refine(({ alphabet, length }) => length * Math.log2(alphabet === 'digits' ? 10 : 32) >= 40, {
      message: 'gives fewer than 2^40 numbers, which can be guessed; digits need 13 or more',
      path: ['length'],
    }),
  /** One after the other, by the city's choice: such a number tells how many came before it. */
  z.strictObject({
    kind: z.literal('sequential'),
    ...cited,
    prefix: z
      .string()
      .regex(/^[A-Z]{0,4}$/)
      .default(''),
    digits: z.int().min(4).max(12),
    first: z.int().min(0).default(1),
  }),
]);
export type CardNumberFormat = z.infer<typeof CardNumberFormat>;

/** What is purged when an application ends. Each class names the authority that lets the city dispose of it. */
export const PURGED_CLASSES = ['application', 'evidence', 'portrait', 'document-images', 'print-job'] as const;

const DisposalAuthority = z.strictObject({
  kind: z.enum(['ordinance', 'schedule-item', 'approval']),
  reference: z.string().min(3).max(300),
  on: IsoDate,
  /** Who at the city confirmed it: an office or a name and office. */
  confirmedBy: z.string().min(3).max(200),
});

const FeeKind = z.strictObject({
  id: z.enum(['first', 'renewal', 'replacement']),
  ...cited,
  ...gapped,
  name: ProgramText,
  /** First row whose `fromAge` the applicant has reached, oldest first. */
  rows: z.array(z.strictObject({ fromAge: z.int().min(0), cents: z.int().min(0) })).min(1),
  /** So many cards of this station are free before the rows hold; null: none. */
  firstFree: z.int().positive().nullable(),
  /** The old card is handed in. */
  surrender: z.boolean().default(false),
});

const Waiver = Named.extend({ ...cited, ages: Ages.optional() });

const Validity = z.strictObject({
  ...cited,
  ...gapped,
  fromAge: z.int().min(0),
  /** Null: never expires. */
  years: z.int().positive().nullable(),
  /** It ends on this birthday at the latest. */
  untilAge: z.int().positive().optional(),
});

/**
 * A city's rules as data (P12): what is asked, what proves it, how long the card is valid, what it costs, what stays.
 * Some programmes are built in; a station may be given another as a file.
 */
export const Program = z.strictObject({
  $schema: z.string().optional(),
  id: Id,
  city: z.string().min(1).max(60),
  cardName: ProgramText,
  /** Art of the card, one of the designs in `renderer/card`. */
  design: Id,
  /** `sketch`: a shape to be filled by the city, checked and explained, never run. */
  status: z.enum(['programme', 'sketch']).default('programme'),
  sources: z.record(Id, Source),
  /** The day by which the city must look at this file again; past it, it runs in training only. */
  reviewBy: IsoDate,
  gaps: z.array(Gap),
  languages: z.array(LanguageTag).min(1),
  /** The questions of the walk-up, in their order. */
  questions: z.array(QuestionId).min(2),
  card: z.strictObject({
    fields: z.array(CardFieldRule).min(2),
    number: CardNumberFormat,
  }),
  genderOptions: z.array(Named),
  /** Which answers there are to "an address on the card": printed, left off, care of an organisation, kept off for safety. */
  address: z.strictObject({
    ...cited,
    ...gapped,
    modes: z.array(z.enum(['given', 'none', 'care-of', 'protected'])).min(1),
  }),
  minimumAge: z.strictObject({ ...cited, ...gapped, years: z.int().min(0).max(120) }),
  /** The row with the highest `fromAge` that the applicant has reached. */
  validity: z.array(Validity).min(1),
  documents: z.strictObject({
    ...cited,
    ...gapped,
    /**
     * `sighted`: looked at and handed back. `held-until-issued` is the named exception (P10): an image may be held,
     * sealed, until the application ends.
     */
    handling: z.enum(['sighted', 'held-until-issued']),
    /** Why images are held; null where none are. */
    purpose: ProgramText.nullable().default(null),
    /** A clerk may refuse a listed document that cannot be verified. */
    mayRefuseUnverifiable: z.boolean(),
  }),
  /** Names of the categories that documents count as; empty for a programme of points or of coverage. */
  categories: z.array(Named).default([]),
  documentTypes: z.array(DocumentRule).min(1),
  evidence: z.array(Need).min(1),
  caretakers: z.array(CaretakerFlow).default([]),
  attestations: z.array(AttestationRule).default([]),
  fee: z.strictObject({ kinds: z.array(FeeKind).min(1), waivers: z.array(Waiver) }),
  refusalReasons: z.array(Named).min(1),
  appeal: z.strictObject({ ...cited, ...gapped, text: ProgramText }),
  /** P4: `none` keeps the card number, its two dates and its status, and nothing about the person. */
  retention: z.strictObject({ ...cited, ...gapped, keeps: z.literal('none') }),
  /** For every class that is purged; null where the city has not named its authority yet. */
  disposal: z.record(z.enum(PURGED_CLASSES), DisposalAuthority.nullable()),
  waits: z.strictObject({
    /** Seconds without a touch before the idle warning. */
    draftIdleSeconds: z.int().positive(),
    draftWarningSeconds: z.int().positive(),
    /** How long a slip or a waiting number stays on the screen. */
    slipSeconds: z.int().positive(),
    certificateSeconds: z.int().positive(),
  }),
});
export type Program = z.infer<typeof Program>;

/** One thing that is wrong with a rule file. */
export interface ProgramProblem {
  /** Where: `documentTypes.3.counts.0.identity`; `(file)` for the whole. */
  path: string;
  /** What stands there, as JSON, shortened; null where nothing does. */
  value: string | null;
  /** What would be right. */
  allowed: string;
}

/** A rule file that cannot be used. */
export class ProgramError extends Error {
  override name = 'ProgramError';
  readonly problems: readonly ProgramProblem[];
  constructor(problems: readonly ProgramProblem[]) {
    super(
      problems
        .map(({ path, value, allowed }) => `${path}: ${value === null ? 'nothing' : value} stands here; ${allowed}`)
        .join('\n'),
    );
    this.problems = problems;
  }
}
