import { decode, encode } from 'cborg';
import { z } from 'zod';
import { type Place, seal, unseal } from './seal.ts';
import { type KeyRing, SealError, type SealedRecord } from './store.ts';

const Day = z.iso.date().nullable();
const Id = z.string().max(64);

const Document = z.strictObject({
  id: Id,
  type: Id,
  form: z.enum(['original', 'certified-copy', 'copy', 'phone']),
  issuedOn: Day,
  expiresOn: Day,
  conditions: z.array(Id),
  verified: z.boolean(),
  decision: z.enum(['counts', 'refused']).nullable(),
  decidedGaps: z.array(Id).default([]),
});

const Reading = z.strictObject({
  id: Id,
  documentId: Id.nullable(),
  decidedBy: z.strictObject({ name: Id.nullable(), birth: Id.nullable(), expires: Id.nullable() }),
  read: z.strictObject({
    source: z.enum(['mrz', 'aamva']),
    format: z.string().max(16),
    surname: z.string().max(256),
    givenNames: z.string().max(256),
    suffix: z.string().max(16),
    truncated: z.strictObject({ surname: z.boolean(), givenNames: z.boolean() }),
    birth: Day,
    expires: Day,
    issued: Day,
  }),
});

/** The record as it is sealed. Strict: a field that is not declared here would be personal data nobody knows of. */
const Record = z.strictObject({
  language: z.string().max(35),
  begunBy: z.enum(['applicant', 'clerk']),
  answers: z.unknown(),
  revision: z.int().min(0),
  confirmed: z.enum(['no', 'screen', 'aloud']),
  disputed: z.boolean(),
  forgetCode: z.string().max(64),
  documents: z.array(Document),
  caretaker: z.strictObject({ relation: Id, documents: z.array(Document) }).nullable(),
  attestations: z.array(Id),
  decided: z.array(Id),
  readings: z.array(Reading),
  portraitWaived: z.boolean(),
  fee: z.strictObject({
    kind: z.enum(['first', 'renewal', 'replacement']),
    cents: z.int().min(0),
    settled: z.enum(['open', 'paid', 'waived']),
    waiver: Id.nullable(),
  }),
}) satisfies z.ZodType<SealedRecord>;

/**
 * The record as one sealed CBOR blob.
 * @throws z.ZodError where it holds what a record does not hold; Error where the application has no key.
 */
export function sealRecord(keyRing: KeyRing, place: Place, record: SealedRecord): Uint8Array {
  const plain = encode(Record.parse(record));
  try {
    return seal(keyRing, place, plain);
  } finally {
    plain.fill(0);
  }
}

/**
 * The record from its blob; undefined where the key is gone.
 * @throws SealError where the blob was altered, or is no record.
 */
export function unsealRecord(keyRing: KeyRing, place: Place, sealed: Uint8Array): SealedRecord | undefined {
  const plain = unseal(keyRing, place, sealed);
  if (!plain) return undefined;
  let decoded: unknown;
  try {
    decoded = decode(plain);
  } catch {
    throw new SealError(`${place.table}.${place.column} is not a record`);
  } finally {
    plain.fill(0);
  }
  const parsed = Record.safeParse(decoded);
  if (!parsed.success) throw new SealError(`${place.table}.${place.column} is not a record`);
  return parsed.data;
}
