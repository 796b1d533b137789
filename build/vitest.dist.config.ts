import { defineConfig } from 'vitest/config';
import { root } from './bundles.ts';

/** The check of what `npm run dist` made; apart from the unit tests, because it needs dist/. */
export default defineConfig({
  root,
  test: { include: ['build/package.check.ts'], environment: 'node', testTimeout: 60_000 },
});
