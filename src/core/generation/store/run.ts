import { UserError } from '../../errors.js';
import type { GenerationId } from '../../ids.js';
import {
  type ChunkStore,
  type DocumentRequest,
  makeDocument,
  type PipelineSkills,
} from '../make/pipeline.js';
import { type FinishDependencies, finish, finishEarlierRun } from './finish.js';
import { keepPictured, openPages } from './pages.js';
import { type GenerationRow, platformOf } from './row.js';
import { keepRunning, type Running } from './running.js';
import { countPicture, knownCards, Superseded, saveChunk, savedChunk } from './saved.js';

/** A document that ended so many runs without a result will end the next one too. */
const RUNS_MAX = 8;

export interface RunDependencies extends FinishDependencies, PipelineSkills {
  /** Called when there is something new to show. */
  readonly onProgress: (id: GenerationId, platform: string) => void;
}

/**
 * Makes the cards of one generation, or continues where an earlier run was cut off. Does nothing when it was
 * cancelled or another run took over. What the person can mend ends in the generation's `error`.
 * @throws whatever else goes wrong, for the job to be tried again
 */
export const runGeneration = async (
  dependencies: RunDependencies,
  id: GenerationId,
  attempt: number,
  signal: AbortSignal,
): Promise<void> => {
  const row = await claim(dependencies, id, attempt);
  if (!row) return finishEarlierRun(dependencies, id, signal);
  if (row.runs > RUNS_MAX) return finish(dependencies, row, { error: new UserError('pdf.gave_up', {}) });
  const running = keepRunning(dependencies, row, signal);
  try {
    await makeCards(dependencies, row, running);
  } catch (error) {
    if (error instanceof UserError) return await finish(dependencies, row, { error });
    if (!(error instanceof Superseded) && !running.isSuperseded()) throw error;
    await finishEarlierRun(dependencies, id, signal);
  } finally {
    running.stop();
  }
};

const claim = async (
  { database: { prisma }, clock }: RunDependencies,
  id: GenerationId,
  attempt: number,
): Promise<GenerationRow | undefined> => {
  const claimed = await prisma.generation.updateMany({
    where: { id, attempt, status: { in: ['queued', 'running'] } },
    data: { status: 'running', beatAt: clock.now(), runs: { increment: 1 } },
  });
  if (claimed.count === 0) return;
  return prisma.generation.findUniqueOrThrow({ where: { id }, include: { document: true } });
};

const makeCards = async (
  dependencies: RunDependencies,
  row: GenerationRow,
  { signal, stop }: Running,
): Promise<void> => {
  const pages = await openPages(dependencies, row.documentId, signal);
  dependencies.onProgress(row.id, platformOf(row));
  try {
    const request = await requestOf(dependencies, row);
    const made = await makeDocument(dependencies, pages, request, storeOf(dependencies, row), signal);
    stop();
    await finish(dependencies, row, made, pages);
  } finally {
    await pages.close();
  }
};

const requestOf = async ({ database }: RunDependencies, row: GenerationRow): Promise<DocumentRequest> => {
  const { requested, onlyPages, focus, language } = row;
  return {
    requested,
    onlyPages,
    ...(focus === null ? {} : { focus }),
    ...(language === null ? {} : { language }),
    avoid: await knownCards(database, row),
  };
};

/** Keeps each chunk as rows, and shows the progress. */
const storeOf = ({ database, clock, onProgress }: RunDependencies, row: GenerationRow): ChunkStore => {
  const id = row.id;
  return {
    saved: (index) => savedChunk(database, id, index),
    keep: async (chunk, pagesRead) => {
      const kept = await saveChunk(database, row, chunk, pagesRead, clock.now());
      onProgress(id, platformOf(row));
      return kept;
    },
    onPicture: async (page, milliseconds) => {
      await countPicture(database, row, page, milliseconds);
      onProgress(id, platformOf(row));
    },
    keepPages: (pages) => keepPictured(database, row.documentId, pages),
  };
};
