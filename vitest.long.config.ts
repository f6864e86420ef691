import { defineConfig } from 'vitest/config';
import { PATIENCE_MS } from './playground/patience.js';

export default defineConfig({
  test: {
    include: ['test/long/**/*.test.ts'],
    globalSetup: ['test/support/scratch.ts', 'test/services/setup.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: PATIENCE_MS } },
    pool: 'forks',
    // One after another: a storm is no storm beside another game.
    maxWorkers: 1,
  },
});
