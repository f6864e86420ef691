import type { Database } from '../../database/client.js';
import type { Clock, Queue } from '../../ports.js';
import { moveUp } from './line.js';

/** A run beats every two seconds; one that was silent for so long is dead. */
const SILENT_AFTER_MS = 20_000;

/**
 * Puts what no process works on any more back in line, under a new attempt, and queues everybody's next document, whose
 * job may have been lost.
 * @param all when no other process can be at work: whatever is running was cut off.
 */
export const requeueGenerations = async (
  dependencies: { readonly database: Database; readonly clock: Clock; readonly queue: Queue },
  all: boolean,
): Promise<void> => {
  const { generation } = dependencies.database.prisma;
  const silentSince = new Date(dependencies.clock.now().getTime() - (all ? 0 : SILENT_AFTER_MS));
  await generation.updateMany({
    where: { status: 'running', beatAt: { lte: silentSince } },
    data: { status: 'queued', attempt: { increment: 1 } },
  });
  const waiting = await generation.findMany({
    where: { status: 'queued' },
    distinct: 'ownerId',
    select: { ownerId: true },
  });
  for (const { ownerId } of waiting) await moveUp(dependencies, ownerId);
};
