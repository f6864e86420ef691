import { vi } from 'vitest';
import { PATIENCE_MS } from '../../playground/patience.js';

/** What `look` returns once it no longer throws; on a loaded machine, too. */
export const until = <T>(look: () => T): Promise<T> =>
  vi.waitFor(look, { timeout: PATIENCE_MS, interval: 10 });
