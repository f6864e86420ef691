import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/services/**', 'test/browser/**'],
    // A limit for what hangs, not a benchmark: machines may be slow.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // One more than the cores of a small machine: games are played in real time, and mostly waited for.
    maxWorkers: 3,
  },
});
