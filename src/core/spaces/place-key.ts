import type { PlaceRef } from '../events/refs.js';

/** What tells places apart. That of a place inside another begins with the other's and a slash. */
export const placeKey = ({ platform, id }: PlaceRef): string => `${platform}:${id}`;
