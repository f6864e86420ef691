import type { Database } from '../../database/client.js';
import type { Prisma } from '../../database/generated/client.js';
import type { CardId, GenerationId } from '../../ids.js';
import type { CardKind } from '../types.js';

/** One card of a generation. */
export interface MadeCard {
  readonly id: CardId;
  readonly kind: CardKind;
  readonly front: string;
  readonly back: string;
  readonly page: number | null;
  readonly dropped: boolean;
}

/** Some of the cards that a generation made, in the order of the document. */
export interface MadePage {
  readonly cards: readonly MadeCard[];
  /** The first one's position among all, counted from 0. */
  readonly first: number;
  /** Those that were dropped included. */
  readonly total: number;
}

/** Cards that are reviewed at once. */
export const REVIEWED_AT_ONCE = 5;

const inOrder = [{ chunkIndex: 'asc' }, { ordinal: 'asc' }] satisfies Prisma.CardOrderByWithRelationInput[];
const newest = [{ chunkIndex: 'desc' }, { ordinal: 'desc' }] satisfies Prisma.CardOrderByWithRelationInput[];

/** The cards among which the one of that position is; past the end, the last ones. */
export const madePage = async (
  { prisma }: Database,
  generationId: GenerationId,
  index: number,
): Promise<MadePage> => {
  const where = { generationId };
  const total = await prisma.card.count({ where });
  const within = Math.max(0, Math.min(index, total - 1));
  const first = within - (within % REVIEWED_AT_ONCE);
  const page = { orderBy: inOrder, skip: first, take: REVIEWED_AT_ONCE };
  const rows = await prisma.card.findMany({ where, ...page });
  return { cards: rows.map(toMadeCard), first, total };
};

/** The two that were made last, the newer one last: what is shown while others are being made. */
export const newestCards = async ({ prisma }: Database, generationId: GenerationId): Promise<MadeCard[]> => {
  const where = { generationId, deletedAt: null };
  const rows = await prisma.card.findMany({ where, orderBy: newest, take: 2 });
  return rows.reverse().map(toMadeCard);
};

/** Three of so many cards, from all over the document, to show what they are like. */
export const exampleCards = async (
  { prisma }: Database,
  generationId: GenerationId,
  cards: number,
): Promise<MadeCard[]> => {
  const where = { generationId, deletedAt: null };
  const at = [...new Set([0, Math.floor(cards / 3), Math.floor((cards * 2) / 3)])];
  const rows = await Promise.all(at.map((skip) => prisma.card.findFirst({ where, orderBy: inOrder, skip })));
  return rows.flatMap((row) => (row ? [toMadeCard(row)] : []));
};

export const toMadeCard = ({
  id,
  kind,
  front,
  back,
  page,
  deletedAt,
}: Prisma.CardGetPayload<Record<string, never>>): MadeCard => ({
  ...{ id, kind, front, back, page },
  dropped: deletedAt !== null,
});
