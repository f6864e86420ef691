import type { Catalog } from '../messages/catalog.js';
import type { Audience } from './command.js';
import type { Incoming } from './turn.js';

/** The catalogs of people and rooms on one platform. Never rejects: without a known language it is the default one. */
export interface Readers {
  /** A person's catalog: by the language they chose, else by `seen`, the locale (BCP 47) of their app now or last. */
  person(platformUserId: string, seen?: string | undefined): Promise<Catalog>;
  /** A guild's or group's catalog: by the language its moderators chose, else by `seen`, now or last. */
  room(platformSpaceId: string, seen?: string | undefined): Promise<Catalog>;
}

/** The catalog for what one person or everybody sees in answer to an event. */
export const wordsFor = (readers: Readers, incoming: Incoming, audience: Audience): Promise<Catalog> => {
  const { identity, locale, space } = incoming;
  return audience === 'everyone' && space
    ? readers.room(space.platformSpaceId, space.locale)
    : readers.person(identity.platformUserId, locale);
};
