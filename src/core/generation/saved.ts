import type { Database } from '../database/client.js';
import type { Prisma } from '../database/generated/client.js';
import { transaction } from '../database/transaction.js';
import { type CardId, type GenerationId, newId } from '../ids.js';
import type { ChunkOutcome } from './generate.js';
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
export const knownCards = ({ prisma }: Database, documentId: string, except: GenerationId) =>
  prisma.card.findMany({
    where: { documentId, NOT: { generationId: except }, deletedAt: null },
    select: { front: true, back: true },
  });

/**
 * Writes a chunk and its cards together, once.
 * @throws Superseded if the run is no longer the one that may write
 */
export const saveChunk = (
  database: Database,
  run: { id: string; attempt: number; ownerId: string; deckId: string; documentId: string },
  outcome: ChunkOutcome,
  pagesRead: number,
  now: Date,
): Promise<void> =>
  transaction(database, async (tx) => {
    const { count } = await tx.generation.updateMany({
      where: { id: run.id, attempt: run.attempt, status: 'running' },
      data: { pagesRead, beatAt: now },
    });
    if (count === 0) throw new Superseded();
    const chunk = await tx.generationChunk.createMany({
      data: [chunkRow(run.id, outcome)],
      skipDuplicates: true,
    });
    if (chunk.count === 1) await tx.card.createMany({ data: cardRows(run, outcome, now) });
  });

const chunkRow = (generationId: string, outcome: ChunkOutcome): Prisma.GenerationChunkCreateManyInput => ({
  generationId,
  index: outcome.index,
  fromPage: outcome.fromPage,
  toPage: outcome.toPage,
  cards: outcome.cards.length,
  dropped: { ...outcome.dropped },
  skipped: skippedJson(outcome.skipped),
});

const cardRows = (
  run: { id: string; ownerId: string; deckId: string; documentId: string },
  outcome: ChunkOutcome,
  createdAt: Date,
): Prisma.CardCreateManyInput[] =>
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
