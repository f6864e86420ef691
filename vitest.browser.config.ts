import { defineConfig } from 'vitest/config';
import { PATIENCE_MS } from './playground/patience.js';

export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    // Limits for what hangs: machines may be slow.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: PATIENCE_MS } },
    pool: 'forks',
    maxWorkers: 1,
  },
});
