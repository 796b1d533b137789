import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { decode, encode, Tagged } from 'cborg';

/** COSE algorithm EdDSA (RFC 9053 §2.2) and the header labels used (RFC 9052 §3.1). */
const ALG_EDDSA = -8;
const LABEL_ALG = 1;
const LABEL_KID = 4;
/** COSE_Sign1 (RFC 9052 §2). */
const TAG_SIGN1 = 18;

/** A statement that was signed and read back. */
export interface SignedStatement {
  keyId: Uint8Array;
  claims: Map<number | string, unknown>;
}

/** First eight bytes of SHA-256 over the key's SubjectPublicKeyInfo: the key id in every signature of the station. */
export function keyIdOf(key: KeyObject): Uint8Array {
  const spki = (key.type === 'private' ? createPublicKey(key) : key).export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(spki).digest().subarray(0, 8);
}

/** COSE_Sign1 with Ed25519 over a CBOR map; the key id stands in the protected header. */
export function signStatement(privateKey: KeyObject, claims: Map<number | string, unknown>): Uint8Array {
  const header = encode(
    new Map<number, unknown>([
      [LABEL_ALG, ALG_EDDSA],
      [LABEL_KID, keyIdOf(privateKey)],
    ]),
  );
  const payload = encode(claims);
  const signature = sign(null, toBeSigned(header, payload), privateKey);
  return encode(new Tagged(TAG_SIGN1, [header, new Map(), payload, new Uint8Array(signature)]));
}

/** Reads and verifies a COSE_Sign1 of `signStatement`; null when it is malformed, by another key, or altered. */
export function openStatement(publicKey: KeyObject, message: Uint8Array): SignedStatement | null {
  try {
    const parts = decode(message, { useMaps: true, tags: { [TAG_SIGN1]: (inner) => inner() } }) as unknown[];
    const [header, , payload, signature] = parts;
    if (!(header instanceof Uint8Array && payload instanceof Uint8Array && signature instanceof Uint8Array))
      return null;
    const fields = decode(header, { useMaps: true }) as Map<number, unknown>;
    const keyId = fields.get(LABEL_KID);
    if (fields.get(LABEL_ALG) !== ALG_EDDSA || !(keyId instanceof Uint8Array)) return null;
    if (!verify(null, toBeSigned(header, payload), publicKey, signature)) return null;
    return { keyId, claims: decode(payload, { useMaps: true }) as Map<number | string, unknown> };
  } catch {
    return null;
  }
}

/** Sig_structure of RFC 9052 §4.4, without external data. */
function toBeSigned(header: Uint8Array, payload: Uint8Array): Uint8Array {
  return encode(['Signature1', header, new Uint8Array(), payload]);
}
