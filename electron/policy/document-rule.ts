import { z } from 'zod';
import { ATTRIBUTES, DOCUMENT_KINDS } from '../contract/views.ts';
import { Ages, cited, gapped, Id, Named, ProgramText } from './cited.ts';

/** What a document can show. */
export const Attribute = z.enum(ATTRIBUTES);
export type Attribute = z.infer<typeof Attribute>;

/** How a document is shown. `certified-copy`: by its issuer. `phone`: on the screen of the applicant's own device. */
const DOCUMENT_FORMS = ['original', 'certified-copy', 'copy', 'phone'] as const;
export const DocumentForm = z.enum(DOCUMENT_FORMS);

/**
 * How long after its expiry date a document still counts; with none of them it must be current, and it is on the very
 * day it expires. Years are calendar years (29 February counts until 1 March), days are days.
 */
const Expiry = z.strictObject({
  graceDays: z.int().positive().optional(),
  graceYears: z.int().positive().optional(),
  /** Whether one that bears no expiry date counts. */
  undated: z.enum(['counts', 'refused']).default('refused'),
});

/** How old a document may be: so many days after its date, that day included, or until a day of a later year. */
const Freshness = z
  .strictObject({
    /** Which date on it is meant; the screens ask for that one. */
    basis: z.enum(['issued', 'filed', 'tax-year']).default('issued'),
    days: z.int().positive().optional(),
    /** `{ "month": 4, "day": 15, "yearsAfter": 1 }`: to 15 April of the next year, that day included. */
    until: z
      .strictObject({ month: z.int().min(1).max(12), day: z.int().min(1).max(31), yearsAfter: z.int().min(0).max(10) })
      .optional(),
  })
  .refine(({ days, until }) => (days === undefined) !== (until === undefined), {
    message: 'needs either "days" or "until"',
  });

/** What else the same person must show for it to count; every part given must hold, by other documents than itself. */
const Companion = z.strictObject({
  /** One document of one of these types. */
  types: z.array(Id).min(1).optional(),
  identity: z.int().positive().optional(),
  residency: z.int().positive().optional(),
  proves: z.array(Attribute).min(1).optional(),
});

/**
 * One way in which a document counts. A document counts in one of its ways at a time: what stands in two categories
 * never fills both, but one way may bring identity and residency at once.
 */
export const DocumentUse = z.strictObject({
  /** Category of the file's `categories`, such as primary or secondary. */
  as: Id.optional(),
  /** Points. */
  identity: z.int().min(0).default(0),
  residency: z.int().min(0).default(0),
  proves: z.array(Attribute).default([]),
  /** Null: its expiry date does not matter, or it has none. */
  expiry: Expiry.nullable().default(null),
  /** Null: its own date does not matter. */
  freshness: Freshness.nullable().default(null),
  companion: Companion.nullable().default(null),
  ...gapped,
});
export type DocumentUse = z.infer<typeof DocumentUse>;

/** One type of document that the city takes. */
export const DocumentRule = z.strictObject({
  id: Id,
  ...cited,
  name: ProgramText,
  kind: z.enum(DOCUMENT_KINDS),
  /** Other words by which people know it, for the search; in any language. */
  words: z.array(z.string().min(1).max(60)).default([]),
  /** Among what most people bring: listed first. */
  common: z.boolean().default(false),
  /** Only for applicants of these ages. */
  ages: Ages.optional(),
  /** Who may show it. */
  shownBy: z
    .array(z.enum(['applicant', 'caretaker']))
    .min(1)
    .default(['applicant', 'caretaker']),
  forms: z.array(DocumentForm).min(1),
  /** What the clerk must see on it or be told of it, each ticked. */
  conditions: z.array(Named).default([]),
  /** The address a card may bear where only this document shows residency. */
  address: z.enum(['care-of', 'none', 'protected']).optional(),
  /** The code on it that a reader reads. */
  reads: z.array(z.enum(['mrz', 'aamva'])).default([]),
  counts: z.array(DocumentUse).min(1).max(4),
});
export type DocumentRule = z.infer<typeof DocumentRule>;
