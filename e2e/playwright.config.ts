import { join } from 'node:path';
import { defineConfig } from 'playwright/test';

const root = join(import.meta.dirname, '..');

/** One worker, no retries: a story owns the whole station, and a flake is a bug to find, not to repeat away. */
export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '**/*.spec.ts',
  outputDir: join(root, 'test-results/stories'),
  workers: 1,
  retries: 0,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: join(root, 'test-results', process.env.WALKUP_E2E_REPORT ?? 'e2e.json') }],
  ],
});
