/**
 * Menu commands that set a Honeywell scanner (Voyager, Xenon, Granit, Hyperion) up, as its guides print them: control
 * characters as Ctrl with a key, STX (02) before and EOT (04) after every kind (99) of code; the full stop keeps them.
 * They were never tried on a scanner. For other makers nothing is printed but words: we found no codes of theirs to rely on.
 */
export const HONEYWELL = ['KBDCAS2.', 'PREBK29902.', 'SUFBK29904.'] as const;
