import type { Database } from '../database/client.js';

/** How long Undo brings back what was deleted. */
export const UNDO_DAYS = 7;
const DAY_MS = 86_400_000;

/** Removes for good what was deleted seven days ago, and searches as old. */
export const purgeDeleted = async ({ prisma }: Pick<Database, 'prisma'>, now: Date): Promise<void> => {
  const before = new Date(now.getTime() - UNDO_DAYS * DAY_MS);
  const gone = { deletedAt: { lt: before } };
  // The rows that outlive a deck would otherwise speak of all decks.
  await prisma.studySession.deleteMany({ where: { deck: gone } });
  await prisma.deck.deleteMany({ where: gone });
  await prisma.card.deleteMany({ where: gone });
  await prisma.cardSearch.deleteMany({ where: { createdAt: { lt: before } } });
};
