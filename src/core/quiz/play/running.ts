import type { Tx } from '../../database/transaction.js';
import type { MessageRef } from '../../events/refs.js';
import type { QuizId, RoomId } from '../../ids.js';
import { countReviews } from '../after/reviews.js';
import { type PendingPost, pendingPostsOf, SHOW_WITHIN_MS } from '../shown/posts.js';
import { removeAbandoned } from './abandon.js';
import { scheduleAlarm } from './alarm.js';
import type { QuizDependencies } from './dependencies.js';
import { isLost, lossSubject, oweLoss } from './loss.js';
import { closeRoom } from './rooms.js';
import { changeGame } from './steps.js';
import type { Room } from './stored-game.js';

/** The work that is due on a platform. */
export interface DueWork {
  /** Games whose step by time is due. */
  readonly games: readonly QuizId[];
  /** Rooms that have something to show. */
  readonly rooms: readonly RoomId[];
}

/**
 * Makes the game's step by time, when one is due.
 * @returns the game's rooms, which may have something to show
 */
export const wake = async (dependencies: QuizDependencies, id: QuizId): Promise<readonly Room[]> => {
  const { clock, owed } = dependencies;
  const event = { type: 'alarm', at: clock.now().getTime() } as const;
  const made = await changeGame(dependencies, id, event, (tx, before, after) =>
    oweLoss(tx, owed, id, { before, after }),
  );
  await scheduleAlarm(dependencies, made?.alarm);
  if (made?.changed && isLost(made.game)) await owed.dispatch(lossSubject(id));
  return made?.rooms ?? [];
};

export const dueWork = async (
  { database: { prisma }, clock }: QuizDependencies,
  platform: string,
): Promise<DueWork> => {
  const now = clock.now();
  const givenUp = new Date(now.getTime() - SHOW_WITHIN_MS);
  const games = await prisma.$queryRaw<{ id: QuizId }[]>`
    SELECT z.id::text FROM "Quiz" z
    WHERE z."wakeAt" <= ${now}::timestamptz AND EXISTS (
      SELECT FROM "QuizRoom" r WHERE r."quizId" = z.id AND r.platform = ${platform} AND r."lostAt" IS NULL
    )`;
  const rooms = await prisma.$queryRaw<{ id: RoomId }[]>`
    SELECT DISTINCT r.id::text
    FROM "QuizPost" p JOIN "QuizRoom" r ON r.id = p."roomId" JOIN "Quiz" z ON z.id = r."quizId"
    WHERE p.shown < p.wanted AND r.platform = ${platform}
      AND (z."endedAt" IS NULL OR z."endedAt" > ${givenUp}::timestamptz)`;
  return { games: games.map(({ id }) => id), rooms: rooms.map(({ id }) => id) };
};

/** What the room still has to show, in the order of the game. */
export const pendingPosts = async (
  { database }: QuizDependencies,
  room: RoomId,
): Promise<readonly PendingPost[]> => {
  const posts = await pendingPostsOf(database.prisma, room);
  // Counted before the end is shown, so that whoever reads it finds their schedule up to date.
  const end = posts.find(({ content }) => content.kind === 'ended');
  if (end) await countReviews(database, end.quiz);
  return posts;
};

/** Records that the message shows the post. With a question, the time to answer it begins in that room. */
export const markShown = async (
  dependencies: QuizDependencies,
  post: PendingPost,
  { kind, platform, id: address }: MessageRef,
): Promise<void> => {
  const { database, clock, reach = () => undefined } = dependencies;
  reach('show.sent');
  const { quiz, room, content } = post;
  const at = clock.now().getTime();
  const note = async (tx: Tx): Promise<void> => {
    const data = { shown: post.version, message: { kind, platform, id: address } };
    await tx.quizPost.updateMany({ where: { id: post.id }, data });
  };
  switch (content.kind) {
    case 'question': {
      const posted = { type: 'posted', at, room, question: content.asked.number - 1 } as const;
      const made = await changeGame(dependencies, quiz, posted, note);
      return scheduleAlarm(dependencies, made?.alarm);
    }
    case 'ended':
      // A step only to lock the game, which is over: at the same time its host may be forgotten.
      await changeGame(dependencies, quiz, { type: 'alarm', at }, async (tx) => {
        await note(tx);
        await removeAbandoned(tx, quiz);
      });
      return;
    case 'revealed':
    case 'paused':
      return note(database.prisma);
    default:
      return content satisfies never;
  }
};

/** The bot can no longer post in the room. A game that loses its last room ends; its host gets a private message. */
export const loseRoom = async (dependencies: QuizDependencies, room: RoomId): Promise<void> => {
  const { database, clock, owed } = dependencies;
  const found = await database.prisma.quizRoom.findUnique({ where: { id: room } });
  if (!found) return;
  const quiz = found.quizId;
  const now = clock.now();
  const event = { type: 'roomLost', at: now.getTime(), room } as const;
  const made = await changeGame(dependencies, quiz, event, async (tx, before, after) => {
    await closeRoom(tx, room, now);
    await oweLoss(tx, owed, quiz, { before, after });
    await removeAbandoned(tx, quiz);
  });
  await scheduleAlarm(dependencies, made?.alarm);
  await owed.dispatch(lossSubject(quiz));
};
