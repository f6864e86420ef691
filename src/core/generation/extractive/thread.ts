import type { CardAnswer, CardRequest } from '../skills.js';
import { createExtractiveWriter } from './extractive.js';

// The program of the thread that `threaded-writer.ts` starts.

const writer = createExtractiveWriter();
const never = new AbortController().signal;

/** Answers one request. Threads that are no longer wanted are ended from outside. */
export const write = (request: CardRequest): Promise<CardAnswer> => writer.write(request, never);
