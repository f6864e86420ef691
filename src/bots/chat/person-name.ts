import type { Identity } from '../../core/events/refs.js';
import { cleanName } from '../../core/text.js';
import { plainText } from '../messages/bind.js';
import { catalogs, languageOf } from '../messages/catalog.js';
import { messages } from '../messages/messages.js';

/** Characters of a person's name. */
const NAME_MAX = 100;

/**
 * What everybody reads for a person: their name in one line or, where nothing of it can be seen, a stand-in that is
 * theirs everywhere.
 * @param locale of their app
 */
export const personName = ({ displayName, platformUserId }: Identity, locale: string | undefined): string =>
  cleanName(cleanName(displayName).slice(0, NAME_MAX)) ||
  plainText(messages.answers.unnamed({ number: numberOf(platformUserId) }), catalogs[languageOf(locale)]);

/** The end of their id: short, and rarely that of another in the same room. */
const numberOf = (platformUserId: string): string => String(Number(/\d{0,3}$/.exec(platformUserId)?.[0]));
