import type { Database } from '../../database/client.js';
import type { Prisma } from '../../database/generated/client.js';
import { transaction } from '../../database/transaction.js';
import type { GenerationId } from '../../ids.js';
import { roomForCards } from '../../library/room.js';
import { asCard } from '../make/early.js';
import { skippedFor } from '../make/report.js';
import type { ChunkResult, LeftCard } from '../types.js';
import { becomeCards } from './candidates.js';
import { candidateRow, cardRow } from './card-rows.js';
import { cardsOfChunk } from './early.js';
import type { GenerationRow } from './row.js';
import { type Run, takeTurn } from './run-turn.js';
import {
  builtInJson,
  pictureReadBy,
  skippedJson,
  storedBuiltIn,
  storedDropped,
  storedSkipped,
  storedWriters,
} from './stored.js';

/** What an earlier run kept of the chunk, with cards that the person has deleted since. */
export const savedChunk = async (
  { prisma }: Database,
  generationId: GenerationId,
  index: number,
): Promise<ChunkResult | undefined> => {
  const row = await prisma.generationChunk.findUnique({
    where: { generationId_index: { generationId, index } },
  });
  if (!row) return;
  const cards = await cardsOfChunk(prisma, generationId, index);
  const candidates = await prisma.cardCandidate.findMany({
    where: { generationId, chunkIndex: index },
    orderBy: { ordinal: 'asc' },
  });
  const pictured = await prisma.documentPage.findMany({
    where: {
      document: { generations: { some: { id: generationId } } },
      page: { gte: row.fromPage, lte: row.toPage },
      readBy: { not: null },
    },
    select: { page: true, readBy: true },
  });
  return {
    index,
    requested: row.requested ?? cards.length,
    fromPage: row.fromPage,
    toPage: row.toPage,
    cards: cards.map((card) => asCard({ ...card, page: card.page ?? row.fromPage, quote: card.quote ?? '' })),
    left: candidates,
    skipped: storedSkipped.parse(row.skipped),
    dropped: storedDropped.parse(row.dropped),
    pictured: pictured.map(({ page, readBy }) => ({ page, by: pictureReadBy.parse(readBy) })),
    writers: storedWriters.parse(row.writers),
    builtIn: storedBuiltIn.parse(row.builtIn),
  };
};

/** Cards that its person has in the deck, and of the document elsewhere, so that they are not made again. */
export const knownCards = (
  { prisma }: Database,
  { id, documentId, deckId, ownerId }: Pick<GenerationRow, 'id' | 'documentId' | 'deckId' | 'ownerId'>,
) =>
  prisma.card.findMany({
    where: {
      ownerId,
      deletedAt: null,
      AND: [
        { OR: [{ documentId }, { deckId }] },
        { OR: [{ generationId: null }, { generationId: { not: id } }] },
      ],
    },
    select: { front: true, back: true },
  });

/**
 * Writes a chunk and its cards together, once.
 * @returns what was kept: without the cards that their person had no room for
 * @throws Superseded if the run is no longer the one that may write
 */
export const saveChunk = (
  database: Database,
  run: Run,
  chunk: ChunkResult,
  pagesRead: number,
  now: Date,
): Promise<ChunkResult> =>
  transaction(database, async (tx) => {
    const here = await takeTurn(tx, run, { pagesRead, beatAt: now });
    const early = await tx.card.count({ where: { generationId: run.id, chunkIndex: chunk.index } });
    const kept = withinRoom(chunk, early + (await roomForCards(tx, run.ownerId)));
    const created = await tx.generationChunk.createMany({
      data: [chunkRow(run.id, kept)],
      skipDuplicates: true,
    });
    if (created.count === 0) return chunk;
    const rows = kept.cards.map((card, ordinal) => cardRow(here, card, kept.index, ordinal, now));
    await tx.card.createMany({ data: rows.slice(early) });
    await tx.cardCandidate.createMany({ data: kept.left.map((card) => candidateRow(run.id, card)) });
    return kept;
  });

/**
 * Makes cards of candidates that were left, where they were going to be in their chunks.
 * @returns those for which there was room
 * @throws Superseded if the run is no longer the one that may write
 */
export const promote = (
  database: Database,
  run: Run,
  candidates: readonly LeftCard[],
  now: Date,
): Promise<readonly LeftCard[]> =>
  transaction(database, async (tx) => {
    const here = await takeTurn(tx, run, { beatAt: now });
    const kept = candidates.slice(0, await roomForCards(tx, run.ownerId));
    await becomeCards(tx, here, kept, now);
    return kept;
  });

/** Notes that pages are read from their pictures, for people to see why it takes longer. */
export const beginPictures = async (
  { prisma }: Database,
  { id, attempt }: Pick<GenerationRow, 'id' | 'attempt'>,
): Promise<void> => {
  await prisma.generation.updateMany({
    where: { id, attempt, status: 'running', picturesRead: null },
    data: { picturesRead: 0 },
  });
};

/** Notes that a page was read from its picture, for people to see how long the rest will take. */
export const countPicture = async (
  { prisma }: Database,
  { id, attempt }: Pick<GenerationRow, 'id' | 'attempt'>,
  pagesRead: number,
  milliseconds: number,
): Promise<void> => {
  await prisma.generation.updateMany({
    where: { id, attempt, status: 'running' },
    data: { pagesRead, picturesRead: { increment: 1 }, pictureMs: { increment: Math.round(milliseconds) } },
  });
};

const withinRoom = (chunk: ChunkResult, room: number): ChunkResult => {
  const left = chunk.cards.slice(room);
  if (left.length === 0) return chunk;
  const cards = chunk.cards.slice(0, room);
  const covered = new Set(cards.map(({ page }) => page));
  const bare = new Set(left.map(({ page }) => page).filter((page) => !covered.has(page)));
  return {
    ...chunk,
    cards,
    dropped: { ...chunk.dropped, no_room: left.length },
    skipped: [...chunk.skipped, ...skippedFor('no_room', bare)].sort((a, b) => a.page - b.page),
  };
};

const chunkRow = (generationId: GenerationId, chunk: ChunkResult): Prisma.GenerationChunkCreateManyInput => ({
  generationId,
  index: chunk.index,
  fromPage: chunk.fromPage,
  toPage: chunk.toPage,
  cards: chunk.cards.length,
  dropped: { ...chunk.dropped },
  skipped: skippedJson(chunk.skipped),
  requested: chunk.requested,
  writers: [...chunk.writers],
  builtIn: builtInJson(chunk.builtIn),
});
