import { lockUser } from '../../accounts/lock.js';
import type { Card as CardRow } from '../../database/generated/client.js';
import type { Tx } from '../../database/transaction.js';
import { UserError } from '../../errors.js';
import { type CardId, newId, type QuizId, type UserId } from '../../ids.js';
import { liveCards } from '../../library/card.js';
import { DECK_NAME_MAX } from '../../library/limits.js';
import { needRoomForCards } from '../../library/room.js';
import { takeDeck } from '../../library/take-deck.js';
import { cleanName } from '../../text.js';
import { type LoadedQuiz, loadQuiz, type StoredQuestion } from '../play/stored-game.js';
import { type Question, TRUE_OR_FALSE } from '../questions/questions.js';
import { type Random, shuffled } from '../questions/shuffle.js';
import { closedQuestions, missedQuestions } from '../rules/scores.js';

export interface CopiedMisses {
  readonly copied: number;
  /** Missed cards that the player has already; the rest of them is gone. */
  readonly had: number;
  readonly deck: string;
}

/** The questions that were missed, with their options in another order. */
export const questionsAgain = ({ game, questions }: LoadedQuiz, random: Random): Question[] => {
  const missed = missedQuestions(game).flatMap((index) => questions[index] ?? []);
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
 * @throws UserError `action.expired`, `quiz.not_played`, `quiz.no_misses`, `card.limit`
 */
export const copyMisses = async (tx: Tx, player: UserId, id: QuizId, now: Date): Promise<CopiedMisses> => {
  const quiz = await loadQuiz(tx, id);
  if (!quiz) throw new UserError('action.expired', {});
  const played = await tx.quizPlayer.count({ where: { quizId: id, userId: player } });
  if (played === 0) throw new UserError('quiz.not_played', {});
  const missed = missedBy(quiz, player);
  if (missed.length === 0) throw new UserError('quiz.no_misses', {});
  await lockUser(tx, player);
  const had = await hadOf(tx, player, missed);
  const wanted = await tx.card.findMany({
    where: { id: { in: missed.filter((card) => !had.has(card)) }, ...live },
    orderBy: { id: 'asc' },
  });
  const deck =
    wanted.length === 0 ? quiz.deckName : await copyCards(tx, wanted, { player, name: quiz.deckName, now });
  return { copied: wanted.length, had: had.size, deck };
};

const live = { deletedAt: null, deck: { deletedAt: null } };

/** Those of the cards that are the player's own, or that they have a copy of. */
const hadOf = async (tx: Tx, player: UserId, cards: readonly string[]): Promise<Set<string>> => {
  const wanted = { in: [...cards] };
  const rows = await tx.card.findMany({
    where: { ...liveCards(player), OR: [{ id: wanted }, { originId: wanted }] },
    select: { id: true, originId: true },
  });
  return new Set(cards.filter((card) => rows.some(({ id, originId }) => id === card || originId === card)));
};

/** @returns the name of the deck that the copies lie in. @throws UserError `card.limit` */
const copyCards = async (
  tx: Tx,
  cards: readonly CardRow[],
  { player, name, now }: { player: UserId; name: string; now: Date },
): Promise<string> => {
  await needRoomForCards(tx, player, cards.length);
  const deckId = await takeDeck(tx, player, nameOfCopies(name), now);
  // A card has one copy that says so: earlier ones were deleted, or their deck was, and may come back beside it.
  const origins = { in: cards.map(({ id }) => id) };
  await tx.card.updateMany({ where: { ownerId: player, originId: origins }, data: { originId: null } });
  await tx.card.createMany({
    data: cards.map(({ id: originId, kind, front, back, distractors, page, quote }) => ({
      ...{ id: newId<CardId>(), deckId, ownerId: player, originId, createdAt: now },
      ...{ kind, front, back, distractors, page, quote },
    })),
  });
  return (await tx.deck.findUniqueOrThrow({ where: { id: deckId } })).name;
};

const COPIES = ' (misses)';

/** Another name than the quiz's deck has, which would be hidden behind a deck of one's own. */
const nameOfCopies = (deck: string): string =>
  deck.endsWith(COPIES) ? deck : cleanName(deck.slice(0, DECK_NAME_MAX - COPIES.length)) + COPIES;

const missedBy = ({ game, questions }: LoadedQuiz, player: UserId): string[] =>
  closedQuestions(game).flatMap((index) => {
    const stored = questions[index];
    return stored && game.answers[index]?.get(player)?.option !== stored.right ? [stored.cardId] : [];
  });
