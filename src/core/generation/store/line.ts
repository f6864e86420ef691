import type { Prisma } from '../../database/generated/client.js';
import type { Tx } from '../../database/transaction.js';
import { placeRef } from '../../events/refs.js';
import type { GenerationId, UserId } from '../../ids.js';
import type { Queue } from '../../ports.js';

// A person's documents are read one after the other, in the order in which they came.

/** What is neither over nor only offered. */
export const UNFINISHED = { in: ['queued', 'running'] } satisfies Prisma.EnumGenerationStatusFilter;

interface Placed {
  readonly id: GenerationId;
  readonly createdAt: Date;
}

/** Those of a person's that came before, and are not over. */
export const aheadOf = ({ id, createdAt }: Placed): Prisma.GenerationWhereInput => ({
  status: UNFINISHED,
  OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: id } }],
});

/** The last one first, the newest of all: what comes right before something. */
export const LAST_FIRST = [{ createdAt: 'desc' as const }, { id: 'desc' as const }];
const FIRST_FIRST = [{ createdAt: 'asc' as const }, { id: 'asc' as const }];

interface LineDependencies {
  readonly database: { readonly prisma: Pick<Tx, 'generation'> };
  readonly queue: Queue;
}

/** Queues the person's next document, if none of theirs is being read. Called when one is over. */
export const moveUp = async (
  { database: { prisma }, queue }: LineDependencies,
  ownerId: UserId,
): Promise<void> => {
  const next = await prisma.generation.findFirst({
    where: { ownerId, status: UNFINISHED },
    orderBy: FIRST_FIRST,
  });
  if (next?.status !== 'queued') return;
  // Its job may have been refused its turn already, and that of one attempt is queued once only.
  const attempt = next.attempt + 1;
  const { count } = await prisma.generation.updateMany({
    where: { id: next.id, attempt: next.attempt, status: 'queued' },
    data: { attempt },
  });
  if (count === 1) await queue.add({ name: 'pdf', generation: next.id, attempt });
};

/**
 * {@link moveUp} after a document that is over. A job that was refused its turn calls nobody up: it would take the turn
 * from the job that has it, which would be refused, too, and so on for ever.
 */
export const moveUpAfter = async (dependencies: LineDependencies, id: GenerationId): Promise<void> => {
  const row = await dependencies.database.prisma.generation.findUnique({ where: { id } });
  if (row?.finishedAt) await moveUp(dependencies, row.ownerId);
};

/** Shows anew which place those have in the line that wait. */
export const showLine = async (
  { database: { prisma }, queue }: LineDependencies,
  ownerId: UserId,
): Promise<void> => {
  const waiting = await prisma.generation.findMany({ where: { ownerId, status: 'queued' } });
  for (const { id, place } of waiting)
    await queue.add({ name: 'progress', generation: id, platform: placeRef.parse(place).platform });
};
