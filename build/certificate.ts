import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readCertificate } from '../electron/purge/certificate.ts';
import { keyIdOf } from '../electron/station/cose.ts';
import { hexPairs } from '../electron/station/issuing-key.ts';

// `npm run certificate -- verify station-key.pem CODE`: the command that is printed on every purge certificate.
const [verb, keyFile, code] = process.argv.slice(2);
if (verb !== 'verify' || !keyFile || !code) {
  process.stderr.write('Usage: npm run certificate -- verify STATION-KEY.pem "PC1:…"\n');
  process.exit(2);
}
const publicKey = createPublicKey(readFileSync(keyFile));
const claims = readCertificate(code, publicKey);
if (!claims) {
  process.stderr.write(
    `Not valid: this code was not signed by key ${hexPairs(keyIdOf(publicKey))}, or it was altered. Copy it again from the slip's QR code.\n`,
  );
  process.exit(1);
}
process.stdout.write(`Valid. Signed by key ${hexPairs(keyIdOf(publicKey))}.\n`);
for (const [name, value] of Object.entries(claims)) process.stdout.write(`  ${name}: ${value}\n`);
