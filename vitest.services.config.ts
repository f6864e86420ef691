import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/services/**/*.test.ts'],
    globalSetup: ['test/support/scratch.ts', 'test/services/setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // The product is loaded once for each worker, not for each file: so no file may change a module for others.
    isolate: false,
    maxWorkers: 2,
  },
});
