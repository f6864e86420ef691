import type { Prisma } from '../../database/generated/client.js';
import type { Tx } from '../../database/transaction.js';
import { placeRef } from '../../events/refs.js';
import type { GenerationId, UserId } from '../../ids.js';
import type { JobOf, Queue } from '../../ports.js';
import type { GenerationRow } from './row.js';

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

/** Queues the person's next document, unless one of theirs is being read. Harmless when it is queued already. */
export const moveUp = async (
  { database: { prisma }, queue }: LineDependencies,
  ownerId: UserId,
): Promise<void> => {
  const line = await prisma.generation.findMany({
    where: { ownerId, status: UNFINISHED },
    orderBy: FIRST_FIRST,
    include: { document: true },
  });
  const [next] = line;
  // It would be refused its turn, and moved up again, over and over.
  if (!next || line.some(({ status }) => status === 'running')) return;
  await queue.add(jobOf(next));
};

/**
 * Back in line, under a new attempt: the queue still knows the job of the present one, and would add no other. Does
 * nothing once another run took over.
 */
export const putBack = async (
  { prisma }: LineDependencies['database'],
  { id, attempt }: Pick<GenerationRow, 'id' | 'attempt'>,
  status: 'queued' | 'running',
): Promise<void> => {
  await prisma.generation.updateMany({
    where: { id, attempt, status },
    data: { status: 'queued', attempt: attempt + 1 },
  });
};

/** {@link moveUp} after a job of this document. */
export const moveUpAfter = async (dependencies: LineDependencies, id: GenerationId): Promise<void> => {
  const row = await dependencies.database.prisma.generation.findUnique({ where: { id } });
  if (row) await moveUp(dependencies, row.ownerId);
};

/** Where many pages are to be read, others would wait for minutes: such documents wait for one another. */
const LONG_PAGES = 60;

/** @param pages of the document; without them, as before they are counted, nothing is taken for long */
export const isLong = ({ onlyPages }: Pick<GenerationRow, 'onlyPages'>, pages: number | null): boolean => {
  const asked = onlyPages.length > 0 ? onlyPages.filter((page) => page <= (pages ?? 0)).length : pages;
  return (asked ?? 0) > LONG_PAGES;
};

export type DocumentJob = JobOf<'pdf' | 'long-pdf'>;

export const jobOf = (row: GenerationRow): DocumentJob => ({
  name: isLong(row, row.document.pages) ? 'long-pdf' : 'pdf',
  generation: row.id,
  attempt: row.attempt,
});

/** Shows anew which place those have in the line that wait. */
export const showLine = async (
  { database: { prisma }, queue }: LineDependencies,
  ownerId: UserId,
): Promise<void> => {
  const waiting = await prisma.generation.findMany({ where: { ownerId, status: 'queued' } });
  for (const { id, place } of waiting)
    await queue.add({ name: 'progress', generation: id, platform: placeRef.parse(place).platform });
};
