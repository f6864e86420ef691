import { lockUser } from '../accounts/lock.js';
import type { Database } from '../database/client.js';
import { type Tx, transaction } from '../database/transaction.js';
import { UserError } from '../errors.js';
import { findEffect, once } from '../events/effects.js';
import { type DeckId, type EventId, type MoveId, newId, type UserId } from '../ids.js';
import type { Clock } from '../ports.js';
import type { CardPage } from './find-cards.js';
import type { DeckName } from './find-deck.js';
import { restoreDeck } from './restore-deck.js';
import { needRoomForCards } from './room.js';
import { type ListSource, pageOf, type Selection, selectedCards } from './selection.js';

/** Cards that lie in another deck now; `move` takes that back. */
export interface Moved {
  readonly move: MoveId;
  readonly cards: number;
  readonly into: DeckName;
}

export interface Merged extends Moved {
  readonly from: DeckName;
  /** The default deck stays, empty: new cards go there. */
  readonly isFromLeft: boolean;
}

/** Moves cards between a person's decks, with what was learned of them. */
export interface Moves {
  /** The page of a list on which cards are picked. */
  page(user: UserId, source: ListSource, page: number): Promise<CardPage>;
  /** How many cards are selected. @throws UserError `cards.changed`, `action.expired`, `deck.not_found` */
  count(user: UserId, selection: Selection): Promise<number>;
  /**
   * A replayed event gives the first result.
   * @throws UserError `move.nothing` when none of them is elsewhere, and what {@link Moves.count} throws
   */
  move(user: UserId, selection: Selection, into: DeckId, event: EventId): Promise<Moved>;
  /**
   * Moves all cards of a deck, with those to come and its study sessions, and deletes it: what it was offered to ends.
   * A replayed event gives the first result.
   * @throws UserError `deck.not_found`, `deck.same`
   */
  merge(user: UserId, from: DeckId, into: DeckId, event: EventId): Promise<Merged>;
  /**
   * Takes a move back, but for cards that were moved again since. `merged` comes back with its cards.
   * @returns how many cards are back
   * @throws UserError `undo.gone` when there are none, `deck.not_found`, `deck.limit`
   */
  undo(user: UserId, move: MoveId, merged: DeckId | null): Promise<number>;
}

export interface MovesDependencies {
  readonly database: Database;
  readonly clock: Clock;
}

export const createMoves = (dependencies: MovesDependencies): Moves => ({
  page: (user, source, page) => pageOf(dependencies, user, source, page),
  count: async (user, selection) => (await selectedCards(dependencies, user, selection)).length,
  move: (user, selection, into, event) => move(dependencies, user, { selection, into }, event),
  merge: (user, from, into, event) => merge(dependencies, user, { from, into }, event),
  undo: (user, id, merged) => transaction(dependencies.database, (tx) => undo(tx, user, id, merged)),
});

const move = async (
  dependencies: MovesDependencies,
  user: UserId,
  { selection, into: id }: { readonly selection: Selection; readonly into: DeckId },
  event: EventId,
): Promise<Moved> => {
  // After the move other cards stand where these stood.
  const moved = await findEffect<Moved>(dependencies.database, event);
  if (moved) return moved;
  const cards = await selectedCards(dependencies, user, selection);
  return transaction(dependencies.database, (tx) =>
    once(tx, event, user, async () => {
      const into = await holdDeck(tx, user, id);
      const moveId = newId<MoveId>();
      const moved = await tx.$executeRaw`
        UPDATE "Card" c SET "movedFromId" = c."deckId", "deckId" = ${id}::uuid, "moveId" = ${moveId}::uuid
        FROM "Deck" d
        WHERE d.id = c."deckId" AND d."deletedAt" IS NULL AND c."deletedAt" IS NULL
          AND c.id = ANY (${cards}::uuid[]) AND c."ownerId" = ${user}::uuid AND c."deckId" <> ${id}::uuid`;
      if (moved === 0) throw new UserError('move.nothing', { deck: into.name });
      return { move: moveId, cards: moved, into: { id, name: into.name } };
    }),
  );
};

