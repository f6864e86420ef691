import type { Database } from '../../database/client.js';
import type { Clock, Queue } from '../../ports.js';
import { aheadOf, UNFINISHED } from './line.js';

/** A run beats every two seconds; one that was silent for so long is dead. */
const SILENT_AFTER_MS = 20_000;

/**
 * Gives every generation that is neither finished nor worked on a new job, under a new attempt.
 * @param all when no other process can be at work: whatever is unfinished was cut off.
 */
export const requeueGenerations = async (
  {
    database: { prisma },
    clock,
    queue,
  }: { readonly database: Database; readonly clock: Clock; readonly queue: Queue },
  all: boolean,
): Promise<void> => {
  const now = clock.now();
  const before = new Date(now.getTime() - (all ? 0 : SILENT_AFTER_MS));
  const silent = await prisma.generation.findMany({
    where: {
      status: UNFINISHED,
      OR: [{ beatAt: { lte: before } }, { beatAt: null, createdAt: { lte: before } }],
    },
  });
  for (const { id, attempt, ownerId, createdAt } of silent) {
    // It is called up when those before it are over.
    if (await prisma.generation.findFirst({ where: { ownerId, ...aheadOf({ id, createdAt }) } })) continue;
    const won = await prisma.generation.updateMany({
      where: { id, attempt, status: UNFINISHED },
      data: { attempt: attempt + 1, beatAt: now },
    });
    if (won.count === 1) await queue.add({ name: 'pdf', generation: id, attempt: attempt + 1 });
  }
};
