import { z } from 'zod';

const Count = z.int().min(0);
const End = z.enum(['issued', 'refused', 'cancelled', 'expired']);
const Cause = z.enum([
  'issued',
  'refused',
  'forget-me',
  'idle',
  'left',
  'no-show',
  'close-of-day',
  'lost-power',
  'renderer-gone',
]);
const Step = z.enum(['key', 'rows', 'log', 'paths', 'spool', 'renderers']);

/**
 * Why a card did not come out, or is no good: IPP printer-state-reasons without severity (RFC 8011 5.4.12, PWG 5100.1)
 * and what a clerk sees. Anything else is kept as `other`: drivers put sentences here, and a ledger holds none (rule 7).
 */
const Reason = z
  .enum([
    'cover-open',
    'door-open',
    'input-tray-missing',
    'marker-supply-empty',
    'marker-supply-low',
    'media-empty',
    'media-jam',
    'media-low',
    'media-needed',
    'output-area-full',
    'paused',
    'shutdown',
    'spool-area-full',
    'stopped-partly',
    'timed-out',
    'aborted-by-system',
    'job-canceled-at-device',
    'job-canceled-by-operator',
    'job-canceled-by-user',
    'printer-stopped',
    'spooler-refused',
    'app-stopped',
    'not-printed',
    'wrong-data',
    'bad-print',
    'damaged',
    'wrong-side',
    'code-unreadable',
    'spoiled',
    'other',
  ])
  .catch('other');

const nothing = z.strictObject({});

/**
 * Every event the ledger knows, with the fields each may carry; nothing else can be written. No application, no card
 * number, no free text, nothing an applicant said, no digest of any of it (rule 7).
 */
export const LEDGER_EVENTS = {
  'station.started': nothing,
  'station.stopped': nothing,
  'signIn.ok': nothing,
  'signIn.failed': nothing,
  'signIn.locked': nothing,
  'signIn.out': nothing,
  'application.submitted': nothing,
  'application.begunByClerk': nothing,
  'application.taken': nothing,
  'application.putBack': nothing,
  'application.corrected': nothing,
  'application.confirmedAloud': nothing,
  'application.ended': z.strictObject({ end: End, cause: Cause }),
  // Neither of what document, gap or person: a kind of document says what somebody is.
  'evidence.gapDecided': nothing,
  'reading.differenceAccepted': nothing,
  'reading.dropped': nothing,
  'portrait.waived': nothing,
  'fee.paid': nothing,
  'fee.waived': nothing,
  'print.spooled': nothing,
  'print.sent': nothing,
  'print.failed': z.strictObject({ reason: Reason }),
  'print.spoiled': z.strictObject({ reason: Reason }),
  'print.reconciled': z.strictObject({ card: z.enum(['in-hand', 'spoiled', 'not-printed']) }),
  'card.issued': z.strictObject({ by: z.enum(['attested', 'scanned']) }),
  'purge.verified': z.strictObject({ end: End, cause: Cause }),
  'purge.stepFailed': z.strictObject({ step: Step }),
  'start.lostKeys': z.strictObject({ count: Count }),
  'start.sweptLeftovers': nothing,
} as const satisfies Record<string, z.ZodType<Record<string, string | number | boolean>>>;

/**
 * The fields of an event as they may be kept.
 * @throws TypeError for a code or a field that is not declared; what was passed is not repeated, it may be anything.
 */
export function ledgerFields(code: string, fields: unknown): Record<string, string | number | boolean> {
  if (!Object.hasOwn(LEDGER_EVENTS, code)) throw new TypeError('the ledger has no such event');
  const parsed = LEDGER_EVENTS[code as keyof typeof LEDGER_EVENTS].safeParse(fields);
  if (!parsed.success) throw new TypeError(`the ledger event ${code} has other fields than these`);
  return parsed.data;
}
