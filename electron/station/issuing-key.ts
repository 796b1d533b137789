import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../../db/store.ts';
import { keyIdOf } from './cose.ts';

const SETTING = 'training-key';

/** The station's signing key: purge certificates are signed with it, and its id is printed on them. */
export interface IssuingKey {
  privateKey: KeyObject;
  publicKey: KeyObject;
  /** `7F·2A·…`: eight bytes as hex pairs. */
  id: string;
  /** SubjectPublicKeyInfo in PEM, for whoever checks a certificate. */
  publicPem: string;
}

/**
 * The training key of an uncommissioned station: Ed25519, made at the first start and kept unsealed, because nothing
 * that it signs is worth anything: every card of a training station is a SPECIMEN. A commissioned station's key is
 * another thing and is not made here.
 */
export function trainingKey(settings: Settings): IssuingKey {
  let der = settings.get(SETTING);
  if (!der) {
    der = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' });
    settings.put(SETTING, der);
  }
  const privateKey = createPrivateKey({ key: Buffer.from(der), type: 'pkcs8', format: 'der' });
  const publicKey = createPublicKey(privateKey);
  return {
    privateKey,
    publicKey,
    id: hexPairs(keyIdOf(publicKey)),
    publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

/** A key id as people read it aloud. */
export function hexPairs(id: Uint8Array): string {
  return [...id].map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join('·');
}

/** Puts the public key where whoever checks a certificate finds it: `station-key.pem` in the data folder. */
export function writePublicKey(dataFolder: string, key: IssuingKey): void {
  writeFileSync(join(dataFolder, 'station-key.pem'), key.publicPem, { mode: 0o644 });
}
