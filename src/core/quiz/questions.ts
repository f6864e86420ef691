import type { CardKind } from '../cards/card.js';
import { CARD_DISTRACTOR_MAX } from '../cards/limits.js';
import type { CardId } from '../ids.js';
import { likeness, normalised, saysTheSame } from './normalise.js';
import { type Random, shuffled } from './shuffle.js';

/** What a question is made from. */
export interface QuizCard {
  readonly id: CardId;
  readonly kind: CardKind;
  readonly front: string;
  readonly back: string;
  readonly distractors: readonly string[];
  /** Wrong answers that a model has prepared. */
  readonly prepared: readonly string[];
  readonly document: string | null;
  readonly page: number | null;
}

export interface Question {
  readonly card: CardId;
  readonly text: string;
  /** Two for `truth`, which are true and false in this order; else two to four answers. */
  readonly options: readonly string[];
  /** Index of the right option. */
  readonly right: number;
  /** For `truth`: the right answer in its own words. */
  readonly answer: string | null;
  readonly document: string | null;
  readonly page: number | null;
}

/** Options of a question where the deck can give so many. */
export const OPTIONS = 4;
/** Characters of an option: four of them and the front must fit one message. */
export const OPTION_MAX = CARD_DISTRACTOR_MAX;

/** A character that can be seen. */
const SAYS_SOMETHING = /[\p{L}\p{N}\p{P}\p{S}]/u;

export const TRUE_OR_FALSE: readonly string[] = ['True', 'False'];

/**
 * At most `count` questions from a deck, in an order that the random numbers decide. A card whose answer is too
 * long for an option gives none, nor does one for which there is no wrong answer.
 * @param others cards from which only wrong answers are taken, when the deck has too few
 */
export const chooseQuestions = (
  deck: readonly QuizCard[],
  { count, others = [], random }: { count: number; others?: readonly QuizCard[]; random: Random },
): Question[] => {
  const questions: Question[] = [];
  const fronts = new Set<string>();
  for (const card of shuffled(deck, random)) {
    if (questions.length === count) break;
    const question = fronts.has(normalised(card.front)) ? undefined : ask(card, [deck, others], random);
    if (!question) continue;
    fronts.add(normalised(card.front));
    questions.push(question);
  }
  return questions;
};

const ask = (
  card: QuizCard,
  pools: readonly (readonly QuizCard[])[],
  random: Random,
): Question | undefined => {
  if (card.back.length > OPTION_MAX) return;
  const wrong = wrongAnswers(card, pools, random);
  const { id, document, page } = card;
  const source = { card: id, document, page };
  if (wrong.length === 0) return;
  if (wrong.length < OPTIONS - 1) return { ...source, ...truth(card, wrong, random) };
  const options = shuffled([card.back, ...wrong], random);
  return { ...source, text: card.front, options, right: options.indexOf(card.back), answer: null };
};

/** Shows the right answer in half of all cases, else one of the wrong ones. */
const truth = ({ front, back }: QuizCard, wrong: readonly string[], random: Random) => {
  const isTrue = random() < 0.5;
  const [claim = back] = isTrue ? [back] : shuffled(wrong, random);
  return { text: `${front}\n→ ${claim}`, options: TRUE_OR_FALSE, right: isTrue ? 0 : 1, answer: back };
};

/**
 * Up to three answers that are wrong and do not look it. What was written for this very card comes first, and what
 * others answer last: a deck of mixed facts has little that could be taken for one another.
 */
const wrongAnswers = (card: QuizCard, pools: readonly (readonly QuizCard[])[], random: Random): string[] => {
  const right = [card.back, ...otherRightAnswers(card, pools.flat())];
  const candidates = [
    ...shuffled(card.distractors, random),
    ...shuffled(card.prepared, random),
    ...pools.flatMap((pool) => alikeFirst(card, pool, random)),
  ];
  return distinctAnswers(candidates, right);
};

/** The first three of the candidates that say something, and neither what was taken nor what another of them says. */
export const distinctAnswers = (candidates: readonly string[], taken: readonly string[]): string[] => {
  const chosen: string[] = [];
  for (const candidate of candidates) {
    if (chosen.length === OPTIONS - 1) break;
    const isKnown = [...taken, ...chosen].some((other) => saysTheSame(other, candidate));
    if (!isKnown && SAYS_SOMETHING.test(candidate)) chosen.push(candidate);
  }
  return chosen;
};

/** What other cards answer to the same question is right as well. */
const otherRightAnswers = ({ id, front }: QuizCard, cards: readonly QuizCard[]): string[] =>
  cards
    .filter((other) => other.id !== id && normalised(other.front) === normalised(front))
    .map(({ back }) => back);

/** Answers of other cards, those most like the card's own first. */
const alikeFirst = (card: QuizCard, pool: readonly QuizCard[], random: Random): string[] =>
  pool
    .filter(({ id, back }) => id !== card.id && back.length <= OPTION_MAX)
    .map(({ kind, back }) => ({
      back,
      // A little chance, so that the same card does not always come with the same wrong answers.
      likeness: likeness(card.back, back) + (kind === card.kind ? 0.3 : 0) + 0.1 * random(),
    }))
    .sort((a, b) => b.likeness - a.likeness)
    .map(({ back }) => back);
