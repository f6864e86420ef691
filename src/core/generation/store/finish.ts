import type { Prisma } from '../../database/generated/client.js';
import { transaction } from '../../database/transaction.js';
import type { UserError } from '../../errors.js';
import type { Owed } from '../../events/owed.js';
import type { Subject } from '../../events/subjects.js';
import type { GenerationId } from '../../ids.js';
import { dropEmptyDeck } from '../../library/take-deck.js';
import type { Clock } from '../../ports.js';
import type { MadeDocument } from '../make/pipeline.js';
import type { CardWriter } from '../skills.js';
import { type DrawDependencies, drawPages } from './draw-pages.js';
import { nameDeck } from './name-deck.js';
import { openDrawing, type PageDependencies } from './pages.js';
import { type GenerationRow, placesOf } from './row.js';
import { noteSharing } from './sharing.js';
import { reportJson, storedReport, tipJson } from './stored.js';
import { storedError } from './stored-error.js';

export interface FinishDependencies extends DrawDependencies, PageDependencies {
  readonly clock: Clock;
  readonly owed: Owed;
  readonly cardWriter: CardWriter;
}

/** How a run ended. */
export type RunResult = { readonly error: UserError } | Pick<MadeDocument, 'report' | 'tips' | 'writer'>;

/**
 * Writes the end together with the message that the person is owed about it, and lets go of the file. Does nothing
 * once superseded.
 */
export const finish = async (
  dependencies: FinishDependencies,
  row: GenerationRow,
  result: RunResult,
  signal: AbortSignal,
): Promise<void> => {
  const { database, clock, owed, cardWriter } = dependencies;
  const subject = endOf(row.id);
  const now = clock.now();
  const hasEnded = await transaction(database, async (tx) => {
    const { count } = await tx.generation.updateMany({
      where: { id: row.id, attempt: row.attempt, status: 'running' },
      data: {
        finishedAt: now,
        generator: 'writer' in result ? result.writer : cardWriter.name,
        ...endData(result),
      },
    });
    if (count === 0) return false;
    if (!('error' in result)) await noteSharing(tx, row);
    await owed.add(tx, { user: row.ownerId, subject, ...placesOf(row) });
    await dropEmptyDeck(tx, { id: row.deckId, madeAt: row.createdAt, now });
    await nameDeck(tx, row);
    return true;
  });
  if (!hasEnded) return;
  await owed.dispatch(subject);
  await letGo(dependencies, row, canBeRetried(result), signal);
};

/**
 * Does what is left of a generation that this run may not work on: sends the message about its end when
 * the run before was cut off just then, and lets go of the file.
 */
export const finishEarlierRun = async (
  dependencies: FinishDependencies,
  id: GenerationId,
  signal: AbortSignal,
): Promise<void> => {
  const row = await dependencies.database.prisma.generation.findUnique({
    where: { id },
    include: { document: true },
  });
  if (!row?.finishedAt) return;
  if (row.status !== 'cancelled') await dependencies.owed.dispatch(endOf(id));
  const report = storedReport.safeParse(row.report).data;
  const error = storedError.safeParse(row.error).data;
  const result = report ? { report } : error && { error };
  await letGo(dependencies, row, result !== undefined && canBeRetried(result), signal);
};

/** Draws the pages from which cards came, and drops the file's bytes unless they are still of use. */
const letGo = async (
  dependencies: FinishDependencies,
  row: GenerationRow,
  isStillOfUse: boolean,
  signal: AbortSignal,
): Promise<void> => {
  const { blobId } = row.document;
  if (blobId === null) return;
  const { draw, close } = openDrawing(dependencies, blobId, signal);
  try {
    await drawPages(dependencies, row, draw);
  } catch (error) {
    // Another request for the document that ended at the same time has let go of them, or the person was forgotten.
    if (await isKept(dependencies, row)) throw error;
    return;
  } finally {
    await close();
  }
  if (!isStillOfUse && !(await isAskedForAgain(dependencies, row))) await dropBytes(dependencies, row);
};

const isKept = async (
  { database: { prisma } }: FinishDependencies,
  { documentId }: GenerationRow,
): Promise<boolean> =>
  (await prisma.document.count({ where: { id: documentId, blobId: { not: null } } })) > 0;

/** Whether another request for the document waits, or is offered. */
const isAskedForAgain = async (
  { database: { prisma } }: FinishDependencies,
  { id, documentId }: GenerationRow,
): Promise<boolean> =>
  (await prisma.generation.count({
    where: { documentId, id: { not: id }, status: { in: ['offered', 'queued', 'running'] } },
  })) > 0;

const endOf = (id: GenerationId): Subject => ({ kind: 'generation.end', id });

const endData = (result: RunResult): Prisma.GenerationUpdateManyMutationInput =>
  'error' in result
    ? { status: 'failed', error: { code: result.error.code, details: { ...result.error.details } } }
    : { status: 'done', report: reportJson(result.report), tips: result.tips.map(tipJson) };

const canBeRetried = (result: RunResult | Pick<MadeDocument, 'report'>): boolean =>
  'report' in result
    ? result.report.skipped.some(({ reason }) => reason === 'model_failed')
    : result.error.code === 'pdf.no_reader';

const dropBytes = async (
  { database: { prisma }, blobs }: FinishDependencies,
  { documentId, document }: GenerationRow,
): Promise<void> => {
  if (document.blobId === null) return;
  // Its person may have been forgotten meanwhile.
  await prisma.document.updateMany({ where: { id: documentId }, data: { blobId: null } });
  await blobs.delete(document.blobId);
};