const merge = (
  { database, clock }: MovesDependencies,
  user: UserId,
  { from: fromId, into: intoId }: { readonly from: DeckId; readonly into: DeckId },
  event: EventId,
): Promise<Merged> =>
  transaction(database, (tx) =>
    once(tx, event, user, async () => {
      if (fromId === intoId) throw new UserError('deck.same', {});
      const moveId = newId<MoveId>();
      const goingAlong = { where: { deckId: fromId }, data: { deckId: intoId, moveId } };
      const { isDefault } = await needDeck(tx, user, fromId);
      await needDeck(tx, user, intoId);
      // Before the person is locked, as the runs that write cards do it.
      if (!isDefault) await tx.generation.updateMany(goingAlong);
      const [from, into] = [await holdDeck(tx, user, fromId), await holdDeck(tx, user, intoId)];
      // Those that were asked for meanwhile. A run that works on one already makes this transaction run again.
      if (!isDefault) await tx.generation.updateMany(goingAlong);
      const cards = await moveAll(tx, moveId, fromId, intoId);
      await tx.studySession.updateMany(goingAlong);
      if (!isDefault) await tx.deck.update({ where: { id: fromId }, data: { deletedAt: clock.now() } });
      return { move: moveId, cards, from: named(from), into: named(into), isFromLeft: isDefault };
    }),
  );

/** Also those that were deleted, for Undo to find them. @returns how many others there are */
const moveAll = async (tx: Tx, move: MoveId, from: DeckId, into: DeckId): Promise<number> => {
  const [row] = await tx.$queryRaw<{ cards: number }[]>`
    WITH moved AS (
      UPDATE "Card" SET "movedFromId" = "deckId", "deckId" = ${into}::uuid, "moveId" = ${move}::uuid
      WHERE "deckId" = ${from}::uuid RETURNING "deletedAt"
    )
    SELECT count(*) FILTER (WHERE "deletedAt" IS NULL)::int AS cards FROM moved`;
  return row?.cards ?? 0;
};

const undo = async (tx: Tx, user: UserId, moveId: MoveId, merged: DeckId | null): Promise<number> => {
  if (merged) {
    await needOwn(tx, user, merged);
    const goingBack = { where: { moveId }, data: { deckId: merged, moveId: null } };
    await tx.generation.updateMany({ ...goingBack, where: { moveId, ownerId: user } });
    await restoreDeck(tx, user, merged);
    await tx.studySession.updateMany({ ...goingBack, where: { moveId, userId: user } });
  }
  const isHidden = { moveId, ownerId: user, deletedAt: null, deck: { deletedAt: { not: null } } };
  await lockUser(tx, user);
  await needRoomForCards(tx, user, await tx.card.count({ where: isHidden }));
  const back = await tx.$executeRaw`
    UPDATE "Card" c SET "deckId" = c."movedFromId", "moveId" = NULL, "movedFromId" = NULL
    FROM "Deck" d
    WHERE d.id = c."movedFromId" AND d."deletedAt" IS NULL
      AND c."moveId" = ${moveId}::uuid AND c."ownerId" = ${user}::uuid`;
  if (back === 0 && !merged) throw new UserError('undo.gone', {});
  return back;
};

/** @throws UserError `deck.not_found` also for someone else's; a deleted one is found */
const needOwn = async (tx: Tx, user: UserId, id: DeckId): Promise<void> => {
  if ((await tx.deck.count({ where: { id, ownerId: user } })) === 0)
    throw new UserError('deck.not_found', {});
};

const needDeck = async (tx: Tx, user: UserId, id: DeckId) => {
  const deck = await tx.deck.findFirst({ where: { id, ownerId: user, deletedAt: null } });
  if (!deck) throw new UserError('deck.not_found', {});
  return deck;
};

/** The deck, which nobody deletes before the transaction ends. @throws UserError `deck.not_found` */
const holdDeck = async (tx: Tx, user: UserId, id: DeckId) => {
  await lockUser(tx, user);
  await tx.$queryRaw`SELECT id FROM "Deck" WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return needDeck(tx, user, id);
};

const named = ({ id, name }: DeckName): { id: DeckId; name: string } => ({ id, name });
