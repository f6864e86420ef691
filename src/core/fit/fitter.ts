import { createThread } from '../thread.js';
import type { Fit, FitRequest } from './fit.js';

/** Fits weights to reviews. */
export interface Fitter {
  fit(request: FitRequest, signal: AbortSignal): Promise<Fit>;
}

const MEMORY_MB = 256;

/** Fits in a thread of its own: reviews are handed to the optimiser one by one, which holds the thread. */
export const createFitter = (): Fitter => {
  const { run } = createThread<FitRequest, Fit>(import.meta.url, 'fit', { memoryMb: MEMORY_MB });
  return { fit: run };
};
