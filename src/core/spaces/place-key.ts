import type { PlaceRef } from '../events/refs.js';

/** Identifies a place. The key of a place inside another begins with the other's and a slash. */
export const placeKey = ({ platform, id }: PlaceRef): string => `${platform}:${id}`;
