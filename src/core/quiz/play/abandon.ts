import { Prisma } from '../../database/generated/client.js';
import type { Tx } from '../../database/transaction.js';
import { encodeSubject } from '../../events/subjects.js';
import type { QuizId, UserId } from '../../ids.js';
import { SHOW_WITHIN_MS } from '../shown/posts.js';
import { ringNow } from './alarm.js';
import type { QuizDependencies } from './dependencies.js';
import { lossSubject } from './loss.js';
import { changeGame } from './steps.js';

/**
 * Stops the game that a person hosts and removes the person from it in the same step; also from a game whose end is
 * still to be shown. Its rooms show the close and the leaderboard, without that person. Then the game is removed.
 */
export const abandonGames = async (dependencies: QuizDependencies, host: UserId): Promise<void> => {
  const { database, clock } = dependencies;
  const givenUp = new Date(clock.now().getTime() - SHOW_WITHIN_MS);
  const games = await database.prisma.$queryRaw<{ id: QuizId }[]>`
    SELECT z.id::text FROM "Quiz" z
    WHERE z."hostId" = ${host}::uuid
      AND (z."endedAt" IS NULL OR (z."endedAt" > ${givenUp}::timestamptz AND ${hasPendingPosts}))`;
  for (const { id } of games) {
    const stop = { type: 'stop', at: clock.now().getTime() } as const;
    const made = await changeGame(dependencies, id, stop, async (tx) => {
      await disown(tx, id, host);
      await removeAbandoned(tx, id);
    });
    await ringNow(dependencies, made?.alarm);
  }
};

/** Removes a game without a host once its rooms have shown all of it. */
export const removeAbandoned = async (tx: Pick<Tx, '$executeRaw'>, id: QuizId): Promise<void> => {
  await tx.$executeRaw`
    DELETE FROM "Quiz" z
    WHERE z.id = ${id}::uuid AND z."hostId" IS NULL AND z."endedAt" IS NOT NULL AND NOT ${hasPendingPosts}`;
};

/** SQL over "Quiz" z: a room still has something to show. */
const hasPendingPosts = Prisma.sql`EXISTS (
  SELECT FROM "QuizPost" p JOIN "QuizRoom" r ON r.id = p."roomId" WHERE r."quizId" = z.id AND p.shown < p.wanted
)`;

/** Keeps only what the end shows: other people's answers, and the questions that were asked. */
const disown = async (tx: Tx, id: QuizId, host: UserId): Promise<void> => {
  await tx.quiz.update({ where: { id }, data: { hostId: null, hostName: '' } });
  await tx.quizRoom.updateMany({ where: { quizId: id }, data: { hostPlace: Prisma.DbNull } });
  await tx.quizAnswer.deleteMany({ where: { userId: host, question: { quizId: id } } });
  await tx.quizPlayer.deleteMany({ where: { userId: host, quizId: id } });
  await tx.quizQuestion.updateMany({
    where: { quizId: id, openedAt: null },
    data: { text: '', options: [], answer: null, document: null },
  });
  await tx.reference.deleteMany({ where: { subject: encodeSubject(lossSubject(id)) } });
};
