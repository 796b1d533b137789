import { expect, test } from 'vitest';
import { judge, nothing, readReport } from './tally.ts';

const unit = {
  numTotalTests: 7,
  numPassedTests: 4,
  numFailedTests: 1,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults: [
    { status: 'failed', assertionResults: [] },
    { status: 'passed', assertionResults: [{}] },
  ],
};

test('a test file that does not load counts as a failure', () => {
  expect(readReport(JSON.stringify(unit))).toEqual({ passed: 4, failed: 2, skipped: 2 });
});

test('a story that passed only at the second try, and an error outside every story, count as failures', () => {
  const report = { stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{ message: 'no host' }] };
  expect(readReport(JSON.stringify(report))).toEqual({ passed: 3, failed: 3, skipped: 2 });
});

test.each(['', '{}', '{"numTotalTests":1}', '{"stats":{},"errors":[]}', '[]'])('%j is no report', (text) => {
  expect(() => readReport(text)).toThrow();
});

test('a step that ends badly has failed, whatever its report says', () => {
  expect(judge(false, { passed: 9, failed: 0, skipped: 0 })).toEqual({ passed: 9, failed: 1, skipped: 0 });
  expect(judge(false, { passed: 9, failed: 2, skipped: 0 }).failed).toBe(2);
  expect(judge(false, null)).toEqual({ ...nothing, failed: 1 });
  expect(judge(true, null)).toEqual({ ...nothing, passed: 1 });
});
