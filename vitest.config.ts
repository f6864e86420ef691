import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/support/scratch.ts',
    exclude: ['test/services/**', 'test/browser/**', 'test/long/**'],
    // A limit for what hangs, not a benchmark: machines may be slow.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // The product is loaded once for each worker, not for each file: so no file may change a module for others.
    isolate: false,
    maxWorkers: 2,
  },
});
