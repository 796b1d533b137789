/** What a printer-state-reason means for the next card: nothing, somebody must see to it, or nobody is there. */
export type Meaning = 'fine' | 'attention' | 'offline';

/**
 * Keywords of RFC 8011 (5.4.12), PWG 5100.9 and CUPS, by what they mean here. They count whatever severity a driver
 * gave them: CUPS's own ipp backend passes `media-empty` on as a mere report.
 */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  none: 'fine',
  'media-low': 'fine',
  'toner-low': 'fine',
  'marker-supply-low': 'fine',
  'marker-waste-almost-full': 'fine',
  'output-area-almost-full': 'fine',
  'opc-near-eol': 'fine',
  'cleaner-life-almost-over': 'fine',
  'cups-waiting-for-job-completed': 'fine',
  'cups-remote-processing': 'fine',
  'cups-remote-pending': 'fine',
  resuming: 'fine',
  'identify-printer-requested': 'fine',
  'wifi-not-configured': 'fine',

  other: 'attention',
  'media-needed': 'attention',
  'media-empty': 'attention',
  'media-jam': 'attention',
  'input-tray-missing': 'attention',
  'input-media-supply-empty': 'attention',
  'output-tray-missing': 'attention',
  'output-area-full': 'attention',
  'marker-supply-empty': 'attention',
  'marker-supply-missing': 'attention',
  'marker-waste-full': 'attention',
  'toner-empty': 'attention',
  'developer-low': 'attention',
  'developer-empty': 'attention',
  'opc-life-over': 'attention',
  'cleaner-life-over': 'attention',
  'cover-open': 'attention',
  'door-open': 'attention',
  'interlock-open': 'attention',
  'fuser-over-temp': 'attention',
  'fuser-under-temp': 'attention',
  'interpreter-resource-unavailable': 'attention',
  'spool-area-full': 'attention',
  paused: 'attention',
  'moving-to-paused': 'attention',
  'stopped-partly': 'attention',
  stopping: 'attention',
  'hold-new-jobs': 'attention',
  'configuration-change': 'attention',
  'account-authorization-failed': 'attention',
  'account-closed': 'attention',
  'account-info-needed': 'attention',
  'account-limit-reached': 'attention',
  'cups-missing-filter': 'attention',
  'cups-insecure-filter': 'attention',
  'cups-pki-expired': 'attention',
  'cups-pki-invalid': 'attention',
  'cups-pki-unknown': 'attention',
  'cups-remote-stopped': 'attention',

  offline: 'offline',
  shutdown: 'offline',
  'timed-out': 'offline',
  deactivated: 'offline',
  'connecting-to-device': 'offline',
};

const SEVERITY = /-(error|warning|report)$/;

/** A reason without its severity: `media-empty-report` is `media-empty`. */
export function bareReason(reason: string): string {
  return Object.hasOwn(MEANINGS, reason) ? reason : reason.replace(SEVERITY, '');
}

/**
 * What one reason means. A keyword nobody here knows counts by its severity; without one it is an error (RFC 8011,
 * 5.4.12), because a printer that says something we do not understand is not a printer we may call ready.
 */
export function meaningOf(reason: string): Meaning {
  const known = MEANINGS[bareReason(reason)];
  if (known) return known;
  return reason.endsWith('-warning') || reason.endsWith('-report') ? 'fine' : 'attention';
}
