import type { Database } from '../../database/client.js';
import { daysBefore } from '../../time.js';
import { SHOW_WITHIN_MS } from '../shown/posts.js';

/** How long a game's rematch and misses can be had after its end. */
export const QUIZ_DAYS = 30;

/**
 * Removes games that ended long ago, with all that was answered in them; those without a host, as soon as
 * showing their end is given up.
 */
export const purgeQuizzes = async ({ prisma }: Pick<Database, 'prisma'>, now: Date): Promise<void> => {
  const givenUp = new Date(now.getTime() - SHOW_WITHIN_MS);
  await prisma.quiz.deleteMany({
    where: {
      OR: [{ endedAt: { lt: daysBefore(now, QUIZ_DAYS) } }, { hostId: null, endedAt: { lt: givenUp } }],
    },
  });
};
