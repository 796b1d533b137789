import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readCertificate } from '../electron/purge/certificate.ts';
import { keyIdOf } from '../electron/station/cose.ts';
import { hexPairs } from '../electron/station/issuing-key.ts';

/**
 * `npm run certificate -- verify station-key.pem CODE`: the command that is printed on every purge certificate. Answers
 * the exit code: 0 valid, 1 not valid, 2 not understood.
 */
export function main([verb, keyFile, code]: readonly string[]): number {
  if (verb !== 'verify' || !keyFile || !code) {
    process.stderr.write('Usage: npm run certificate -- verify STATION-KEY.pem "PC1:…"\n');
    return 2;
  }
  const publicKey = createPublicKey(readFileSync(keyFile));
  const claims = readCertificate(code, publicKey);
  if (!claims) {
    process.stderr.write(
      `Not valid: this code was not signed by key ${hexPairs(keyIdOf(publicKey))}, or it was altered. Copy it again from the slip's QR code.\n`,
    );
    return 1;
  }
  process.stdout.write(`Valid. Signed by key ${hexPairs(keyIdOf(publicKey))}.\n`);
  for (const [name, value] of Object.entries(claims)) process.stdout.write(`  ${name}: ${value}\n`);
  return 0;
}
