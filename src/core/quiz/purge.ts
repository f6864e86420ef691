import type { Database } from '../database/client.js';
import { daysBefore } from '../time.js';

/** How long a game's rematch and misses can be had after its end. */
export const QUIZ_DAYS = 30;

/** Removes games that ended long ago, with all that was answered in them. */
export const purgeQuizzes = async ({ prisma }: Pick<Database, 'prisma'>, now: Date): Promise<void> => {
  await prisma.quiz.deleteMany({ where: { endedAt: { lt: daysBefore(now, QUIZ_DAYS) } } });
};
