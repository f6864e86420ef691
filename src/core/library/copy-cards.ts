import { lockUser } from '../accounts/lock.js';
import type { Card as CardRow } from '../database/generated/client.js';
import type { Tx } from '../database/transaction.js';
import { type CardId, type DeckId, newId, type UserId } from '../ids.js';
import { liveCards } from './card.js';
import { foldedSides } from './folded.js';
import { needRoomForCards } from './room.js';
import { takeDeck } from './take-deck.js';

export interface CopiedCards {
  readonly copied: number;
  /** Cards that the person has already. Those in neither count were deleted. */
  readonly had: number;
  /** The name of the deck that they go to. */
  readonly deck: string;
  /** That deck; null where nothing was copied. */
  readonly deckId: DeckId | null;
}

/**
 * Copies those of the cards that the person has not yet into their deck of that name. What a card was made from stays
 * with its owner; its page and its quote go along.
 * @throws UserError `card.limit`
 */
export const copyCards = async (
  tx: Tx,
  { user, deck, now }: { readonly user: UserId; readonly deck: string; readonly now: Date },
  from: readonly string[],
): Promise<CopiedCards> => {
  await lockUser(tx, user);
  const had = await hadOf(tx, user, from);
  const cards = await tx.card.findMany({
    where: { id: { in: from.filter((card) => !had.has(card)) }, deletedAt: null, deck: { deletedAt: null } },
    orderBy: { id: 'asc' },
  });
  const counts = { copied: cards.length, had: had.size };
  if (cards.length === 0) return { ...counts, deck, deckId: null };
  const deckId = await write(tx, { user, deck, now }, cards);
  return { ...counts, deck: (await tx.deck.findUniqueOrThrow({ where: { id: deckId } })).name, deckId };
};

/** Those of the cards that are the person's own, or that they have a copy of. */
const hadOf = async (tx: Tx, user: UserId, from: readonly string[]): Promise<Set<string>> => {
  const among = { in: [...from] };
  const own = await tx.card.findMany({ where: { ...liveCards(user), id: among } });
  const copies = await tx.card.findMany({ where: { ...liveCards(user), originId: among } });
  return new Set([...own.map(({ id }) => id), ...copies.flatMap(({ originId }) => originId ?? [])]);
};

const write = async (
  tx: Tx,
  { user, deck, now }: Parameters<typeof copyCards>[1],
  cards: readonly CardRow[],
): Promise<DeckId> => {
  await needRoomForCards(tx, user, cards.length);
  const deckId = await takeDeck(tx, user, deck, now);
  // `originId` is unique per owner. Earlier copies were deleted, alone or with their deck; Undo may restore them.
  const origins = { in: cards.map(({ id }) => id) };
  await tx.card.updateMany({ where: { ownerId: user, originId: origins }, data: { originId: null } });
  await tx.card.createMany({
    data: cards.map(
      ({ id: originId, kind, front, back, distractors, documentId, page, quote, note, isReverse }) => ({
        ...{ id: newId<CardId>(), deckId, ownerId: user, originId, createdAt: now },
        ...{ kind, front, back, distractors, documentId, page, quote, note, isReverse },
        folded: foldedSides({ front, back }),
      }),
    ),
  });
  await joinNotes(tx, user, cards);
  return deckId;
};

/** The person's earlier copies of siblings are siblings of the new ones. */
const joinNotes = async (tx: Tx, user: UserId, cards: readonly CardRow[]): Promise<void> => {
  const notes = cards.flatMap(({ note }) => note ?? []);
  if (notes.length === 0) return;
  await tx.$executeRaw`
    UPDATE "Card" c SET note = o.note, "isReverse" = o."isReverse" FROM "Card" o
    WHERE o.note = ANY (${notes}::uuid[]) AND c."originId" = o.id AND c."ownerId" = ${user}::uuid AND c."deletedAt" IS NULL
      AND c.note IS DISTINCT FROM o.note`;
};
