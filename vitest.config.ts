import { defineConfig } from 'vitest/config';
import { PATIENCE_MS } from './playground/patience.js';
import { SlowestFirst } from './test/support/sequencer.js';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/support/scratch.ts',
    exclude: ['test/services/**', 'test/browser/**', 'test/long/**'],
    // A limit for what hangs, not a benchmark: machines may be slow.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: PATIENCE_MS } },
    pool: 'forks',
    // The product is loaded once for each worker, not for each file: so no file may change a module for others.
    isolate: false,
    // More than there are processors, since some wait: for games, for processes, for pauses of the product.
    maxWorkers: 4,
    sequence: { sequencer: SlowestFirst },
  },
});
