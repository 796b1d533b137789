import { z } from 'zod';
import { Ages, cited, gapped, Id, Named, ProgramText } from './cited.ts';
import { Attribute } from './document-rule.ts';

/** What must be shown, over the documents of one person, each counted in one of its ways. */
export type EvidenceRule =
  | { kind: 'points'; identity?: number | undefined; residency?: number | undefined; total?: number | undefined }
  | { kind: 'proof'; proves: Attribute }
  | { kind: 'documents'; as: string[]; count: number; proves: Attribute[] }
  | { kind: 'any' | 'all'; of: EvidenceRule[] };

/**
 * - `points`: at least so many identity, residency and total points, each over all documents that count.
 * - `proof`: some document that counts proves the attribute.
 * - `documents`: so many documents that count as one of these categories; each attribute of `proves` by one of them.
 * - `any`, `all`: of the rules inside.
 */
export const EvidenceRule: z.ZodType<EvidenceRule> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z
      .strictObject({
        kind: z.literal('points'),
        identity: z.int().positive().optional(),
        residency: z.int().positive().optional(),
        total: z.int().positive().optional(),
      })
      .refine(({ identity, residency, total }) => identity ?? residency ?? total, {
        message: 'needs "identity", "residency" or "total"',
      }),
    z.strictObject({ kind: z.literal('proof'), proves: Attribute }),
    z.strictObject({
      kind: z.literal('documents'),
      as: z.array(Id).min(1),
      count: z.int().positive().max(6),
      proves: z.array(Attribute).default([]),
    }),
    z.strictObject({ kind: z.literal('any'), of: z.array(EvidenceRule).min(1) }),
    z.strictObject({ kind: z.literal('all'), of: z.array(EvidenceRule).min(1) }),
  ]),
) as z.ZodType<EvidenceRule>;

/** To whom a need applies: every part given must hold. `caretaker`: whether one with complete evidence is there. */
const Circumstances = z.strictObject({ ages: Ages.optional(), caretaker: z.boolean().optional() });

/** One thing the applicant has to show. */
export const Need = z.strictObject({
  id: Id,
  ...cited,
  ...gapped,
  name: ProgramText,
  /** What to say to somebody who lacks it. */
  lacking: ProgramText,
  rule: EvidenceRule,
  /** Only then; always, where absent. */
  when: Circumstances.optional(),
  /** Waived in any of these circumstances, such as the photo of a child whose caretaker is there. */
  waivedWhen: z.array(Circumstances).default([]),
});
export type Need = z.infer<typeof Need>;

/** How a caretaker applies for or with somebody. The first flow whose ages fit the applicant is the one that holds. */
export const CaretakerFlow = z.strictObject({
  id: Id,
  ...cited,
  ...gapped,
  name: ProgramText,
  /** Of the applicant. */
  ages: Ages,
  /** Without a caretaker there is no card at these ages. */
  required: z.boolean(),
  relations: z.array(Named).min(1),
  /** What the caretaker's own documents must show. */
  evidence: z.array(Need).min(1),
});
export type CaretakerFlow = z.infer<typeof CaretakerFlow>;

/** A statement that somebody makes before the clerk, in place of a document. Its text is read to them. */
export const AttestationRule = z.strictObject({
  id: Id,
  ...cited,
  ...gapped,
  name: ProgramText,
  statement: ProgramText,
  by: z.enum(['applicant', 'caretaker', 'organization']),
  /** Of the applicant. */
  ages: Ages.optional(),
  /** Needs of the applicant that it meets; by a caretaker only once the caretaker's own evidence is complete. */
  meets: z.array(Id).min(1),
});
export type AttestationRule = z.infer<typeof AttestationRule>;
