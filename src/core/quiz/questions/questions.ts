import type { CardId } from '../../ids.js';
import type { CardKind } from '../../library/card.js';
import { haveSameWords, normalised } from './normalise.js';
import { type Random, shuffled } from './shuffle.js';
import { type Answers, answersOf, OPTION_MAX } from './wrong-answers.js';

export { OPTION_MAX };

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

/** What a question asks, and what can be chosen. */
export type Asked =
  | {
      readonly kind: 'options';
      readonly text: string;
      /** Two to four answers. */
      readonly options: readonly string[];
      /** Index of the right option. */
      readonly right: number;
    }
  | {
      readonly kind: 'truth';
      readonly text: string;
      /** What is said to be the answer. */
      readonly claim: string;
      /** Index of the right one of {@link TRUTHS}. */
      readonly right: number;
      /** The right answer. */
      readonly answer: string;
    };

export type Question = Asked & {
  readonly card: CardId;
  readonly document: string | null;
  readonly page: number | null;
};

/** Options of a question where the deck can give so many. */
export const OPTIONS = 4;

/** A character that can be seen. */
const SAYS_SOMETHING = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** The options of a question of true or false, in this order. */
export const TRUTHS = ['true', 'false'] as const;

/**
 * At most `count` questions from a deck, in an order that the random numbers decide. A card whose answer is too
 * long for an option gives none, nor does one for which there is no wrong answer.
 * @param others cards from which only wrong answers are taken, when the deck has too few
 */
export const chooseQuestions = (
  deck: readonly QuizCard[],
  { count, others = [], random }: { count: number; others?: readonly QuizCard[]; random: Random },
): Question[] => {
  const answers = answersOf([deck, others], random);
  const questions = new Map<string, Question>();
  for (const card of shuffled(deck, random)) {
    if (questions.size === count) break;
    const front = answers.normalised(card.front);
    const question = questions.has(front) ? undefined : ask(card, answers, random);
    if (question) questions.set(front, question);
  }
  return [...questions.values()];
};

const ask = (card: QuizCard, answers: Answers, random: Random): Question | undefined => {
  if (card.back.length > OPTION_MAX) return;
  const wrong = wrongAnswers(card, answers, random);
  const { id, document, page } = card;
  const source = { card: id, document, page };
  if (wrong.length === 0) return;
  if (wrong.length < OPTIONS - 1) return { ...source, ...truth(card, wrong, random) };
  const options = shuffled([card.back, ...wrong], random);
  return { ...source, kind: 'options', text: card.front, options, right: options.indexOf(card.back) };
};

/** Claims the right answer in half of all cases, else one of the wrong ones. */
const truth = ({ front, back }: QuizCard, wrong: readonly string[], random: Random) => {
  const isTrue = random() < 0.5;
  const [claim = back] = isTrue ? [back] : shuffled(wrong, random);
  const right = TRUTHS.indexOf(isTrue ? 'true' : 'false');
  return { kind: 'truth', text: front, claim, right, answer: back } as const;
};

/**
 * Up to three answers that are wrong and do not look it. What was written for this very card comes first, and what
 * others answer last: a deck of mixed facts has little that could be taken for one another.
 */
const wrongAnswers = (card: QuizCard, answers: Answers, random: Random): string[] => {
  const candidates = function* () {
    yield* shuffled(card.distractors, random);
    yield* shuffled(card.prepared, random);
    yield* answers.alike(card);
  };
  return distinctAnswers(candidates(), answers.right(card.front), answers.normalised);
};

/**
 * The first three of the candidates that say something, and neither what was taken nor what another of them says.
 * No more of them are looked at than that takes.
 */
export const distinctAnswers = (
  candidates: Iterable<string>,
  taken: readonly string[],
  normalise = normalised,
): string[] => {
  const chosen: string[] = [];
  const known = taken.map(normalise);
  for (const candidate of candidates) {
    const words = normalise(candidate);
    if (!SAYS_SOMETHING.test(candidate) || known.some((other) => haveSameWords(other, words))) continue;
    chosen.push(candidate);
    known.push(words);
    if (chosen.length === OPTIONS - 1) break;
  }
  return chosen;
};
