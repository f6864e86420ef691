import { type Random, shuffled } from '../../answers/shuffle.js';
import type { Tx } from '../../database/transaction.js';
import { UserError } from '../../errors.js';
import type { CardId, QuizId, UserId } from '../../ids.js';
import { type CopiedCards, copyCards } from '../../library/copy-cards.js';
import { nameKey } from '../../library/find-deck.js';
import { type LoadedQuiz, loadQuiz } from '../play/stored-game.js';
import type { Asked, Question } from '../questions/questions.js';
import { closedQuestions, missedQuestions } from '../rules/scores.js';

/**
 * Names for the deck of the cards that a player missed, from the name of the quiz's deck: a deck with one of them is
 * used again, the first of them before the next; else one with the first name is made.
 */
export type DeckNames = (quizDeck: string) => readonly [string, ...string[]];

/** The questions that were missed, with their options in another order. */
export const questionsAgain = ({ game, questions }: LoadedQuiz, random: Random): Question[] => {
  const missed = missedQuestions(game).flatMap((index) => questions[index] ?? []);
  return shuffled(missed, random).map(({ id: _, cardId, document, page, ...asked }) => ({
    card: cardId as CardId,
    document,
    page,
    ...askAgain(asked, random),
  }));
};

const askAgain = (asked: Asked, random: Random): Asked => {
  if (asked.kind === 'truth') return asked;
  const { options, right } = asked;
  const order = shuffled([...options.keys()], random);
  return { ...asked, options: order.map((at) => options[at] ?? ''), right: order.indexOf(right) };
};

/**
 * Copies the cards that the player answered wrong or not at all into a deck that is named after the quiz's. What a
 * card was made from stays with its owner; its page and its quote go along.
 * @throws UserError `action.expired`, `quiz.not_played`, `quiz.all_right`, `card.limit`
 */
export const copyMisses = async (
  tx: Tx,
  player: UserId,
  id: QuizId,
  deckNames: DeckNames,
  now: Date,
): Promise<CopiedCards> => {
  const quiz = await loadQuiz(tx, id);
  if (!quiz) throw new UserError('action.expired', {});
  const played = await tx.quizPlayer.count({ where: { quizId: id, userId: player } });
  if (played === 0) throw new UserError('quiz.not_played', {});
  const missed = missedBy(quiz, player);
  if (missed.length === 0) throw new UserError('quiz.all_right', {});
  const deck = await nameInUse(tx, player, deckNames(quiz.deckName));
  return copyCards(tx, { user: player, deck, now }, missed);
};

/** The first of the names that a deck of the player has, else the first of all. */
const nameInUse = async (tx: Tx, player: UserId, names: ReturnType<DeckNames>): Promise<string> => {
  const keys = { in: names.map(nameKey) };
  const decks = await tx.deck.findMany({ where: { ownerId: player, deletedAt: null, nameKey: keys } });
  const used = new Set(decks.map((deck) => deck.nameKey));
  return names.find((name) => used.has(nameKey(name))) ?? names[0];
};

const missedBy = ({ game, questions }: LoadedQuiz, player: UserId): string[] =>
  closedQuestions(game).flatMap((index) => {
    const stored = questions[index];
    return stored && game.answers[index]?.get(player)?.option !== stored.right ? [stored.cardId] : [];
  });
