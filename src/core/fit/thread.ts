import { type Fit, type FitRequest, fit as fitHere } from './fit.js';

// The program of the thread that `fitter.ts` starts.

/** Fits one person's weights. */
export const fit = (request: FitRequest): Promise<Fit> => fitHere(request);
