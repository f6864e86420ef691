import type { Tx } from '../../database/transaction.js';
import { type MessageRef, messageRef, type PlaceRef, placeRef } from '../../events/refs.js';
import { newId, type PostId, type QuizId } from '../../ids.js';
import { loadQuiz, type Room } from '../play/stored-game.js';
import type { QuizEffect } from '../rules/game.js';
import { type PostContent, postContent } from './content.js';

/** What could not be shown so long after a game's end is given up. */
export const SHOW_WITHIN_MS = 60 * 60_000;

/** A message that a room does not show yet as it should. */
export interface OwedPost {
  readonly id: PostId;
  readonly place: PlaceRef;
  /** The message to be edited; none before it was sent. */
  readonly message: MessageRef | undefined;
  /** What is shown with this post; see {@link notePost}. */
  readonly wanted: number;
  readonly subject: string;
  readonly content: PostContent;
}

/** Notes what an effect wants to be seen, in the transaction of its step. */
export const notePost = async (tx: Tx, rooms: readonly Room[], effect: QuizEffect): Promise<void> => {
  for (const room of rooms)
    await tx.$executeRaw`
      INSERT INTO "QuizPost" AS p (id, "roomId", subject)
      VALUES (${newId<PostId>()}::uuid, ${room.id}::uuid, ${subjectOf(effect)})
      ON CONFLICT ("roomId", subject) DO UPDATE SET wanted = p.wanted + 1`;
};

const subjectOf = (effect: QuizEffect): string => {
  switch (effect.type) {
    case 'ask':
    case 'reask':
    case 'vote':
    case 'reveal':
      return `question:${effect.question}`;
    case 'pause':
    case 'unpause':
      return `pause:${effect.question}`;
    case 'end':
      return 'end';
    default:
      return effect satisfies never;
  }
};

interface PostRow {
  readonly id: PostId;
  readonly wanted: number;
  readonly subject: string;
  readonly message: unknown;
  readonly place: unknown;
}

/** What the game's rooms still have to be shown, in the order of the game. */
export const owedPosts = async (db: Tx, quiz: QuizId): Promise<OwedPost[]> => {
  // Before the game: a step in between is then shown once more, where the other order would never show it.
  const behind = await db.$queryRaw<PostRow[]>`
    SELECT p.id::text, p.wanted, p.subject, p.message, r.place
    FROM "QuizPost" p JOIN "QuizRoom" r ON r.id = p."roomId"
    WHERE r."quizId" = ${quiz}::uuid AND p.shown < p.wanted ORDER BY p.id`;
  if (behind.length === 0) return [];
  const loaded = await loadQuiz(db, quiz);
  if (!loaded) return [];
  const names = await db.quizPlayer.findMany({ where: { quizId: quiz } });
  const nameOf = new Map(names.map(({ userId, name }) => [userId, name]));
  return behind.map(({ message, place, ...post }) => ({
    ...post,
    place: placeRef.parse(place),
    message: message === null ? undefined : messageRef.parse(message),
    content: postContent(loaded, post.subject, nameOf),
  }));
};
