import type { Prisma } from '../../database/generated/client.js';
import { type PlaceRef, placeRef } from '../../events/refs.js';

/** A generation with its document, as it is stored. */
export type GenerationRow = Prisma.GenerationGetPayload<{ readonly include: { readonly document: true } }>;

/** Where the generation is shown, and where if the bot may not post there. */
export const placesOf = (
  row: Pick<GenerationRow, 'place' | 'fallback'>,
): { readonly place: PlaceRef; readonly fallback: PlaceRef } => ({
  place: placeRef.parse(row.place),
  fallback: placeRef.parse(row.fallback),
});

/** The platform on which the generation is shown. */
export const platformOf = (row: GenerationRow): string => placesOf(row).place.platform;
