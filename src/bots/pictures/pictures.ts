import { createThread } from '../../core/thread.js';
import type { StatsPicture } from './stats-picture.js';

/** Pictures that take long to draw, as PNGs. */
export interface Pictures {
  stats(picture: StatsPicture, signal: AbortSignal): Promise<Uint8Array>;
}

const MEMORY_MB = 128;
/** The machine's own fonts are not used: to look for them takes longer than to draw. */
const ENVIRONMENT = { DISABLE_SYSTEM_FONTS_LOAD: '1' };

/** Draws in a thread of its own. */
export const createPictures = (): Pictures => {
  const options = { memoryMb: MEMORY_MB, env: ENVIRONMENT };
  const { run } = createThread<StatsPicture, Uint8Array>(import.meta.url, 'draw', options);
  return { stats: run };
};
