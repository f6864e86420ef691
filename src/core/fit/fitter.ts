import { createRequire } from 'node:module';
import { createThread } from '../thread.js';
import type { Fit, FitRequest } from './fit.js';

/** Fits weights to reviews. */
export interface Fitter {
  /** Whether there is an optimiser for the machine. */
  canFit(): boolean;
  fit(request: FitRequest, signal: AbortSignal): Promise<Fit>;
}

const MEMORY_MB = 256;

/** Fits in a thread of its own: reviews are handed to the optimiser one by one, which holds the thread. */
export const createFitter = (): Fitter => {
  const { run } = createThread<FitRequest, Fit>(import.meta.url, 'fit', { memoryMb: MEMORY_MB });
  return { canFit, fit: run };
};

/** Its packages are compiled, one for each platform, and optional: where npm finds none, it installs none. */
const canFit = (): boolean => {
  try {
    createRequire(import.meta.url)('@open-spaced-repetition/binding');
    return true;
  } catch {
    return false;
  }
};
