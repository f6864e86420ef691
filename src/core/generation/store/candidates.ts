import type { Database } from '../../database/client.js';
import { type Tx, transaction } from '../../database/transaction.js';
import { UserError } from '../../errors.js';
import { once } from '../../events/effects.js';
import type { CardId, EventId, GenerationId, UserId } from '../../ids.js';
import { CARDS_MAX } from '../../library/limits.js';
import { roomForCards } from '../../library/room.js';
import type { Clock } from '../../ports.js';
import { takeBest } from '../make/best.js';
import { frontsOf } from '../text/dedupe.js';
import type { LeftCard } from '../types.js';
import { cardRow } from './card-rows.js';
import { type MadeCard, toMadeCard } from './made-cards.js';
import type { GenerationRow } from './row.js';

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
 * Makes cards of those that a finished generation left over. A replayed event gives the first ones again.
 * @throws UserError `pdf.nothing_left`, `card.limit`, `deck.not_found`
 */
export const takeCandidates = async (
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  { user, generation, count, event }: TakeRequest,
): Promise<readonly MadeCard[]> => {
  const taken = await transaction(database, (tx) =>
    once(tx, event, user, async () => {
      await refuseTaking(tx, user, generation);
      return [...(await promote(tx, generation, count, clock.now()))];
    }),
  );
  if (taken.length === 0) throw new UserError('pdf.nothing_left', {});
  const rows = await database.prisma.card.findMany({ where: { id: { in: taken } } });
  return taken.flatMap((id) => rows.filter((row) => row.id === id).map(toMadeCard));
};

const refuseTaking = async (tx: Tx, user: UserId, id: GenerationId): Promise<void> => {
  if ((await roomForCards(tx, user)) === 0) throw new UserError('card.limit', { limit: CARDS_MAX });
  const made = await tx.generation.findUniqueOrThrow({ where: { id }, include: { deck: true } });
  if (made.deck.deletedAt) throw new UserError('deck.not_found', { deck: made.deck.name });
  const isOver = made.status !== 'queued' && made.status !== 'running';
  if (!isOver) throw new UserError('pdf.nothing_left', {});
};

/**
 * Makes cards of what a generation left over: the most important ones, from many pages, none that its person has of
 * the document already, and no more than they have room for. What turns out to be known is left over no more.
 * @returns the new cards, in the order of the document
 */
export const promote = async (
  tx: Tx,
  generation: GenerationId,
  count: number,
  now: Date,
): Promise<readonly CardId[]> => {
  const made = await tx.generation.findUniqueOrThrow({ where: { id: generation } });
  const { ownerId, documentId } = made;
  const select = { front: true, back: true, page: true } as const;
  const cards = await tx.card.findMany({ where: { documentId, ownerId }, select });
  const left = await tx.cardCandidate.findMany({
    where: { generationId: generation },
    orderBy: [{ chunkIndex: 'asc' }, { ordinal: 'asc' }],
  });
  const fronts = frontsOf(cards);
  const known = left.filter((candidate) => fronts.has(candidate));
  const most = Math.min(count, await roomForCards(tx, ownerId));
  const pages = cards.flatMap(({ page }) => page ?? []);
  const chosen = takeBest(left, most, fronts, pages);
  await dropCandidates(tx, generation, known);
  return becomeCards(tx, made, chosen, now);
};

/** Makes cards of candidates, at the places that they have in their generation. */
export const becomeCards = async (
  tx: Tx,
  generation: Pick<GenerationRow, 'id' | 'ownerId' | 'deckId' | 'documentId'>,
  candidates: readonly LeftCard[],
  now: Date,
): Promise<readonly CardId[]> => {
  await dropCandidates(tx, generation.id, candidates);
  const rows = candidates.map((card) => cardRow(generation, card, card.chunkIndex, card.ordinal, now));
  await tx.card.createMany({ data: rows });
  return rows.map(({ id }) => id);
};

const dropCandidates = async (
  tx: Tx,
  generationId: GenerationId,
  candidates: readonly Pick<LeftCard, 'chunkIndex' | 'ordinal'>[],
): Promise<void> => {
  const places = candidates.map(({ chunkIndex, ordinal }) => ({ chunkIndex, ordinal }));
  await tx.cardCandidate.deleteMany({ where: { generationId, OR: places } });
};
