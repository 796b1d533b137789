import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { control } from './control.ts';
import { type KeyRing, SealError } from './store.ts';

/** Where a blob stands. It is bound to that place: in any other row or column it does not open. */
export interface Place {
  applicationId: string;
  table: 'application' | 'image';
  rowId: string;
  column: 'sealed_record' | 'sealed_jpeg';
}

/** A sealed blob is: one byte of form, 12 of nonce, the ciphertext, 16 of tag. */
const FORM = { plain: 0, sealed: 1 } as const;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/**
 * Seals bytes with the application's own key: AES-256-GCM, a random 96-bit nonce per blob (NIST SP 800-38D 8.2.2; a key
 * seals some dozens of blobs in its life, far from the 2^32 that section allows), the place as additional data.
 * @throws Error where the application has no key: nothing is ever stored unsealed instead (P1).
 */
export function seal(keyRing: KeyRing, place: Place, bytes: Uint8Array): Uint8Array {
  if (control) return Buffer.concat([Uint8Array.of(FORM.plain), bytes]);
  const key = keyOf(keyRing, place.applicationId);
  if (!key) throw new Error('there is no key to seal with');
  try {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    cipher.setAAD(additionalData(place));
    const body = cipher.update(bytes);
    cipher.final();
    return Buffer.concat([Uint8Array.of(FORM.sealed), nonce, body, cipher.getAuthTag()]);
  } finally {
    key.fill(0);
  }
}

/**
 * Opens a blob. Undefined where the key is gone: nobody can read it any more.
 * @throws SealError where it was altered, cut short or moved from another row.
 */
export function unseal(keyRing: KeyRing, place: Place, sealed: Uint8Array): Uint8Array | undefined {
  const key = keyOf(keyRing, place.applicationId);
  if (!key) return undefined;
  try {
    if (control && sealed[0] === FORM.plain) return sealed.subarray(1);
    if (sealed[0] !== FORM.sealed || sealed.length < 1 + NONCE_BYTES + TAG_BYTES) throw new Error('not a sealed blob');
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + NONCE_BYTES));
    decipher.setAAD(additionalData(place));
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
    const bytes = decipher.update(sealed.subarray(1 + NONCE_BYTES, sealed.length - TAG_BYTES));
    decipher.final();
    return bytes;
  } catch {
    // What exactly failed would only tell an attacker how far they got; the place is enough to find the row.
    throw new SealError(`${place.table}.${place.column} does not open: altered, cut short or moved`);
  } finally {
    key.fill(0);
  }
}

/** A key of zeros is a ring that handed out its own array and had it wiped; sealing with that would seal nothing. */
function keyOf(keyRing: KeyRing, applicationId: string): Uint8Array | undefined {
  const key = keyRing.get(applicationId);
  if (key && (key.length !== KEY_BYTES || key.every((byte) => byte === 0)))
    throw new Error('the key ring gave no usable key: it must give a fresh copy of 32 bytes');
  return key;
}

/** JSON of an array of strings: no two places give the same bytes. */
function additionalData(place: Place): Uint8Array {
  return Buffer.from(JSON.stringify(['walkup-seal-1', place.table, place.rowId, place.column, place.applicationId]));
}
