/**
 * True only in the positive control (`WALKUP_CONTROL=1 npm run build` → out-control/), where sealing is switched off so
 * that the forensic scan can be seen to find something. A build-time constant, so that the shipped bundle holds no such
 * branch at all. Use it bare, as `if (__WALKUP_CONTROL__) { … }`; build/control.test.ts holds that form.
 */
declare const __WALKUP_CONTROL__: boolean;
