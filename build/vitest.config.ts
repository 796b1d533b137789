import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { root } from './bundles.ts';

export default defineConfig({
  root,
  plugins: [react()],
  define: { __WALKUP_CONTROL__: 'false' },
  css: { modules: { localsConvention: 'camelCaseOnly' } },
  test: {
    include: ['{electron,renderer,db,build,e2e}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'out/**', 'out-control/**', 'dist/**', '**/*.spec.ts'],
    environment: 'node',
    // Two cores are what a build machine gives; more workers only make the tests that start a browser slower.
    maxWorkers: 2,
    // A safety net against hanging, not a measure: some tests start a browser or a print scheduler on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
