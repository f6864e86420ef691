import type { Database } from '../database/client.js';
import type { Prisma } from '../database/generated/client.js';
import { transaction } from '../database/transaction.js';
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
import { cardsInOrder } from './add-cards.js';
import { type Card, liveCards, toCard, withDeckAndDocument } from './card.js';
import { ownDeck } from './find-deck.js';
import { SEARCH_MAX, SUGGESTIONS_MAX } from './limits.js';
import { calledWrong } from './reports.js';
import { type FoundCard, findCards, searchCards } from './search.js';

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

export const pagesFor = (total: number): number => Math.max(1, Math.ceil(total / CARDS_PER_PAGE));

interface Dependencies {
  readonly database: Database;
  readonly clock: Clock;
}

/** Newest first, of one deck or of all. A page past the last gives the last. */
export const listCards = async (
  { database: { prisma } }: Dependencies,
  user: UserId,
  deck: DeckId | null,
  page: number,
): Promise<CardPage> => {
  if (deck) await ownDeck(prisma, user, deck);
  return pageWhere(prisma, { ...liveCards(user), ...(deck ? { deckId: deck } : {}) }, page);
};

/** What a person said of a card; `calledWrong` also of a copy of it. */
export type CardMark = 'setAside' | 'flagged' | 'calledWrong';

export const markedCards = async (
  { database: { prisma } }: Dependencies,
  user: UserId,
  { deck, mark, page }: { readonly deck: DeckId; readonly mark: CardMark; readonly page: number },
): Promise<CardPage> => {
  await ownDeck(prisma, user, deck);
  return pageWhere(
    prisma,
    { ...liveCards(user), deckId: deck, ...(await hasMark(prisma, deck, mark)) },
    page,
  );
};

const hasMark = async (
  prisma: Database['prisma'],
  deck: DeckId,
  mark: CardMark,
): Promise<Prisma.CardWhereInput> => {
  switch (mark) {
    case 'setAside':
      return { setAsideAt: { not: null } };
    case 'flagged':
      return { flaggedAt: { not: null } };
    case 'calledWrong':
      return { id: { in: [...(await calledWrong(prisma, deck))] } };
    default:
      return mark satisfies never;
  }
};

const pageWhere = async (
  prisma: Database['prisma'],
  where: Prisma.CardWhereInput,
  page: number,
): Promise<CardPage> => {
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

/** Stores the search, so that its pages can be turned, and finds its first page. */
export const search = async (
  { database, clock }: Dependencies,
  user: UserId,
  typed: string,
  event: EventId,
): Promise<CardSearch> => {
  const words = checkLength('search', cleanText(typed), SEARCH_MAX);
  const id = await transaction(database, (tx) =>
    once(tx, event, user, async () => {
      const search = newId<SearchId>();
      await tx.cardSearch.create({ data: { id: search, userId: user, words, createdAt: clock.now() } });
      return search;
    }),
  );
  return pageOfSearch(database, user, { search: id, words }, 0);
};

export const searchPage = async (
  { database }: Dependencies,
  user: UserId,
  id: SearchId,
  page: number,
): Promise<CardSearch> => {
  const stored = await database.prisma.cardSearch.findFirst({ where: { id, userId: user } });
  if (!stored) throw new UserError('action.expired', {});
  return pageOfSearch(database, user, { search: id, words: stored.words }, page);
};

export const find = async (
  dependencies: Dependencies,
  user: UserId,
  typed: string,
  event: EventId,
): Promise<Card | CardSearch> => {
  const exact = await findExactly(dependencies.database, user, typed);
  if (exact) return exact;
  const found = await search(dependencies, user, typed.slice(0, SEARCH_MAX), event);
  const [only] = found.cards;
  return only && found.total === 1 ? only : found;
};

export const suggest = (
  { database }: Dependencies,
  user: UserId,
  typed: string,
): Promise<readonly FoundCard[]> => {
  const words = typed.slice(0, SEARCH_MAX);
  return findCards(database.prisma, user, { words, limit: SUGGESTIONS_MAX, offset: 0 });
};

/** A page past the last gives the first. */
const pageOfSearch = async (
  database: Database,
  user: UserId,
  { search, words }: Pick<CardSearch, 'search' | 'words'>,
  page: number,
): Promise<CardSearch> => {
  const at = (offset: number) => searchCards(database.prisma, user, { words, limit: CARDS_PER_PAGE, offset });
  const requested = await at(page * CARDS_PER_PAGE);
  const found = requested.cards.length === 0 && page > 0 ? await at(0) : requested;
  return {
    search,
    words,
    cards: await cardsInOrder(
      database,
      user,
      found.cards.map(({ id }) => id),
    ),
    page: found === requested ? page : 0,
    pages: pagesFor(found.total),
    total: found.total,
  };
};

/** The card of that id or of exactly that front, where there is one and no other. */
export const findExactly = async (
  { prisma }: Database,
  user: UserId,
  typed: string,
): Promise<Card | undefined> => {
  const id = idFromText<CardId>(typed);
  const rows = await prisma.card.findMany({
    where: { ...liveCards(user), ...(id ? { id } : { front: cleanText(typed) }) },
    include: withDeckAndDocument,
    take: 2,
  });
  const [only, another] = rows.map(toCard);
  return another ? undefined : only;
};
