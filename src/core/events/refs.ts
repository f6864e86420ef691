import { z } from 'zod';

/**
 * An address that can be stored. Only the adapter of `platform` reads `id`, which includes thread or topic: the id of
 * a topic begins with its group's id and a slash.
 * A message reference never names an ephemeral message, which only its own turn can edit.
 */
export interface Ref<K extends 'place' | 'message'> {
  readonly kind: K;
  readonly platform: string;
  readonly id: string;
}
export type PlaceRef = Ref<'place'>;
export type MessageRef = Ref<'message'>;

declare module '../database/columns.js' {
  interface Columns {
    readonly PlaceRef: PlaceRef;
    readonly MessageRef: MessageRef;
  }
}

/** An account on a platform, as the platform names it. */
export interface Identity {
  readonly platform: string;
  readonly platformUserId: string;
  readonly displayName: string;
}

const ref = { platform: z.string(), id: z.string() };
/** Reads a place as it was stored. */
export const placeRef = z.object({ kind: z.literal('place'), ...ref }).readonly();
/** Reads a message's address as it was stored. */
export const messageRef = z.object({ kind: z.literal('message'), ...ref }).readonly();
