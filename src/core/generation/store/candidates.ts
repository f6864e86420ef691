import type { Database } from '../../database/client.js';
import { type Tx, transaction } from '../../database/transaction.js';
import { UserError } from '../../errors.js';
import { once } from '../../events/effects.js';
import {
  type CardId,
  type DocumentId,
  type EventId,
  type GenerationId,
  newId,
  type UserId,
} from '../../ids.js';
import { CARDS_MAX } from '../../library/limits.js';
import { roomForCards } from '../../library/room.js';
import type { Clock } from '../../ports.js';
import { mostImportant } from '../make/most-important.js';
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
 * the document already, and no more than they have room for. They keep their place in the generation's numbering;
 * what turns out to be known is left over no more.
 * @returns the new cards, in the order of the document
 */
export const promote = async (
  tx: Tx,
  generation: GenerationId,
  count: number,
  now: Date,
): Promise<readonly CardId[]> => {
  const made = await tx.generation.findUniqueOrThrow({ where: { id: generation } });
  const { ownerId, deckId, documentId } = made;
  const room = await roomForCards(tx, ownerId);
  const { fresh, known, cardsOf } = await sortOut(tx, made);
  const chosen = mostImportant(fresh, cardsOf, Math.min(count, room));
  const cards = chosen.map(({ importance: _, ...card }) => ({
    ...{ id: newId<CardId>(), ownerId, deckId, documentId, createdAt: now, ...card },
  }));
  await tx.card.createMany({ data: cards });
  const places = [...chosen, ...known].map(({ chunkIndex, ordinal }) => ({ chunkIndex, ordinal }));
  await tx.cardCandidate.deleteMany({ where: { generationId: generation, OR: places } });
  return cards.map(({ id }) => id);
};

interface Made {
  readonly id: GenerationId;
  readonly documentId: DocumentId;
  readonly ownerId: UserId;
}

/** The candidates whose questions are new, those whose are not, and how many cards each page has. */
const sortOut = async (tx: Tx, { id: generationId, documentId, ownerId }: Made) => {
  const select = { front: true, back: true, page: true } as const;
  const cards = await tx.card.findMany({ where: { documentId, ownerId }, select });
  const left = await tx.cardCandidate.findMany({
    where: { generationId },
    orderBy: [{ chunkIndex: 'asc' }, { ordinal: 'asc' }],
  });
  const fronts = frontsOf(cards);
  const fresh = left.filter((candidate) => {
    const isNew = !fronts.has(candidate);
    if (isNew) fronts.add(candidate);
    return isNew;
  });
  const cardsOf = new Map<number, number>();
  for (const { page } of cards) if (page !== null) cardsOf.set(page, (cardsOf.get(page) ?? 0) + 1);
  return { fresh, known: left.filter((candidate) => !fresh.includes(candidate)), cardsOf };
};
