import { createHash } from 'node:crypto';
import type { Database } from '../database/client.js';
import { UserError } from '../errors.js';
import type { CardId, DeckId, SearchId, UserId } from '../ids.js';
import type { Clock } from '../ports.js';
import { type Card, liveCards } from './card.js';
import { type CardPage, listCards, searchPage } from './find-cards.js';
import { ownDeck } from './find-deck.js';
import { CARDS_MAX } from './limits.js';
import { rememberedName } from './missing-deck.js';
import { searchCards } from './search.js';

/** Where cards were picked: one by itself, a deck's list or that of all, or what a search found. */
export type CardSource =
  | { readonly of: 'card'; readonly id: CardId }
  | { readonly of: 'deck'; readonly id: DeckId | null }
  | { readonly of: 'search'; readonly id: SearchId };

/** Where there are pages. */
export type ListSource = Exclude<CardSource, { readonly of: 'card' }>;

/** Cards that were picked, in as few bytes as a button has. */
export interface Selection {
  readonly source: CardSource;
  /** Of the list, counted from 0. */
  readonly page: number;
  /** A bit for each card of the page, or {@link ALL_MARKED} for all that the source has. */
  readonly marked: number;
  /** See {@link checkOf}. */
  readonly check: number;
}

/** More bits than a page has cards. */
export const ALL_MARKED = 0xffff;

interface Dependencies {
  readonly database: Database;
  readonly clock: Clock;
}

/** Tells whether a page still holds the cards that its reader saw: 32 bits of a hash over their ids. */
export const checkOf = (cards: readonly Pick<Card, 'id'>[]): number =>
  createHash('sha256')
    .update(cards.map(({ id }) => id).join())
    .digest()
    .readUInt32BE();

/** The page of a list that the selection is made on. @throws UserError `action.expired`, `deck.not_found` */
export const pageOf = (
  dependencies: Dependencies,
  user: UserId,
  source: ListSource,
  page: number,
): Promise<CardPage> =>
  source.of === 'deck'
    ? listCards(dependencies, user, source.id, page)
    : searchPage(dependencies, user, source.id, page);

/**
 * The selected cards.
 * @throws UserError `cards.changed` when the page holds other cards by now, `action.expired`, `deck.not_found`
 */
export const selectedCards = async (
  dependencies: Dependencies,
  user: UserId,
  { source, page, marked, check }: Selection,
): Promise<readonly CardId[]> => {
  if (source.of === 'card') return [source.id];
  if (marked === ALL_MARKED) return allOf(dependencies, user, source);
  const { cards } = await pageOf(dependencies, user, source, page);
  if (checkOf(cards) !== check) throw new UserError('cards.changed', {});
  return cards.filter((_, i) => isMarked(marked, i)).map(({ id }) => id);
};

export const isMarked = (marked: number, index: number): boolean => (marked & (1 << index)) !== 0;

const allOf = async (
  { database }: Dependencies,
  user: UserId,
  source: ListSource,
): Promise<readonly CardId[]> => {
  const { prisma } = database;
  if (source.of === 'search') {
    const words = await rememberedName(database, user, source.id);
    const found = await searchCards(prisma, user, { words, limit: CARDS_MAX, offset: 0 });
    return found.cards.map(({ id }) => id);
  }
  if (source.id) await ownDeck(prisma, user, source.id);
  const where = { ...liveCards(user), ...(source.id ? { deckId: source.id } : {}) };
  return (await prisma.card.findMany({ where, select: { id: true } })).map(({ id }) => id);
};
