import { lockUser } from '../../accounts/lock.js';
import type { Card as CardRow } from '../../database/generated/client.js';
import type { Tx } from '../../database/transaction.js';
import { UserError } from '../../errors.js';
import { type CardId, newId, type QuizId, type UserId } from '../../ids.js';
import { liveCards } from '../../library/card.js';
import { nameKey } from '../../library/find-deck.js';
import { needRoomForCards } from '../../library/room.js';
import { takeDeck } from '../../library/take-deck.js';
import { type LoadedQuiz, loadQuiz } from '../play/stored-game.js';
import type { Asked, Question } from '../questions/questions.js';
import { type Random, shuffled } from '../questions/shuffle.js';
import { closedQuestions, missedQuestions } from '../rules/scores.js';

export interface CopiedMisses {
  readonly copied: number;
  /** Missed cards that the player has already. Missed cards in neither count were deleted. */
  readonly had: number;
  readonly deck: string;
}

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
 * @throws UserError `action.expired`, `quiz.not_played`, `quiz.no_misses`, `card.limit`
 */
export const copyMisses = async (
  tx: Tx,
  player: UserId,
  id: QuizId,
  deckNames: DeckNames,
  now: Date,
): Promise<CopiedMisses> => {
  const quiz = await loadQuiz(tx, id);
  if (!quiz) throw new UserError('action.expired', {});
  const played = await tx.quizPlayer.count({ where: { quizId: id, userId: player } });
  if (played === 0) throw new UserError('quiz.not_played', {});
  const missed = missedBy(quiz, player);
  if (missed.length === 0) throw new UserError('quiz.no_misses', {});
  await lockUser(tx, player);
  const had = await hadOf(tx, player, missed);
  const cards = await tx.card.findMany({
    where: { id: { in: missed.filter((card) => !had.has(card)) }, ...live },
    orderBy: { id: 'asc' },
  });
  const { deckName } = quiz;
  const deck =
    cards.length === 0 ? deckName : await copyCards(tx, cards, { player, names: deckNames(deckName), now });
  return { copied: cards.length, had: had.size, deck };
};

const live = { deletedAt: null, deck: { deletedAt: null } };

/** Those of the cards that are the player's own, or that they have a copy of. */
const hadOf = async (tx: Tx, player: UserId, cards: readonly string[]): Promise<Set<string>> => {
  const missed = { in: [...cards] };
  const rows = await tx.card.findMany({
    where: { ...liveCards(player), OR: [{ id: missed }, { originId: missed }] },
    select: { id: true, originId: true },
  });
  return new Set(cards.filter((card) => rows.some(({ id, originId }) => id === card || originId === card)));
};

/** @returns the name of the deck with the copies. @throws UserError `card.limit` */
const copyCards = async (
  tx: Tx,
  cards: readonly CardRow[],
  { player, names, now }: { player: UserId; names: ReturnType<DeckNames>; now: Date },
): Promise<string> => {
  await needRoomForCards(tx, player, cards.length);
  const deckId = await takeDeck(tx, player, await nameInUse(tx, player, names), now);
  // `originId` is unique per owner. Earlier copies were deleted, alone or with their deck; Undo may restore them.
  const origins = { in: cards.map(({ id }) => id) };
  await tx.card.updateMany({ where: { ownerId: player, originId: origins }, data: { originId: null } });
  await tx.card.createMany({
    data: cards.map(({ id: originId, kind, front, back, distractors, documentId, page, quote }) => ({
      ...{ id: newId<CardId>(), deckId, ownerId: player, originId, createdAt: now },
      ...{ kind, front, back, distractors, documentId, page, quote },
    })),
  });
  return (await tx.deck.findUniqueOrThrow({ where: { id: deckId } })).name;
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
