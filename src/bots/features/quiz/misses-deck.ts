import { DECK_NAME_MAX } from '../../../core/library/limits.js';
import type { DeckNames } from '../../../core/quiz/after/misses.js';
import { cleanName } from '../../../core/text.js';
import { quizWords as words } from '../../messages/quiz.js';

/** Names for the deck of a player's misses; one that is too long loses the end of the quiz's deck. */
export const missesDeckNames: DeckNames = (quizDeck) => [missesDeckName(quizDeck)];

/**
 * Another name than the quiz's deck has, which would be hidden behind a deck of one's own. A quiz that is played with
 * a deck of misses leads back to a deck of that same name.
 */
const missesDeckName = (quizDeck: string): string => {
  const [before = '', after = ''] = words.missesDeck(SLOT).split(SLOT);
  if (quizDeck.startsWith(before) && quizDeck.endsWith(after)) return quizDeck;
  const left = DECK_NAME_MAX - before.length - after.length;
  return words.missesDeck(cleanName(quizDeck.slice(0, left)));
};

/** Stands in a name for what no name holds. */
const SLOT = '\0';
