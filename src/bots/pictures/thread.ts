import { type StatsPicture, statsPicture } from './stats-picture.js';

// The program of the thread that `pictures.ts` starts.

/** Draws one picture. */
export const draw = (picture: StatsPicture): Uint8Array => statsPicture(picture);
