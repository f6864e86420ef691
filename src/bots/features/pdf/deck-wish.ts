import { tellingName } from '../../../core/documents/telling-name.js';
import { ignore } from '../../../core/errors.js';
import type { DeckWish } from '../../../core/generation/store/requests.js';
import type { Decks } from '../../../core/library/decks.js';
import { documentKind } from '../../chat/document-kind.js';
import type { Turn } from '../../chat/turn.js';
import { plainText } from '../../messages/bind.js';
import { catalogs } from '../../messages/catalog.js';
import { messages } from '../../messages/messages.js';
import { chosenDeck } from '../shared.js';

/** The deck that was named, or one named after the file, or after the day where the file has no telling name. */
export const deckWished = async (
  decks: Decks,
  { actor: { user, language } }: Turn,
  typed: string | undefined,
  file: string,
  now: Date,
): Promise<DeckWish> => {
  if (typed !== undefined) {
    if (chosenDeck(typed)) return decks.find(user, typed);
    return (await decks.find(user, typed).catch(ignore('deck.not_found'))) ?? { name: typed };
  }
  const name = tellingName(file);
  if (name !== undefined) return { name, from: 'file' };
  const isPicture = documentKind({ name: file }) === 'picture';
  const dated = (isPicture ? messages.request.deckOfPhoto : messages.request.deckOfFile)({ at: now });
  return { name: plainText(dated, catalogs[language]), from: 'date' };
};
