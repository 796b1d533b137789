import type { PrinterView } from '../contract/views.ts';
import { type IppGroup, list } from './ipp.ts';
import type { JobState } from './printer.ts';
import { bareReason, meaningOf } from './reasons.ts';

/** IPP job-state (RFC 8011, 5.3.7). */
const CANCELED = 7;
const ABORTED = 8;
const COMPLETED = 9;

/** The end that a group of job attributes tells, or null where it is none. */
export function ended(group: IppGroup): JobState | null {
  const reasons = [...list(group['job-state-reasons']), ...list(group['printer-state-reasons'])]
    .map((reason) => bareReason(String(reason)))
    .filter((reason) => reason !== 'none');
  switch (group['job-state']) {
    case COMPLETED:
      return { at: 'sent' };
    case CANCELED:
    case ABORTED:
      return { at: 'failed', reasons: [...new Set(reasons)] };
    default:
      return null;
  }
}

/** Printer-state (RFC 8011, 5.4.11) and its reasons as one word for the clerk; what is not known is not ready. */
export function stateOf(printer: IppGroup): [PrinterView['state'], string[]] {
  const told = list(printer['printer-state-reasons']).map(String);
  const reasons = [...new Set(told.map(bareReason))].filter((reason) => reason !== 'none');
  const meanings = told.map(meaningOf);
  if (meanings.includes('offline')) return ['offline', reasons];
  if (printer['printer-is-accepting-jobs'] === false) return ['needs-attention', [...reasons, 'not-accepting-jobs']];
  if (meanings.includes('attention')) return ['needs-attention', reasons];
  switch (printer['printer-state']) {
    case 3:
      return ['ready', reasons];
    case 4:
      return ['printing', reasons];
    case 5:
      return ['needs-attention', [...reasons, 'stopped']];
    default:
      return ['unknown', reasons];
  }
}

/** Percent of the ribbon, where the driver tells (marker-levels; negative means that it does not know). */
export function ribbonOf(printer: IppGroup): number | null {
  const types = list(printer['marker-types']).map(String);
  const ribbon = types.findIndex((type) => /ribbon/i.test(type));
  const level = list(printer['marker-levels'])[Math.max(0, ribbon)];
  return typeof level === 'number' && level >= 0 && level <= 100 ? level : null;
}

/** lp's own words as a keyword: it says no more than these. */
export function refusal(words: string): string {
  if (/not accepting/i.test(words)) return 'not-accepting-jobs';
  if (/does not exist|unknown destination|no such file/i.test(words)) return 'no-such-queue';
  if (/connect|scheduler/i.test(words)) return 'spooler-unreachable';
  return 'lp-failed';
}
