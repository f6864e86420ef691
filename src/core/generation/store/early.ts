import type { Database } from '../../database/client.js';
import { transaction } from '../../database/transaction.js';
import type { GenerationId } from '../../ids.js';
import { roomForCards } from '../../library/room.js';
import { asCard } from '../make/early.js';
import type { GeneratedCard } from '../types.js';
import { cardRow } from './card-rows.js';
import { type Run, takeTurn } from './run-turn.js';

/** Cards of a chunk that is not done, as an earlier run stored them. */
export const earlyCards = async (
  { prisma }: Database,
  generationId: GenerationId,
  index: number,
): Promise<GeneratedCard[]> =>
  (await cardsOfChunk(prisma, generationId, index)).map((card) =>
    asCard({ ...card, page: card.page ?? 0, quote: card.quote ?? '' }),
  );

/**
 * Stores a card before its chunk is done.
 * @returns whether there was room for it
 * @throws Superseded if the run is no longer the one that may write
 */
export const saveEarly = (
  database: Database,
  run: Run,
  card: GeneratedCard,
  place: { readonly chunkIndex: number; readonly ordinal: number },
  now: Date,
): Promise<boolean> =>
  transaction(database, async (tx) => {
    const here = await takeTurn(tx, run, { beatAt: now });
    if ((await roomForCards(tx, run.ownerId)) < 1) return false;
    const row = cardRow(here, card, place.chunkIndex, place.ordinal, now);
    await tx.card.createMany({ data: [row], skipDuplicates: true });
    return true;
  });

/** In their order, those deleted since among them. */
export const cardsOfChunk = (prisma: Database['prisma'], generationId: GenerationId, chunkIndex: number) =>
  prisma.card.findMany({ where: { generationId, chunkIndex }, orderBy: { ordinal: 'asc' } });
