import { Prisma } from '../../database/generated/client.js';
import type { Tx } from '../../database/transaction.js';
import { encodeSubject } from '../../events/subjects.js';
import type { QuizId, UserId } from '../../ids.js';
import type { Clock } from '../../ports.js';
import { SHOW_WITHIN_MS } from '../shown/posts.js';
import { lossSubject } from './loss.js';
import type { Steps } from './steps.js';

/**
 * Stops the game that a person hosts and takes it out of their name in the same step; so too one that ended and
 * whose end is still to be shown. The room sees the close and the leaderboard, without that person, and then the game
 * is removed.
 */
export const abandonGames = async (
  db: Pick<Tx, '$queryRaw'>,
  { change, kick }: Steps,
  clock: Clock,
  host: UserId,
): Promise<void> => {
  const givenUp = new Date(clock.now().getTime() - SHOW_WITHIN_MS);
  const games = await db.$queryRaw<{ id: QuizId }[]>`
    SELECT z.id::text FROM "Quiz" z
    WHERE z."hostId" = ${host}::uuid
      AND (z."endedAt" IS NULL OR (z."endedAt" > ${givenUp}::timestamptz AND ${isOwing}))`;
  for (const { id } of games) {
    const stop = { type: 'stop', at: clock.now().getTime() } as const;
    const made = await change(id, stop, async (tx) => {
      await disown(tx, id, host);
      await removeAbandoned(tx, id);
    });
    await kick(made?.alarm);
  }
};

/** Removes a game that was taken out of its host's name, once its room has seen all of it. */
export const removeAbandoned = async (tx: Pick<Tx, '$executeRaw'>, id: QuizId): Promise<void> => {
  await tx.$executeRaw`
    DELETE FROM "Quiz" z
    WHERE z.id = ${id}::uuid AND z."hostId" IS NULL AND z."endedAt" IS NOT NULL AND NOT ${isOwing}`;
};

/** SQL over "Quiz" z: a room does not show the game as it should. */
const isOwing = Prisma.sql`EXISTS (
  SELECT FROM "QuizPost" p JOIN "QuizRoom" r ON r.id = p."roomId" WHERE r."quizId" = z.id AND p.shown < p.wanted
)`;

/** What is left is what its end shows: other people's answers, and the questions that were asked. */
const disown = async (tx: Tx, id: QuizId, host: UserId): Promise<void> => {
  const nobody = { hostId: null, hostName: '', hostPlace: Prisma.DbNull };
  await tx.quiz.update({ where: { id }, data: nobody });
  await tx.quizAnswer.deleteMany({ where: { userId: host, question: { quizId: id } } });
  await tx.quizPlayer.deleteMany({ where: { userId: host, quizId: id } });
  await tx.quizQuestion.updateMany({
    where: { quizId: id, openedAt: null },
    data: { text: '', options: [], answer: null, document: null },
  });
  await tx.reference.deleteMany({ where: { subject: encodeSubject(lossSubject(id)) } });
};
