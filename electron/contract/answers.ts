import { z } from 'zod';

/** BCP 47 tag of a catalogue, e.g. `en`, `es`, `ar`. */
export const LanguageTag = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
  .max(35);
export type LanguageTag = z.infer<typeof LanguageTag>;

/** A calendar day, `YYYY-MM-DD`, that exists in the Gregorian calendar. */
export const IsoDate = z.iso.date();
export type IsoDate = z.infer<typeof IsoDate>;

/**
 * One typed line: NFC, white space folded, no control, bidi-override or private-use characters (they could hide or
 * reorder what prints on the card). At most 128 characters, the longest name field USWDS advises.
 */
export const TypedLine = z
  .string()
  .max(512)
  .transform((text) => text.normalize('NFC').replace(/\s+/gu, ' ').trim())
  .pipe(
    z
      .string()
      .max(128)
      .regex(/^[^\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}]*$/u),
  );

export const NameAnswer = z.strictObject({ givenNames: TypedLine, familyName: TypedLine });
export const BirthAnswer = z.strictObject({ dateOfBirth: IsoDate });
export const AddressAnswer = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('given'),
    street: TypedLine,
    unit: TypedLine,
    city: TypedLine,
    state: TypedLine,
    zip: TypedLine,
  }),
  /** Care of an organisation that lets the applicant use its address. */
  z.strictObject({
    kind: z.literal('care-of'),
    organization: TypedLine,
    street: TypedLine,
    unit: TypedLine,
    city: TypedLine,
    state: TypedLine,
    zip: TypedLine,
  }),
  z.strictObject({ kind: z.literal('none') }),
  /** Kept off for the applicant's safety: no address and no P.O. box is ever typed, so none can be shown. */
  z.strictObject({ kind: z.literal('protected') }),
]);
/** The option's id from the programme, or `none` where the person leaves it off the card. */
export const GenderAnswer = z.strictObject({ option: z.string().regex(/^[a-z-]{1,24}$/) });
export const EmergencyAnswer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('given'), name: TypedLine, phone: TypedLine }),
  z.strictObject({ kind: z.literal('none') }),
]);

/** One question of the walk-up, answered. The counter sends the same shape to correct an answer. */
export const Answer = z.discriminatedUnion('question', [
  z.strictObject({ question: z.literal('name'), value: NameAnswer }),
  z.strictObject({ question: z.literal('birth'), value: BirthAnswer }),
  z.strictObject({ question: z.literal('address'), value: AddressAnswer }),
  z.strictObject({ question: z.literal('gender'), value: GenderAnswer }),
  z.strictObject({ question: z.literal('emergency'), value: EmergencyAnswer }),
]);
export type Answer = z.infer<typeof Answer>;

export const QuestionId = z.enum(['name', 'birth', 'address', 'gender', 'emergency']);
export type QuestionId = z.infer<typeof QuestionId>;

/** All answers of one applicant; a question not reached yet is absent. */
export interface Answers {
  name?: z.infer<typeof NameAnswer>;
  birth?: z.infer<typeof BirthAnswer>;
  address?: z.infer<typeof AddressAnswer>;
  gender?: z.infer<typeof GenderAnswer>;
  emergency?: z.infer<typeof EmergencyAnswer>;
}

/** A JPEG as bytes; at most 4 MiB, which a 12-megapixel document camera stays under. */
export const Jpeg = z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= 4 * 1024 * 1024);
