import { createThread } from '../../thread.js';
import type { CardAnswer, CardRequest, CardWriter } from '../skills.js';
import { createExtractiveWriter } from './extractive.js';

/** Its dictionaries take memory. */
const MEMORY_MB = 384;

/** The built-in writer in a thread of its own. */
export const createThreadedWriter = (): CardWriter => {
  const { name, load, isFree = false } = createExtractiveWriter();
  const { run } = createThread<CardRequest, CardAnswer>(import.meta.url, 'write', { memoryMb: MEMORY_MB });
  return { name, load, isFree, write: run };
};
