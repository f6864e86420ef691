import type { Database } from '../../database/client.js';
import type { Prisma } from '../../database/generated/client.js';
import { transaction } from '../../database/transaction.js';
import {
  type CardId,
  type DeckId,
  type DocumentId,
  type GenerationId,
  newId,
  type UserId,
} from '../../ids.js';
import { roomForCards } from '../../library/room.js';
import type { ChunkOutcome } from '../make/generate.js';
import { skippedFor } from '../make/report.js';
import { skippedJson, storedDropped, storedSkipped } from './stored.js';

/** The generation was cancelled, or another run of it took over. */
export class Superseded extends Error {
  override readonly name = 'Superseded';
}

/** What an earlier run kept of the chunk, with cards that the person has deleted since. */
export const savedChunk = async (
  { prisma }: Database,
  generationId: GenerationId,
  index: number,
): Promise<ChunkOutcome | undefined> => {
  const row = await prisma.generationChunk.findUnique({
    where: { generationId_index: { generationId, index } },
  });
  if (!row) return;
  const cards = await prisma.card.findMany({
    where: { generationId, chunkIndex: index },
    orderBy: { ordinal: 'asc' },
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
  };
};

/** Cards of the document's earlier generations, so that the same is not asked twice. */
export const knownCards = ({ prisma }: Database, documentId: DocumentId, except: GenerationId) =>
  prisma.card.findMany({
    where: { documentId, NOT: { generationId: except }, deletedAt: null },
    select: { front: true, back: true },
  });

/** The run that writes. */
interface Run {
  readonly id: GenerationId;
  readonly attempt: number;
  readonly ownerId: UserId;
  readonly deckId: DeckId;
  readonly documentId: DocumentId;
}

/**
 * Writes a chunk and its cards together, once.
 * @returns what was kept: without the cards that their person had no room for
 * @throws Superseded if the run is no longer the one that may write
 */
export const saveChunk = (
  database: Database,
  run: Run,
  outcome: ChunkOutcome,
  pagesRead: number,
  now: Date,
): Promise<ChunkOutcome> =>
  transaction(database, async (tx) => {
    const { count } = await tx.generation.updateMany({
      where: { id: run.id, attempt: run.attempt, status: 'running' },
      data: { pagesRead, beatAt: now },
    });
    if (count === 0) throw new Superseded();
    const kept = fitted(outcome, await roomForCards(tx, run.ownerId));
    const chunk = await tx.generationChunk.createMany({
      data: [chunkRow(run.id, kept)],
      skipDuplicates: true,
    });
    if (chunk.count === 0) return outcome;
    await tx.card.createMany({ data: cardRows(run, kept, now) });
    return kept;
  });

const fitted = (outcome: ChunkOutcome, room: number): ChunkOutcome => {
  const left = outcome.cards.slice(room);
  if (left.length === 0) return outcome;
  const cards = outcome.cards.slice(0, room);
  const covered = new Set(cards.map(({ page }) => page));
  const bare = new Set(left.map(({ page }) => page).filter((page) => !covered.has(page)));
  return {
    ...outcome,
    cards,
    dropped: { ...outcome.dropped, no_room: left.length },
    skipped: [...outcome.skipped, ...skippedFor('no_room', bare)].sort((a, b) => a.page - b.page),
  };
};

const chunkRow = (
  generationId: GenerationId,
  outcome: ChunkOutcome,
): Prisma.GenerationChunkCreateManyInput => ({
  generationId,
  index: outcome.index,
  fromPage: outcome.fromPage,
  toPage: outcome.toPage,
  cards: outcome.cards.length,
  dropped: { ...outcome.dropped },
  skipped: skippedJson(outcome.skipped),
});

const cardRows = (run: Run, outcome: ChunkOutcome, createdAt: Date): Prisma.CardCreateManyInput[] =>
  outcome.cards.map((card, ordinal) => ({
    id: newId<CardId>(),
    deckId: run.deckId,
    ownerId: run.ownerId,
    documentId: run.documentId,
    generationId: run.id,
    chunkIndex: outcome.index,
    ordinal,
    createdAt,
    kind: card.kind,
    front: card.front,
    back: card.back,
    distractors: [...card.distractors],
    page: card.page,
    quote: card.quote,
  }));
