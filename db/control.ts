/**
 * The positive control's one switch (P1): a build in which nothing is sealed and SQLite keeps what is deleted, so that
 * the forensic scan can be seen to find something. `__WALKUP_CONTROL__` is a compile-time constant, and `false` in the
 * product; it is asked with `typeof` because plain Node (benches, a test's child process) has no such constant.
 */
export const control: boolean = typeof __WALKUP_CONTROL__ !== 'undefined' && __WALKUP_CONTROL__;
