import type { Database } from '../database/client.js';
import { type Tx, transaction } from '../database/transaction.js';
import { UserError } from '../errors.js';
import { once } from '../events/effects.js';
import {
  type CardId,
  type DeckId,
  type EventId,
  idFromText,
  newId,
  type SearchId,
  type UserId,
} from '../ids.js';
import type { Clock } from '../ports.js';
import { checkLength, cleanText } from '../text.js';
import { type Card, liveCards, ownCard, toCard, withDeckAndDocument } from './card.js';
import { checkSides, kindAfterEdit } from './content.js';
import { editCard, type Sides, undoEdit } from './edits.js';
import { type Enhanced, enhanceCard, type Improver } from './enhance.js';
import { ownDeck } from './find-deck.js';
import { SEARCH_MAX, SUGGESTIONS_MAX } from './limits.js';
import { needRoomForCards } from './room.js';
import { searchCards } from './search.js';
import { cardSource, type Source } from './source.js';

/** Cards on one page of a list. */
export const CARDS_PER_PAGE = 10;

export interface CardPage {
  readonly cards: readonly Card[];
  /** Counted from 0. */
  readonly page: number;
  readonly pages: number;
  readonly total: number;
}

/** A search that can be turned page by page. */
export interface CardSearch extends CardPage {
  readonly search: SearchId;
  readonly words: string;
}

/** A person's cards. Someone else's card, and one that was deleted, is `card.not_found`. */
export interface Cards {
  /** A replayed event gives the first card. @throws UserError `text.*`, `deck.not_found`, `card.limit` */
  add(user: UserId, card: Sides & { readonly deck: DeckId }, event: EventId): Promise<Card>;
  /** Newest first, of one deck or of all. A page past the last gives the last. */
  list(user: UserId, deck: DeckId | null, page: number): Promise<CardPage>;
  show(user: UserId, card: CardId): Promise<Card>;
  /** Cards that hold every word, whatever letter case and accents. @throws UserError `text.*` */
  search(user: UserId, words: string, event: EventId): Promise<CardSearch>;
  /** @throws UserError `action.expired` once the search was forgotten */
  searchPage(user: UserId, search: SearchId, page: number): Promise<CardSearch>;
  /**
   * The card that a typed option means: an id from completion, its whole front, or the only card with these words.
   * Otherwise what a search for them finds.
   */
  find(user: UserId, typed: string, event: EventId): Promise<Card | CardSearch>;
  /** The newest cards that hold what was typed, at most {@link SUGGESTIONS_MAX}. */
  suggest(user: UserId, typed: string): Promise<readonly Card[]>;
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

export const createCards = (parts: { database: Database; clock: Clock; improver?: Improver }): Cards => {
  const { database, clock, improver } = parts;
  const { prisma } = database;

  const add = async (tx: Tx, user: UserId, sides: Sides, deck: DeckId): Promise<CardId> => {
    await needRoomForCards(tx, user, 1);
    await ownDeck(tx, user, deck);
    const id = newId<CardId>();
    const kind = kindAfterEdit('basic', sides.front);
    await tx.card.create({
      data: { id, deckId: deck, ownerId: user, kind, ...sides, createdAt: clock.now() },
    });
    return id;
  };

  const pageOfSearch = async (
    user: UserId,
    search: SearchId,
    words: string,
    page: number,
  ): Promise<CardSearch> => {
    const at = (offset: number) => searchCards(prisma, user, { words, limit: CARDS_PER_PAGE, offset });
    const wanted = await at(page * CARDS_PER_PAGE);
    const found = wanted.total === 0 && page > 0 ? await at(0) : wanted;
    return {
      search,
      words,
      cards: await inOrder(user, found.ids),
      page: found === wanted ? page : 0,
      pages: pagesFor(found.total),
      total: found.total,
    };
  };

  const inOrder = async (user: UserId, ids: readonly CardId[]): Promise<Card[]> => {
    const where = { ...liveCards(user), id: { in: [...ids] } };
    const rows = await prisma.card.findMany({ where, include: withDeckAndDocument });
    return rows.map(toCard).sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  };

  const search = async (user: UserId, typed: string, event: EventId): Promise<CardSearch> => {
    const words = checkLength('search', cleanText(typed), SEARCH_MAX);
    const id = await transaction(database, (tx) =>
      once(tx, event, user, async () => {
        const search = newId<SearchId>();
        await tx.cardSearch.create({ data: { id: search, userId: user, words, createdAt: clock.now() } });
        return search;
      }),
    );
    return pageOfSearch(user, id, words, 0);
  };

  const findExactly = async (user: UserId, typed: string): Promise<Card | undefined> => {
    const id = idFromText<CardId>(typed);
    const rows = await prisma.card.findMany({
      where: { ...liveCards(user), ...(id ? { id } : { front: cleanText(typed) }) },
      include: withDeckAndDocument,
      take: 2,
    });
    const [only, another] = rows.map(toCard);
    return another ? undefined : only;
  };

  return {
    canEnhance: improver !== undefined,
    async add(user, { front, back, deck }, event) {
      const sides = checkSides(front, back);
      const id = await transaction(database, (tx) => once(tx, event, user, () => add(tx, user, sides, deck)));
      return ownCard(prisma, user, id);
    },
    async list(user, deck, page) {
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
    },
    show: (user, card) => ownCard(prisma, user, card),
    search,
    async find(user, typed, event) {
      const exact = await findExactly(user, typed);
      if (exact) return exact;
      const found = await search(user, typed.slice(0, SEARCH_MAX), event);
      const [only] = found.cards;
      return only && found.total === 1 ? only : found;
    },
    async searchPage(user, id, page) {
      const search = await prisma.cardSearch.findFirst({ where: { id, userId: user } });
      if (!search) throw new UserError('action.expired', {});
      return pageOfSearch(user, id, search.words, page);
    },
    async suggest(user, typed) {
      const words = cleanText(typed).slice(0, SEARCH_MAX);
      return inOrder(
        user,
        (await searchCards(prisma, user, { words, limit: SUGGESTIONS_MAX, offset: 0 })).ids,
      );
    },
    async edit(user, card, { revision, ...sides }, event) {
      await transaction(database, (tx) =>
        once(tx, event, user, async () => {
          await editCard(tx, user, { id: card, revision, sides, at: clock.now() });
          return card;
        }),
      );
      return ownCard(prisma, user, card);
    },
    undoEdit: (user, id, revision) =>
      transaction(database, (tx) => undoEdit(tx, user, { id, revision, at: clock.now() })),
    async delete(user, id) {
      const card = await ownCard(prisma, user, id);
      await prisma.card.updateMany({ where: { id, ownerId: user }, data: { deletedAt: clock.now() } });
      return card;
    },
    restore: (user, id) => transaction(database, (tx) => restore(tx, user, id)),
    source: (user, card) => cardSource(prisma, user, card),
    enhance: (user, id, event, signal) =>
      enhanceCard({ database, clock, improver }, { user, id, event, signal }),
  };
};

const restore = async (tx: Tx, user: UserId, id: CardId): Promise<Card> => {
  const deleted = { id, ownerId: user, deletedAt: { not: null } };
  await needRoomForCards(tx, user, await tx.card.count({ where: { ...deleted, deck: { deletedAt: null } } }));
  await tx.card.updateMany({ where: deleted, data: { deletedAt: null } });
  return ownCard(tx, user, id);
};

const pagesFor = (total: number): number => Math.max(1, Math.ceil(total / CARDS_PER_PAGE));
