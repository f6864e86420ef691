import type { Tx } from '../database/transaction.js';
import { type MessageRef, messageRef, type PlaceRef, placeRef } from '../events/refs.js';
import { newId, type PostId, type QuizId } from '../ids.js';
import { type PostContent, postContent } from './content.js';
import type { QuizEffect } from './game.js';
import { loadQuiz } from './stored-game.js';

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
export const notePost = async (tx: Tx, quiz: QuizId, effect: QuizEffect): Promise<void> => {
  const subject = subjectOf(effect);
  const rooms = await tx.quizRoom.findMany({ where: { quizId: quiz } });
  for (const room of rooms)
    await tx.quizPost.upsert({
      where: { roomId_subject: { roomId: room.id, subject } },
      create: { id: newId<PostId>(), roomId: room.id, subject },
      update: { wanted: { increment: 1 } },
    });
};

const subjectOf = (effect: QuizEffect): string => {
  switch (effect.type) {
    case 'ask':
    case 'reask':
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

/** The question that a post shows. */
export const questionOf = (subject: string): number | undefined => {
  const [kind, index] = subject.split(':');
  return kind === 'question' ? Number(index) : undefined;
};

/** What the game's rooms still have to be shown, in the order of the game. */
export const owedPosts = async (db: Tx, quiz: QuizId): Promise<OwedPost[]> => {
  const behind = await db.$queryRaw<{ id: string }[]>`
    SELECT p.id::text FROM "QuizPost" p JOIN "QuizRoom" r ON r.id = p."roomId"
    WHERE r."quizId" = ${quiz}::uuid AND p.shown < p.wanted`;
  if (behind.length === 0) return [];
  const loaded = await loadQuiz(db, quiz);
  const rows = await db.quizPost.findMany({
    where: { id: { in: behind.map(({ id }) => id) } },
    include: { room: true },
    orderBy: { id: 'asc' },
  });
  const names = await db.quizPlayer.findMany({ where: { quizId: quiz } });
  const nameOf = new Map(names.map(({ userId, name }) => [userId, name]));
  if (!loaded) return [];
  return rows.map(({ id, room, message, wanted, subject }) => ({
    id: id as PostId,
    place: placeRef.parse(room.place),
    message: message === null ? undefined : messageRef.parse(message),
    wanted,
    subject,
    content: postContent(loaded, subject, nameOf),
  }));
};
