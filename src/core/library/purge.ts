import type { Database } from '../database/client.js';
import { daysBefore } from '../time.js';

/** How long Undo brings back what was deleted. */
export const UNDO_DAYS = 7;

/** Removes what was deleted seven days ago, and searches, previews and the queues of ended sessions of that age. */
export const purgeDeleted = async ({ prisma }: Pick<Database, 'prisma'>, now: Date): Promise<void> => {
  const before = daysBefore(now, UNDO_DAYS);
  const gone = { deletedAt: { lt: before } };
  // A session that outlived its deck would have none, which means all decks.
  await prisma.studySession.deleteMany({ where: { deck: gone } });
  await prisma.studyQueue.deleteMany({ where: { session: { endedAt: { lt: before } } } });
  // How cards were asked names answers of others, which may be gone by now.
  await prisma.studyQueue.updateMany({
    where: { session: { lastAt: { lt: before } }, NOT: { asked: { equals: [] } } },
    data: { asked: [] },
  });
  await prisma.deck.deleteMany({ where: gone });
  await prisma.card.deleteMany({ where: gone });
  await prisma.cardSearch.deleteMany({ where: { createdAt: { lt: before } } });
  await prisma.cardPreview.deleteMany({ where: { createdAt: { lt: before } } });
};
