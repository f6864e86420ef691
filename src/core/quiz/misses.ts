import { lockUser } from '../accounts/lock.js';
import { CARDS_MAX } from '../cards/limits.js';
import type { Tx } from '../database/transaction.js';
import { takeDeck } from '../decks/take-deck.js';
import { UserError } from '../errors.js';
import { type CardId, newId, type QuizId, type UserId } from '../ids.js';
import { type Question, TRUE_OR_FALSE } from './questions.js';
import { closedQuestions } from './scores.js';
import { type Random, shuffled } from './shuffle.js';
import { type LoadedQuiz, loadQuiz, type StoredQuestion } from './stored-game.js';

export interface CopiedMisses {
  readonly copied: number;
  /** Missed cards that the player has already, or that are gone. */
  readonly left: number;
  readonly deck: string;
}

/** The questions that somebody got wrong or nobody got right, with their options in another order. */
export const missedQuestions = ({ game, questions }: LoadedQuiz, random: Random): Question[] => {
  const missed = closedQuestions(game).flatMap((index) => {
    const stored = questions[index];
    const given = [...(game.answers[index]?.values() ?? [])];
    const isMissed = given.length === 0 || given.some(({ option }) => option !== stored?.right);
    return stored && isMissed ? [stored] : [];
  });
  return shuffled(missed, random).map((stored) => askAgain(stored, random));
};

const askAgain = (stored: StoredQuestion, random: Random): Question => {
  const { cardId, text, right, answer, document, page } = stored;
  const again = { card: cardId as CardId, text, answer, document, page };
  if (answer !== null) return { ...again, options: TRUE_OR_FALSE, right };
  const order = shuffled([...stored.options.keys()], random);
  return { ...again, options: order.map((at) => stored.options[at] ?? ''), right: order.indexOf(right) };
};

/**
 * Copies the cards that the player answered wrong or not at all into a deck of the quiz's name. What a card was made
 * from stays with its owner; its page and its quote go along.
 * @throws UserError `action.expired`, `quiz.no_misses`, `card.limit`
 */
export const copyMisses = async (tx: Tx, player: UserId, id: QuizId, now: Date): Promise<CopiedMisses> => {
  const quiz = await loadQuiz(tx, id);
  if (!quiz) throw new UserError('action.expired', {});
  const missed = missedBy(quiz, player);
  if (missed.length === 0) throw new UserError('quiz.no_misses', {});
  await lockUser(tx, player);
  const cards = await tx.card.findMany({
    where: { id: { in: missed }, deletedAt: null, ownerId: { not: player } },
    orderBy: { id: 'asc' },
  });
  const copies = { ownerId: player, deletedAt: null, originId: { in: missed } };
  const had = new Set((await tx.card.findMany({ where: copies })).map(({ originId }) => originId));
  const wanted = cards.filter((card) => !had.has(card.id));
  if (wanted.length === 0) return { copied: 0, left: missed.length, deck: quiz.deckName };
  const owned = await tx.card.count({
    where: { ownerId: player, deletedAt: null, deck: { deletedAt: null } },
  });
  if (owned + wanted.length > CARDS_MAX) throw new UserError('card.limit', { limit: CARDS_MAX });
  const deckId = await takeDeck(tx, player, quiz.deckName, now);
  await tx.card.createMany({
    data: wanted.map(({ id: originId, kind, front, back, distractors, page, quote }) => ({
      ...{ id: newId<CardId>(), deckId, ownerId: player, originId, createdAt: now },
      ...{ kind, front, back, distractors, page, quote },
    })),
  });
  const { name: deck } = await tx.deck.findUniqueOrThrow({ where: { id: deckId } });
  return { copied: wanted.length, left: missed.length - wanted.length, deck };
};

const missedBy = ({ game, questions }: LoadedQuiz, player: UserId): string[] =>
  closedQuestions(game).flatMap((index) => {
    const stored = questions[index];
    return stored && game.answers[index]?.get(player)?.option !== stored.right ? [stored.cardId] : [];
  });
