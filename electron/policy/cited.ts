import { z } from 'zod';
import { IsoDate, LanguageTag } from '../contract/answers.ts';
import type { Text } from '../contract/views.ts';

/** A text in every language that the programme offers; English is the one that must be there. */
export const ProgramText = z
  .record(LanguageTag, z.string().min(1).max(600))
  .refine((text) => typeof text.en === 'string', { message: 'needs an "en" text' })
  .transform((text) => text as Text);

/** Name of a thing inside a rule file, unique among its like. */
export const Id = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, 'letters, digits, "-" and "_", at most 40');

/**
 * What every rule carries: which of the file's `sources` it comes from, and the day it was last held against that
 * source. A rule nobody can trace is a rule nobody can correct.
 */
export const cited = { source: Id, on: IsoDate } as const;

/**
 * Which of the file's `gaps` a rule meets: where the source says nothing, the file gives the reading that a clerk would
 * most likely take, and the clerk decides each time whether it holds.
 */
export const gapped = { gaps: z.array(Id).default([]) } as const;

/** Whole years of age, both ends included; an absent end is open. */
export const Ages = z
  .strictObject({ from: z.int().min(0).max(150).optional(), to: z.int().min(0).max(150).optional() })
  .refine(({ from = 0, to = 150 }) => from <= to, { message: '"from" must not be above "to"' });
export type Ages = z.infer<typeof Ages>;

/** A choice that people read: an id for the record, a name in every language. */
export const Named = z.strictObject({ id: Id, name: ProgramText });
