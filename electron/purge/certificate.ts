import type { IsoDate } from '../contract/answers.ts';
import type { EndCause, ProgramSummary, PurgeCertificate } from '../contract/views.ts';
import { fromBase45, toBase45 } from '../station/base45.ts';
import { openStatement, signStatement } from '../station/cose.ts';
import type { IssuingKey } from '../station/issuing-key.ts';
import type { PurgeOutcome } from './purge.ts';

/** What stands before the base45 text, so that a reader knows what it scanned. */
export const CERTIFICATE_PREFIX = 'PC1:';

/** Claim numbers of the signed statement; it names nobody, so neither does its code. */
const CLAIM = {
  station: 1,
  on: 2,
  end: 3,
  cause: 4,
  objects: 5,
  images: 6,
  keys: 7,
  checks: 8,
  stays: 9,
  voidNumbers: 10,
} as const;

/**
 * The certificate of a verified purge: claims only what the routine checked, in its own words, signed with the
 * station's key. The command that checks it is printed with it.
 */
export function certify(
  outcome: Extract<PurgeOutcome, { verified: true }>,
  station: { name: string; key: IssuingKey; stays: ProgramSummary['stays']; voidNumbers: number },
  on: IsoDate,
): PurgeCertificate {
  const { purge, checks, keysDestroyed } = outcome;
  const claims = new Map<number, unknown>([
    [CLAIM.station, station.name],
    [CLAIM.on, on],
    [CLAIM.end, purge.end],
    [CLAIM.cause, purge.cause],
    [CLAIM.objects, purge.objects],
    [CLAIM.images, purge.images],
    [CLAIM.keys, keysDestroyed],
    [CLAIM.checks, checks.map((check) => check.step)],
    [CLAIM.stays, station.stays],
    [CLAIM.voidNumbers, station.voidNumbers],
  ]);
  const code = CERTIFICATE_PREFIX + toBase45(signStatement(station.key.privateKey, claims));
  return {
    cause: purge.cause as EndCause,
    end: purge.end,
    on,
    station: station.name,
    keyId: station.key.id,
    objectsDeleted: purge.objects,
    imagesDeleted: purge.images,
    keysDestroyed,
    checks: checks.map(({ step, problem, detail }) => ({ step, passed: problem === null, detail })),
    stays: station.stays,
    voidNumbers: station.voidNumbers,
    code,
    command: "npm run certificate -- verify station-key.pem 'CODE'",
  };
}

/** Reads a certificate's code with the station's public key: its claims in words, or null when it does not verify. */
export function readCertificate(code: string, publicKey: IssuingKey['publicKey']): Record<string, unknown> | null {
  if (!code.startsWith(CERTIFICATE_PREFIX)) return null;
  const message = fromBase45(code.slice(CERTIFICATE_PREFIX.length));
  const statement = message && openStatement(publicKey, message);
  if (!statement) return null;
  return Object.fromEntries(Object.entries(CLAIM).map(([name, label]) => [name, statement.claims.get(label)]));
}
