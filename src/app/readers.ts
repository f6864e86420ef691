import type { Readers } from '../bots/chat/readers.js';
import type { Incoming } from '../bots/chat/turn.js';
import { catalogs, DEFAULT_LANGUAGE, type Language, languageOf } from '../bots/messages/catalog.js';
import type { Locales } from '../core/accounts/locales.js';
import type { Log } from '../log.js';

/** Connects the languages of people and rooms with the catalogs. */
export const createReaders = (locales: Locales, platform: string, log: Log): Readers => ({
  person: async (platformUserId, seen) =>
    catalogs[await spoken(locales.ofPerson({ platform, platformUserId }, seen), seen, log)],
  room: async (platformSpaceId, seen) =>
    catalogs[await spoken(locales.ofSpace({ platform, platformSpaceId }, seen), seen, log)],
});

/** The language of the person behind an event. */
export const actorsLanguage =
  (locales: Locales, log: Log) =>
  ({ identity, locale }: Incoming): Promise<Language> =>
    spoken(locales.ofPerson(identity, locale), locale, log);

const spoken = async (
  locale: Promise<string | null>,
  seen: string | undefined,
  log: Log,
): Promise<Language> => {
  try {
    return languageOf(await locale);
  } catch (error) {
    log.warn({ err: error }, 'language lookup failed');
    return seen === undefined ? DEFAULT_LANGUAGE : languageOf(seen);
  }
};
