import type { Database } from '../database/client.js';
import { type Tx, transaction } from '../database/transaction.js';
import { once } from '../events/effects.js';
import type { CardId, DeckId, EventId, SearchId, UserId } from '../ids.js';
import type { BlobStore, Clock } from '../ports.js';
import { addCard, type NewCard } from './add-card.js';
import { type Card, liveCards, ownCard, toCard, withDeckAndDocument } from './card.js';
import { editCard, type Sides, undoEdit } from './edits.js';
import { type Enhanced, enhanceCard, type Improver } from './enhance.js';
import {
  CARDS_PER_PAGE,
  type CardPage,
  type CardSearch,
  find,
  pagesFor,
  search,
  searchPage,
  suggest,
} from './find-cards.js';
import { ownDeck } from './find-deck.js';
import { needRoomForCards } from './room.js';
import type { FoundCard } from './search.js';
import { cardSource, type Source } from './source.js';

export { CARDS_PER_PAGE, type CardPage, type CardSearch } from './find-cards.js';

export interface CardChange extends Sides {
  /** The card's revision that the person saw. */
  readonly revision: number;
}

/** A person's cards. Someone else's card, and one that was deleted, is `card.not_found`. */
export interface Cards {
  /**
   * A replayed event gives the first card.
   * @throws UserError `text.*`, `deck.not_found`, `card.limit`; `card.exists`, with what to restore to add it anyway
   */
  add(user: UserId, card: NewCard, event: EventId): Promise<Card>;
  /** Newest first, of one deck or of all. A page past the last gives the last. */
  list(user: UserId, deck: DeckId | null, page: number): Promise<CardPage>;
  show(user: UserId, card: CardId): Promise<Card>;
  /** Cards that hold every word, as `searchable` reads them. @throws UserError `text.*` */
  search(user: UserId, words: string, event: EventId): Promise<CardSearch>;
  /** @throws UserError `action.expired` once the search was forgotten */
  searchPage(user: UserId, search: SearchId, page: number): Promise<CardSearch>;
  /**
   * The card that a typed option means: an id from completion, its whole front, or the only card with these words.
   * Otherwise what a search for them finds.
   */
  find(user: UserId, typed: string, event: EventId): Promise<Card | CardSearch>;
  /** The newest cards that hold what was typed, at most {@link SUGGESTIONS_MAX}. */
  suggest(user: UserId, typed: string): Promise<readonly FoundCard[]>;
  /** @throws UserError `text.*`, `card.changed` unless `revision` is the card's */
  edit(
    user: UserId,
    card: CardId,
    change: Sides & { readonly revision: number },
    event: EventId,
  ): Promise<Card>;
  /** Takes back the edit that made `revision`. @throws UserError `undo.gone` */
  undoEdit(user: UserId, card: CardId, revision: number): Promise<Card>;
  /** Hides the card; {@link Cards.restore} brings it back for seven days. */
  delete(user: UserId, card: CardId): Promise<Card>;
  /** @throws UserError `card.not_found` once purged, `card.limit` */
  restore(user: UserId, card: CardId): Promise<Card>;
  /** @throws UserError `card.no_source` */
  source(user: UserId, card: CardId): Promise<Source>;
  /** Whether there is a model to improve answers. */
  readonly canEnhance: boolean;
  /** Has the model improve the answer. @throws UserError `enhance.no_key`, `enhance.failed`, `card.changed` */
  enhance(user: UserId, card: CardId, event: EventId, signal: AbortSignal): Promise<Enhanced>;
}

export interface CardsDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly blobs: BlobStore;
  /** Left out where there is no model. */
  readonly improver?: Improver;
}

export const createCards = (dependencies: CardsDependencies): Cards => {
  const { database, clock, improver } = dependencies;
  const { prisma } = database;
  return {
    canEnhance: improver !== undefined,
    add: (user, card, event) => addCard(dependencies, user, card, event),
    list: (user, deck, page) => listCards(dependencies, user, deck, page),
    show: (user, card) => ownCard(prisma, user, card),
    search: (user, words, event) => search(dependencies, user, words, event),
    searchPage: (user, id, page) => searchPage(dependencies, user, id, page),
    find: (user, typed, event) => find(dependencies, user, typed, event),
    suggest: (user, typed) => suggest(dependencies, user, typed),
    edit: (user, card, change, event) => edit(dependencies, user, card, change, event),
    undoEdit: (user, id, revision) =>
      transaction(database, (tx) => undoEdit(tx, user, { id, revision, at: clock.now() })),
    delete: (user, card) => deleteCard(dependencies, user, card),
    restore: (user, id) => transaction(database, (tx) => restore(tx, user, id)),
    source: (user, card) => cardSource(dependencies, user, card),
    enhance: (user, id, event, signal) =>
      enhanceCard({ database, clock, improver }, { user, id, event, signal }),
  };
};

const listCards = async (
  { database: { prisma } }: CardsDependencies,
  user: UserId,
  deck: DeckId | null,
  page: number,
): Promise<CardPage> => {
  if (deck) await ownDeck(prisma, user, deck);
  const where = { ...liveCards(user), ...(deck ? { deckId: deck } : {}) };
  const total = await prisma.card.count({ where });
  const shown = Math.min(page, pagesFor(total) - 1);
  const rows = await prisma.card.findMany({
    where,
    include: withDeckAndDocument,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    skip: shown * CARDS_PER_PAGE,
    take: CARDS_PER_PAGE,
  });
  return { cards: rows.map(toCard), page: shown, pages: pagesFor(total), total };
};

const edit = async (
  { database, clock }: CardsDependencies,
  user: UserId,
  card: CardId,
  { revision, ...sides }: CardChange,
  event: EventId,
): Promise<Card> => {
  await transaction(database, (tx) =>
    once(tx, event, user, async () => {
      await editCard(tx, user, { id: card, revision, sides, at: clock.now() });
      return card;
    }),
  );
  return ownCard(database.prisma, user, card);
};

const deleteCard = async (
  { database: { prisma }, clock }: CardsDependencies,
  user: UserId,
  id: CardId,
): Promise<Card> => {
  const card = await ownCard(prisma, user, id);
  await prisma.card.updateMany({ where: { id, ownerId: user }, data: { deletedAt: clock.now() } });
  return card;
};

const restore = async (tx: Tx, user: UserId, id: CardId): Promise<Card> => {
  const deleted = { id, ownerId: user, deletedAt: { not: null } };
  await needRoomForCards(tx, user, await tx.card.count({ where: { ...deleted, deck: { deletedAt: null } } }));
  await tx.card.updateMany({ where: deleted, data: { deletedAt: null } });
  return ownCard(tx, user, id);
};
