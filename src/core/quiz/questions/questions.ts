import { type Answers, answersOf, OPTION_MAX } from '../../answers/alike.js';
import { type Random, shuffled } from '../../answers/shuffle.js';
import { type AskedCard, OPTIONS, wrongAnswers } from '../../answers/wrong.js';
import type { CardId, NoteId } from '../../ids.js';

/** What a question is made from. */
export interface QuizCard extends AskedCard {
  readonly id: CardId;
  /** Of the cards of one note a game asks one. */
  readonly note: NoteId | null;
  /** Wrong answers are what other cards say in the same direction. */
  readonly isReverse: boolean;
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
  const answersIn = (isReverse: boolean): Answers =>
    answersOf(
      [deck, others].map((pool) => pool.flatMap((card) => inDirection(card, isReverse))),
      random,
    );
  const there = answersIn(false);
  const back = deck.some(({ isReverse }) => isReverse) ? answersIn(true) : there;
  const questions = new Map<string, Question>();
  const notes = new Set<NoteId | null>();
  for (const card of shuffled(deck, random)) {
    if (questions.size === count) break;
    const answers = card.isReverse ? back : there;
    const front = answers.normalised(card.front);
    const isAsked = questions.has(front) || (card.note !== null && notes.has(card.note));
    const question = isAsked ? undefined : ask(card, answers, random);
    if (!question) continue;
    questions.set(front, question);
    notes.add(card.note);
  }
  return [...questions.values()];
};

/** What the card says if it is asked in that direction. */
const inDirection = (card: QuizCard, isReverse: boolean): readonly QuizCard[] => {
  if (card.isReverse === isReverse) return [card];
  return card.kind === 'basic' ? [{ ...card, front: card.back, back: card.front }] : [];
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
