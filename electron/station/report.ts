/**
 * Writes a bug to standard error: where, what kind, and the first place in the code. Never its message, which could
 * hold what somebody typed.
 */
export function report(where: string, bug: unknown): void {
  const place = bug instanceof Error ? (bug.stack ?? '').split('\n').find((line) => /^\s+at /.test(line)) : '';
  process.stderr.write(`walkup: ${where}: ${bug instanceof Error ? bug.name : 'error'}${place ?? ''}\n`);
}

/** Says why the app cannot start, and ends it. */
export function cannotStart(problem: unknown): never {
  process.stderr.write(`walkup: cannot start: ${problem instanceof Error ? problem.message : problem}\n`);
  process.exit(1);
}
