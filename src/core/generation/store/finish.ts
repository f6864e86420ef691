import type { Database } from '../../database/client.js';
import type { Prisma } from '../../database/generated/client.js';
import { transaction } from '../../database/transaction.js';
import type { UserError } from '../../errors.js';
import type { Owed } from '../../events/owed.js';
import type { Subject } from '../../events/subjects.js';
import type { GenerationId } from '../../ids.js';
import { dropEmptyDeck } from '../../library/take-deck.js';
import type { BlobStore, Clock } from '../../ports.js';
import type { MadeDocument } from '../make/pipeline.js';
import type { CardWriter } from '../skills.js';
import { type GenerationRow, placesOf } from './row.js';
import { reportJson, tipJson } from './stored.js';

export interface FinishDependencies {
  readonly database: Database;
  readonly blobs: BlobStore;
  readonly clock: Clock;
  readonly owed: Owed;
  readonly cardWriter: CardWriter;
}

/** How a run ended. */
export type RunResult = { readonly error: UserError } | Pick<MadeDocument, 'report' | 'tips'>;

/** Writes the end together with the message that the person is owed about it. Does nothing once superseded. */
export const finish = async (
  dependencies: FinishDependencies,
  row: GenerationRow,
  result: RunResult,
): Promise<void> => {
  const { database, clock, owed, cardWriter } = dependencies;
  const subject = endOf(row.id);
  const now = clock.now();
  const hasEnded = await transaction(database, async (tx) => {
    const { count } = await tx.generation.updateMany({
      where: { id: row.id, attempt: row.attempt, status: 'running' },
      data: { finishedAt: now, generator: cardWriter.name, ...endData(result) },
    });
    if (count === 0) return false;
    await owed.add(tx, { user: row.ownerId, subject, ...placesOf(row) });
    await dropEmptyDeck(tx, { id: row.deckId, madeAt: row.createdAt, now });
    return true;
  });
  if (!hasEnded) return;
  if (!canBeRetried(result)) await dropBytes(dependencies, row);
  await owed.dispatch(subject);
};

/**
 * Does what is left of a generation that this run may not work on: drops the bytes when it was cancelled; sends the
 * message about its end when the run before was cut off just then.
 */
export const finishEarlierRun = async (dependencies: FinishDependencies, id: GenerationId): Promise<void> => {
  const row = await dependencies.database.prisma.generation.findUnique({
    where: { id },
    include: { document: true },
  });
  if (row?.status === 'cancelled') await dropBytes(dependencies, row);
  else if (row?.finishedAt) await dependencies.owed.dispatch(endOf(id));
};

const endOf = (id: GenerationId): Subject => ({ kind: 'generation.end', id });

const endData = (result: RunResult): Prisma.GenerationUpdateManyMutationInput =>
  'error' in result
    ? { status: 'failed', error: { code: result.error.code, details: { ...result.error.details } } }
    : { status: 'done', report: reportJson(result.report), tips: result.tips.map(tipJson) };

const canBeRetried = (result: RunResult): boolean =>
  'report' in result && result.report.skipped.some(({ reason }) => reason === 'model_failed');

const dropBytes = async (
  { database: { prisma }, blobs }: FinishDependencies,
  { documentId, document }: GenerationRow,
): Promise<void> => {
  if (document.blobId === null) return;
  await prisma.document.update({ where: { id: documentId }, data: { blobId: null } });
  await blobs.delete(document.blobId);
};
