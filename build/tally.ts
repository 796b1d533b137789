/** Counts of a test run, read from the reports that vitest and Playwright write. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const nothing: Tally = { passed: 0, failed: 0, skipped: 0 };

export function add(one: Tally, other: Tally): Tally {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  };
}

const count = (value: unknown): number => {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) throw new Error('not a count of tests');
  return value;
};

/**
 * Reads vitest's `json` report or Playwright's `json` report.
 * @throws on any other text: a report that cannot be read must never count as nothing failed.
 */
export function readReport(text: string): Tally {
  const report = JSON.parse(text) as Record<string, unknown>;
  if ('numTotalTests' in report) {
    // A test file that does not load has no tests to fail; vitest counts it as a failed suite alone.
    const files = report.testResults as readonly { status: string; assertionResults: readonly unknown[] }[];
    const unloaded = files.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
    return {
      passed: count(report.numPassedTests),
      failed: count(report.numFailedTests) + unloaded,
      skipped: count(report.numPendingTests) + count(report.numTodoTests),
    };
  }
  const stats = report.stats as Record<string, unknown>;
  const errors = report.errors as readonly unknown[];
  return {
    passed: count(stats.expected),
    failed: count(stats.unexpected) + count(stats.flaky) + errors.length,
    skipped: count(stats.skipped),
  };
}

/**
 * The result of one step: what its report counts, and at least one failure when the step itself ended badly. A step
 * without a report is one check.
 */
export function judge(exitedWell: boolean, report: Tally | null): Tally {
  if (report === null) return exitedWell ? { ...nothing, passed: 1 } : { ...nothing, failed: 1 };
  if (exitedWell || report.failed > 0) return report;
  return { ...report, failed: 1 };
}
