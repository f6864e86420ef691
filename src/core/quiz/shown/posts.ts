import type { Tx } from '../../database/transaction.js';
import { type MessageRef, messageRef, type PlaceRef, placeRef } from '../../events/refs.js';
import { newId, type PostId, type QuizId, type RoomId } from '../../ids.js';
import { loadQuiz } from '../play/stored-game.js';
import type { GameRoom, QuizEffect } from '../rules/game.js';
import { type PostContent, postContent } from './content.js';
import { decodePostSubject, encodePostSubject, type PostSubject } from './subject.js';

/** How long after a game's end a room still tries to show it. */
export const SHOW_WITHIN_MS = 60 * 60_000;

/** A message that a room still has to send or edit. */
export interface PendingPost {
  readonly id: PostId;
  readonly quiz: QuizId;
  readonly room: RoomId;
  readonly place: PlaceRef;
  /** The message to be edited; none before it was sent. */
  readonly message: MessageRef | undefined;
  /** Counts the changes of the post so far; see {@link notePosts}. */
  readonly version: number;
  readonly content: PostContent;
}

/** Notes in each room what an effect changes there, in the transaction of its step. */
export const notePosts = async (tx: Tx, rooms: readonly GameRoom[], effect: QuizEffect): Promise<void> => {
  for (const room of rooms)
    await tx.$executeRaw`
      INSERT INTO "QuizPost" AS p (id, "roomId", subject)
      VALUES (${newId<PostId>()}::uuid, ${room.id}::uuid, ${encodePostSubject(subjectOf(effect))})
      ON CONFLICT ("roomId", subject) DO UPDATE SET wanted = p.wanted + 1`;
};

const subjectOf = (effect: QuizEffect): PostSubject => {
  switch (effect.type) {
    case 'ask':
    case 'reask':
    case 'vote':
    case 'reveal':
      return { kind: 'question', question: effect.question };
    case 'pause':
    case 'unpause':
      return { kind: 'pause', question: effect.question };
    case 'end':
      return { kind: 'end' };
    default:
      return effect satisfies never;
  }
};

interface PostRow {
  readonly id: PostId;
  readonly quiz: QuizId;
  readonly version: number;
  readonly subject: string;
  readonly message: unknown;
  readonly place: unknown;
}

/** What the room still has to show, in the order of the game. */
export const pendingPostsOf = async (db: Tx, room: RoomId): Promise<PendingPost[]> => {
  // Read before the game: a step in between is then shown twice. In the other order it would never be shown.
  const rows = await db.$queryRaw<PostRow[]>`
    SELECT p.id::text, r."quizId"::text AS quiz, p.wanted AS version, p.subject, p.message, r.place
    FROM "QuizPost" p JOIN "QuizRoom" r ON r.id = p."roomId"
    WHERE r.id = ${room}::uuid AND p.shown < p.wanted ORDER BY p.id`;
  const [first] = rows;
  const loaded = first && (await loadQuiz(db, first.quiz));
  if (!loaded) return [];
  const names = await db.quizPlayer.findMany({ where: { quizId: loaded.id } });
  const nameOf = new Map(names.map(({ userId, name }) => [userId, name]));
  return rows.map(({ message, place, subject, ...post }) => ({
    ...post,
    room,
    place: placeRef.parse(place),
    message: message === null ? undefined : messageRef.parse(message),
    content: postContent(loaded, decodePostSubject(subject), nameOf),
  }));
};
