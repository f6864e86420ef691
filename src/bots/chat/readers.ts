import type { Catalog } from '../messages/catalog.js';
import type { Audience } from './command.js';
import type { Incoming } from './turn.js';

/** Whose words something is said in, on one platform. Never rejects: what is not known is said in the default language. */
export interface Readers {
  /** The words of a person: as they chose, else as `seen`, the locale (BCP 47) that their app tells now or told last. */
  person(platformUserId: string, seen?: string): Promise<Catalog>;
  /** The words of a guild or group: as its moderators chose, else as `seen` now or last. */
  room(platformSpaceId: string, seen?: string): Promise<Catalog>;
}

/** The words for what one person or everybody sees in answer to an event. */
export const wordsFor = (readers: Readers, incoming: Incoming, audience: Audience): Promise<Catalog> => {
  const { identity, locale, space } = incoming;
  return audience === 'everyone' && space
    ? readers.room(space.platformSpaceId, space.locale)
    : readers.person(identity.platformUserId, locale);
};
