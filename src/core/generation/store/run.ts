import { isUniqueViolation } from '../../database/transaction.js';
import { ReaderNotStarted } from '../../documents/reader-start.js';
import { UserError } from '../../errors.js';
import type { GenerationId } from '../../ids.js';
import {
  type DocumentRequest,
  type DocumentStore,
  type MadeDocument,
  makeDocument,
  type PipelineSkills,
} from '../make/pipeline.js';
import type { ChunkSize } from '../text/chunks.js';
import { earlyCards, saveEarly } from './early.js';
import { type FinishDependencies, finish, finishEarlierRun, type RunResult } from './finish.js';
import { aheadOf, type DocumentJob, isLong, putBack, UNFINISHED } from './line.js';
import { keepPictured, openPages, pagesWithin } from './pages.js';
import { type GenerationRow, platformOf } from './row.js';
import { Superseded } from './run-turn.js';
import { keepRunning } from './running.js';
import { beginPictures, countPicture, knownCards, promote, saveChunk, savedChunk } from './saved.js';

/** A document that ended so many runs without a result will end the next one too. */
const RUNS_MAX = 8;
/** Where so many runs found no reader, the next one finds none either: the machine needs its operator. */
const STARTS_MAX = 3;

export interface RunDependencies extends FinishDependencies, PipelineSkills {
  /** Called when there is something new to show. */
  readonly onProgress: (id: GenerationId, platform: string) => void;
}

/**
 * Makes the cards of one generation, or continues where an earlier run was cut off. Does nothing when it was
 * cancelled or another run took over, and puts it back in line when it is not its turn, or too long for a `pdf` job. What
 * the person can mend ends in the generation's `error`.
 * @throws whatever else goes wrong, for the job to be tried again
 */
export const runGeneration = async (
  dependencies: RunDependencies,
  { name: lane, generation: id, attempt }: DocumentJob,
  signal: AbortSignal,
): Promise<void> => {
  const row = await claim(dependencies, id, attempt);
  if (!row) {
    await putBack(dependencies.database, { id, attempt }, 'queued');
    return finishEarlierRun(dependencies, id, signal);
  }
  const result = row.runs > RUNS_MAX ? GAVE_UP : await runOf(dependencies, row, lane, signal);
  await (result ? finish(dependencies, row, result, signal) : finishEarlierRun(dependencies, id, signal));
};

const NO_READER: RunResult = { error: new UserError('pdf.no_reader', {}) };
const GAVE_UP: RunResult = { error: new UserError('pdf.gave_up', {}) };

/** @returns undefined when the generation was cancelled or another run took over */
const runOf = async (
  dependencies: RunDependencies,
  row: GenerationRow,
  lane: DocumentJob['name'],
  signal: AbortSignal,
): Promise<RunResult | undefined> => {
  const running = keepRunning(dependencies, row, signal);
  try {
    return await makeCards(dependencies, row, lane, running.signal);
  } catch (error) {
    if (error instanceof UserError) return { error };
    if (error instanceof ReaderNotStarted && row.runs >= STARTS_MAX) return NO_READER;
    if (error instanceof Superseded || running.isSuperseded()) return undefined;
    throw error;
  } finally {
    running.stop();
  }
};

/** @returns undefined when it is over, another run has it, or others of its person's come first */
const claim = async (
  { database: { prisma }, clock }: RunDependencies,
  id: GenerationId,
  attempt: number,
): Promise<GenerationRow | undefined> => {
  const row = await prisma.generation.findUnique({ where: { id }, include: { document: true } });
  if (!row) return;
  const claimed = await prisma.generation
    .updateMany({
      where: { id, attempt, status: UNFINISHED, owner: { generations: { none: aheadOf(row) } } },
      data: { status: 'running', beatAt: clock.now(), runs: { increment: 1 } },
    })
    .catch((error: unknown) => {
      if (!isUniqueViolation(error, 'Generation_one_running')) throw error;
      return { count: 0 };
    });
  return claimed.count === 0 ? undefined : { ...row, runs: row.runs + 1 };
};

const makeCards = async (
  dependencies: RunDependencies,
  row: GenerationRow,
  lane: DocumentJob['name'],
  signal: AbortSignal,
): Promise<MadeDocument> => {
  const pages = await openPages(dependencies, row.documentId, signal);
  try {
    if (lane === 'pdf' && isLong(row, pages.total)) {
      await putBack(dependencies.database, row, 'running');
      throw new Superseded();
    }
    dependencies.onProgress(row.id, platformOf(row));
    const request = await requestOf(dependencies, row, pages.total);
    return await makeDocument(dependencies, pages, request, storeOf(dependencies, row), signal);
  } finally {
    await pages.close();
  }
};

const requestOf = async (
  dependencies: RunDependencies,
  row: GenerationRow,
  pages: number,
): Promise<DocumentRequest> => {
  const { requested, onlyPages, kind, focus, language } = row;
  return {
    requested,
    onlyPages: pagesWithin(onlyPages, pages),
    size: await sizeOf(dependencies, row),
    ...(kind === null ? {} : { kind }),
    ...(focus === null ? {} : { focus }),
    ...(language === null ? {} : { language }),
    avoid: await knownCards(dependencies.database, row),
  };
};

/** How the document is cut: as the first run found it best, so that later ones find its chunks again. */
const sizeOf = async (
  { database: { prisma }, cardWriter: { load } }: RunDependencies,
  { id, attempt, chunkPages, chunkWords }: GenerationRow,
): Promise<ChunkSize> => {
  if (chunkPages !== null && chunkWords !== null) return { pages: chunkPages, words: chunkWords };
  const { pages, words } = load;
  await prisma.generation.updateMany({
    where: { id, attempt },
    data: { chunkPages: pages, chunkWords: words },
  });
  return { pages, words };
};

/** Keeps each chunk as rows, and shows the progress. */
const storeOf = ({ database, clock, onProgress }: RunDependencies, row: GenerationRow): DocumentStore => {
  const id = row.id;
  return {
    saved: (index) => savedChunk(database, id, index),
    early: {
      find: (chunkIndex) => earlyCards(database, id, chunkIndex),
      keep: async (card, chunkIndex, ordinal) => {
        const isKept = await saveEarly(database, row, card, { chunkIndex, ordinal }, clock.now());
        onProgress(id, platformOf(row));
        return isKept;
      },
    },
    keep: async (chunk, pagesRead) => {
      const kept = await saveChunk(database, row, chunk, pagesRead, clock.now());
      onProgress(id, platformOf(row));
      return kept;
    },
    promote: (cards) => promote(database, row, cards, clock.now()),
    onPictures: async () => {
      await beginPictures(database, row);
      onProgress(id, platformOf(row));
    },
    onPicture: async (page, milliseconds) => {
      await countPicture(database, row, page, milliseconds);
      onProgress(id, platformOf(row));
    },
    keepPages: (pages) => keepPictured(database, row.documentId, pages),
  };
};
