import type { Database } from '../../database/client.js';
import { type Tx, transaction } from '../../database/transaction.js';
import { UserError } from '../../errors.js';
import { once } from '../../events/effects.js';
import { type CardId, type EventId, type GenerationId, newId, type UserId } from '../../ids.js';
import { CARDS_MAX } from '../../library/limits.js';
import { roomForCards } from '../../library/room.js';
import type { Clock } from '../../ports.js';
import { frontsOf } from '../text/dedupe.js';
import { type MadeCard, toMadeCard } from './made-cards.js';

/** Cards that More gives at most. */
export const MORE_CARDS = 10;

export interface TakeRequest {
  readonly user: UserId;
  /** One of theirs. */
  readonly generation: GenerationId;
  readonly count: number;
  readonly event: EventId;
}

/**
 * Makes cards of those that were left over, the most important ones and from many pages. A replayed event gives the
 * first ones again.
 * @throws UserError `pdf.nothing_left`, `card.limit`, `deck.not_found`
 */
export const takeCandidates = async (
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  request: TakeRequest,
): Promise<readonly MadeCard[]> => {
  const { event, user } = request;
  const taken = await transaction(database, (tx) =>
    once(tx, event, user, async () => [...(await take(tx, request, clock.now()))]),
  );
  const rows = await database.prisma.card.findMany({ where: { id: { in: taken } } });
  return taken.flatMap((id) => rows.filter((row) => row.id === id).map(toMadeCard));
};

type Candidate = Awaited<ReturnType<Tx['cardCandidate']['findMany']>>[number];

/** @returns the cards in the order of the document */
const take = async (
  tx: Tx,
  { user, generation, count }: TakeRequest,
  now: Date,
): Promise<readonly CardId[]> => {
  const room = await roomForCards(tx, user);
  if (room === 0) throw new UserError('card.limit', { limit: CARDS_MAX });
  const made = await tx.generation.findUniqueOrThrow({ where: { id: generation }, include: { deck: true } });
  if (made.deck.deletedAt) throw new UserError('deck.not_found', { deck: made.deck.name });
  const known = await tx.card.findMany({
    where: { documentId: made.documentId, ownerId: user },
    select: { front: true, back: true, page: true },
  });
  const left = await tx.cardCandidate.findMany({
    where: { generationId: generation, generation: { status: { notIn: ['queued', 'running'] } } },
    orderBy: [{ chunkIndex: 'asc' }, { ordinal: 'asc' }],
  });
  const fronts = frontsOf(known);
  const fresh = left.filter((candidate) => !fronts.has(candidate) && (fronts.add(candidate), true));
  const chosen = spread(fresh, pagesOf(known), Math.min(count, room));
  if (chosen.length === 0) throw new UserError('pdf.nothing_left', {});
  const { deckId, documentId } = made;
  const rows = chosen.map(({ importance: _, ...card }) => ({
    ...{ id: newId<CardId>(), deckId, ownerId: user, documentId, createdAt: now, ...card },
  }));
  await tx.card.createMany({ data: rows });
  await tx.cardCandidate.deleteMany({
    where: {
      generationId: generation,
      OR: chosen.map(({ chunkIndex, ordinal }) => ({ chunkIndex, ordinal })),
    },
  });
  return rows.map(({ id }) => id);
};

/** How many cards there are from each page. */
const pagesOf = (cards: readonly { readonly page: number | null }[]): Map<number, number> => {
  const pages = new Map<number, number>();
  for (const { page } of cards) if (page !== null) pages.set(page, (pages.get(page) ?? 0) + 1);
  return pages;
};

/** Takes the most important one again and again, where each card that a page has makes its others count for less. */
const spread = (
  left: readonly Candidate[],
  pages: Map<number, number>,
  count: number,
): readonly Candidate[] => {
  const weight = ({ importance, page }: Candidate): number => importance / (1 + (pages.get(page) ?? 0));
  const chosen = new Set<Candidate>();
  while (chosen.size < Math.min(count, left.length)) {
    const [best] = left.filter((one) => !chosen.has(one)).sort((a, b) => weight(b) - weight(a));
    if (!best) break;
    chosen.add(best);
    pages.set(best.page, (pages.get(best.page) ?? 0) + 1);
  }
  return left.filter((one) => chosen.has(one));
};
