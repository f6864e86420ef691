import { defineConfig } from 'vitest/config';
import { PATIENCE_MS } from './playground/patience.js';

export default defineConfig({
  test: {
    include: ['test/services/**/*.test.ts'],
    globalSetup: ['test/support/scratch.ts', 'test/services/setup.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: PATIENCE_MS } },
    pool: 'forks',
    // The product is loaded once for each worker, not for each file: so no file may change a module for others.
    isolate: false,
    maxWorkers: 2,
  },
});
