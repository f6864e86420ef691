import type { Database } from '../../database/client.js';
import type { Prisma } from '../../database/generated/client.js';
import { transaction } from '../../database/transaction.js';
import { type CardId, type GenerationId, newId } from '../../ids.js';
import { roomForCards } from '../../library/room.js';
import { skippedFor } from '../make/report.js';
import type { ChunkResult } from '../types.js';
import type { GenerationRow } from './row.js';
import { pictureReadBy, skippedJson, storedDropped, storedSkipped } from './stored.js';

/** The generation was cancelled, or another run of it took over. */
export class Superseded extends Error {
  override readonly name = 'Superseded';
}

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
  const cards = await prisma.card.findMany({
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
    fromPage: row.fromPage,
    toPage: row.toPage,
    cards: cards.map(({ kind, front, back, distractors, page, quote }) => ({
      ...{ kind, front, back, distractors },
      page: page ?? row.fromPage,
      quote: quote ?? '',
    })),
    skipped: storedSkipped.parse(row.skipped),
    dropped: storedDropped.parse(row.dropped),
    pictured: pictured.map(({ page, readBy }) => ({ page, by: pictureReadBy.parse(readBy) })),
  };
};

/** Cards that its person has of the document from elsewhere, so that they are not made again. */
export const knownCards = (
  { prisma }: Database,
  { id, documentId, ownerId }: Pick<GenerationRow, 'id' | 'documentId' | 'ownerId'>,
) =>
  prisma.card.findMany({
    where: {
      documentId,
      ownerId,
      OR: [{ generationId: null }, { generationId: { not: id } }],
      deletedAt: null,
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
  run: Pick<GenerationRow, 'id' | 'attempt' | 'ownerId' | 'deckId' | 'documentId'>,
  chunk: ChunkResult,
  pagesRead: number,
  now: Date,
): Promise<ChunkResult> =>
  transaction(database, async (tx) => {
    const { count } = await tx.generation.updateMany({
      where: { id: run.id, attempt: run.attempt, status: 'running' },
      data: { pagesRead, beatAt: now },
    });
    if (count === 0) throw new Superseded();
    const kept = withinRoom(chunk, await roomForCards(tx, run.ownerId));
    const created = await tx.generationChunk.createMany({
      data: [chunkRow(run.id, kept)],
      skipDuplicates: true,
    });
    if (created.count === 0) return chunk;
    await tx.card.createMany({ data: cardRows(run, kept, now) });
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
});

const cardRows = (
  run: Pick<GenerationRow, 'id' | 'ownerId' | 'deckId' | 'documentId'>,
  chunk: ChunkResult,
  createdAt: Date,
): Prisma.CardCreateManyInput[] =>
  chunk.cards.map((card, ordinal) => ({
    id: newId<CardId>(),
    deckId: run.deckId,
    ownerId: run.ownerId,
    documentId: run.documentId,
    generationId: run.id,
    chunkIndex: chunk.index,
    ordinal,
    createdAt,
    kind: card.kind,
    front: card.front,
    back: card.back,
    distractors: [...card.distractors],
    page: card.page,
    quote: card.quote,
  }));
