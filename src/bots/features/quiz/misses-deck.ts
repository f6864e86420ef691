import { DECK_NAME_MAX } from '../../../core/library/limits.js';
import type { DeckNames } from '../../../core/quiz/after/misses.js';
import { cleanName } from '../../../core/text.js';
import { plainText } from '../../messages/bind.js';
import { catalogs, LANGUAGES, type Language } from '../../messages/catalog.js';
import { messages } from '../../messages/messages.js';

/**
 * Names for the deck of a player's misses: in their language, and in the others, in which they may have one already.
 * A name that is too long loses the end of the quiz's deck.
 */
export const missesDeckNames =
  (language: Language): DeckNames =>
  (quizDeck) =>
    LANGUAGES.some((each) => isMissesDeck(quizDeck, each))
      ? [quizDeck]
      : [nameIn(quizDeck, language), ...othersThan(language).map((each) => nameIn(quizDeck, each))];

const othersThan = (language: Language): readonly Language[] => LANGUAGES.filter((each) => each !== language);

/** A quiz that is played with a deck of misses leads back to a deck of that same name. */
const isMissesDeck = (deck: string, language: Language): boolean => {
  const [before = '', after = ''] = affixes(language);
  return deck.startsWith(before) && deck.endsWith(after);
};

/** Another name than the quiz's deck has, which would be hidden behind a deck of one's own. */
const nameIn = (quizDeck: string, language: Language): string => {
  const [before = '', after = ''] = affixes(language);
  const left = DECK_NAME_MAX - before.length - after.length;
  return before + cleanName(quizDeck.slice(0, left)) + after;
};

const affixes = (language: Language): readonly string[] =>
  plainText(messages.quiz.missesDeck({ deck: SLOT }), catalogs[language]).split(SLOT);

/** Stands in a name for what no name holds. */
const SLOT = '\0';
