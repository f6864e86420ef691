import { type Lexicon, spokenIn } from '../../../language/lexicon.js';
import { fold } from '../../../language/plain.js';
import { type Said, saidIn } from '../../../language/same.js';
import { countWords } from '../../text/words.js';
import type { GeneratedCard } from '../../types.js';

/** A short answer, read. */
export interface Answer extends Said {
  readonly text: string;
  readonly folded: string;
}

const WORDS_MAX = 4;
const LETTERS_MAX = 60;

/** The short answers among the cards, each once. */
export const shortAnswers = (cards: readonly GeneratedCard[], lexicon: Lexicon): readonly Answer[] => {
  const texts = cards.map(({ back }) => back.replace(/[.。]$/u, '').trim());
  const short = texts.filter((text) => text.length <= LETTERS_MAX && countWords(text) <= WORDS_MAX);
  const distinct = new Map(short.map((text) => [fold(text), text]));
  return [...distinct].map(([folded, text]) => ({ text, folded, ...saidIn(text, lexicon) }));
};

/** The language of the cards. */
export const languageOf = (cards: readonly GeneratedCard[]): Lexicon =>
  spokenIn(
    cards
      .slice(0, 20)
      .map(({ front, back }) => `${front}\n${back}`)
      .join('\n'),
  ).lexicon;
