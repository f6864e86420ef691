import type { Readers } from '../bots/chat/readers.js';
import { type Catalog, catalogs, DEFAULT_LANGUAGE, languageOf } from '../bots/messages/catalog.js';
import type { Locales } from '../core/accounts/locales.js';
import type { Log } from '../log.js';

/** Whose words are used on a platform. */
export const createReaders = (locales: Locales, platform: string, log: Log): Readers => {
  const catalogFor = async (locale: Promise<string | null>, seen: string | undefined): Promise<Catalog> => {
    try {
      return catalogs[languageOf(await locale)];
    } catch (error) {
      log.warn({ err: error, platform }, 'a language could not be looked up');
      return catalogs[seen === undefined ? DEFAULT_LANGUAGE : languageOf(seen)];
    }
  };
  return {
    person: (platformUserId, seen) => catalogFor(locales.ofPerson({ platform, platformUserId }, seen), seen),
    room: (platformSpaceId, seen) => catalogFor(locales.ofSpace({ platform, platformSpaceId }, seen), seen),
  };
};
