import { lockUser } from '../accounts/lock.js';
import type { Database } from '../database/client.js';
import { type Tx, transaction } from '../database/transaction.js';
import { isUserError, UserError } from '../errors.js';
import { once } from '../events/effects.js';
import { type CardId, type DeckId, type EventId, newId, type PreviewId, type UserId } from '../ids.js';
import type { Clock } from '../ports.js';
import { cardsInOrder, insertCards } from './add-cards.js';
import type { Card } from './card.js';
import { checkContent } from './content.js';
import { CARDS_PER_PAGE, pagesFor } from './find-cards.js';
import { type DeckName, ownDeck } from './find-deck.js';
import { foldCards, foldedSides } from './folded.js';
import { CARD_FRONT_MAX, LISTED_CARDS_MAX } from './limits.js';
import { canBeBothWays, isAskedBothWays, otherWay, type PlacedSides } from './notes.js';
import { makeWay, takeBack, unchangedCard } from './replace.js';

declare module '../database/columns.js' {
  interface Columns {
    readonly PreviewCards: readonly PlacedSides[];
  }
}

/** Cards that were typed together. */
export interface ListedCards {
  readonly deck: DeckId;
  /** As they were typed. */
  readonly text: string;
  readonly cards: readonly PlacedSides[];
  /** The card whose place they are to take. */
  readonly replaces?: Pick<Card, 'id' | 'revision'>;
}

/** A card of a list. */
export interface PreviewCard extends PlacedSides {
  /** Its place in the list, counted from 1. */
  readonly number: number;
  /** The deck has this card already, or the list has it before. */
  readonly isThere: boolean;
}

/** A page of a list that waits for its person's word. */
export interface CardPreview {
  readonly preview: PreviewId;
  readonly deck: DeckName;
  readonly text: string;
  readonly cards: readonly PreviewCard[];
  /** Counted from 0. */
  readonly page: number;
  readonly pages: number;
  /** Cards that the list makes, with their other directions. */
  readonly total: number;
  /** Cards that the deck does not have, with their other directions. */
  readonly fresh: number;
  /** Whether any is asked both ways; undefined where none can be. */
  readonly bothWays: boolean | undefined;
  /** The card whose place they are to take. */
  readonly replaces: Pick<Card, 'id' | 'front'> | null;
}

/** What became of a list. */
export interface Kept {
  readonly deck: DeckName;
  /** The whole list, as it was typed. */
  readonly text: string;
  readonly cards: readonly Card[];
  /** The list, where its cards took the place of another one. */
  readonly replacing?: PreviewId;
}

interface Dependencies {
  readonly database: Database;
  readonly clock: Clock;
}

/** Stores the list. @throws UserError `list.*`, `deck.not_found`, `card.not_found`, `card.changed` */
export const preview = async (
  { database, clock }: Dependencies,
  user: UserId,
  { deck, text, cards, replaces }: ListedCards,
  event: EventId,
): Promise<CardPreview> => {
  const limit = LISTED_CARDS_MAX;
  if (cards.length > limit) throw new UserError('list.too_long', { cards: cards.length, limit });
  const checked = cards.map(checkListed);
  const data = {
    userId: user,
    deckId: deck,
    text,
    cards: checked,
    replacesId: replaces?.id ?? null,
    replacesRevision: replaces?.revision ?? null,
    createdAt: clock.now(),
  };
  const id = await transaction(database, (tx) =>
    once(tx, event, user, async () => {
      const id = newId<PreviewId>();
      await ownDeck(tx, user, deck);
      if (replaces) await unchangedCard(tx, user, replaces);
      await tx.cardPreview.create({ data: { id, ...data } });
      return id;
    }),
  );
  return previewPage({ database }, user, id, 0);
};

const checkListed = (listed: PlacedSides, index: number): PlacedSides => {
  try {
    const { front, back, distractors } = checkContent(listed);
    const checked = { ...listed, front, back, ...(distractors.length > 0 && { distractors }) };
    if (isAskedBothWays(checked)) otherWay(checked);
    return checked;
  } catch (error) {
    const card = index + 1;
    if (isUserError(error, 'text.empty')) throw new UserError('list.one_side', { card });
    if (isUserError(error, 'text.too_long'))
      throw new UserError('list.card_too_long', { card, ...error.details });
    throw error;
  }
};

/** A page past the last gives the last. @throws UserError `action.expired` once the list is gone */
export const previewPage = async (
  { database: { prisma } }: Pick<Dependencies, 'database'>,
  user: UserId,
  id: PreviewId,
  page: number,
): Promise<CardPreview> => {
  const { deck, text, cards, replacesId } = await storedPreview(prisma, user, id);
  await foldCards(prisma, user);
  const marked = await markThere(prisma, deck.id, cards, replacesId);
  const fresh = freshOf(marked);
  const pages = pagesFor(marked.length);
  const shown = Math.min(page, pages - 1);
  return {
    ...{ preview: id, deck, text, page: shown, pages, total: made(marked) },
    cards: marked.slice(shown * CARDS_PER_PAGE, (shown + 1) * CARDS_PER_PAGE),
    fresh: made(fresh),
    bothWays: replacesId ? undefined : waysOf(cards),
    replaces: replacesId && (await replaced(prisma, user, replacesId)),
  };
};

const replaced = ({ card }: Pick<Tx, 'card'>, ownerId: UserId, id: CardId) =>
  card.findFirst({ where: { id, ownerId }, select: { id: true, front: true } });

const settled = (id: PreviewId): EventId => `preview:${id}` as EventId;

/**
 * Adds the cards that the deck does not have, or none. Whatever is said first counts: said again, it gives the same.
 * @throws UserError `action.expired`, `deck.not_found`, `card.limit`; `card.not_found`, `card.changed` of a card whose
 *   place they were to take
 */
export const settlePreview = async (
  { database, clock }: Dependencies,
  user: UserId,
  id: PreviewId,
  isKept: boolean,
): Promise<Kept> => {
  const { deck, text, replacesId } = await storedPreview(database.prisma, user, id);
  await foldCards(database.prisma, user);
  const ids = await transaction(database, (tx) =>
    once<CardId[]>(tx, settled(id), user, async () => (isKept ? insertFresh(tx, user, id, clock.now()) : [])),
  );
  const cards = await cardsInOrder(database, user, ids);
  // They were taken back.
  if (replacesId && ids.length > 0 && cards.length === 0) throw new UserError('action.expired', {});
  return { deck: cards[0]?.deck ?? deck, text, cards, ...(replacesId && { replacing: id }) };
};

/** @throws UserError `action.expired`, `undo.gone` where nothing was replaced; `card.not_found`, `card.limit` */
export const undoReplacing = async (
  { database, clock }: Dependencies,
  user: UserId,
  id: PreviewId,
): Promise<Card> =>
  transaction(database, async (tx) => {
    const { replacesId } = await storedPreview(tx, user, id);
    const effect = await tx.effect.findUnique({ where: { event: settled(id) } });
    const cards = (effect?.result ?? []) as CardId[];
    if (!replacesId || cards.length === 0) throw new UserError('undo.gone', {});
    return takeBack(tx, user, { id: replacesId, cards, at: clock.now() });
  });

const insertFresh = async (tx: Tx, user: UserId, id: PreviewId, at: Date): Promise<CardId[]> => {
  // Nobody adds one of these meanwhile.
  await lockUser(tx, user);
  const { deck, cards, replacesId, replacesRevision } = await storedPreview(tx, user, id);
  const place =
    replacesId && replacesRevision !== null
      ? await makeWay(tx, user, { id: replacesId, revision: replacesRevision }, at)
      : { deck: deck.id };
  const fresh = freshOf(await markThere(tx, place.deck, cards));
  if (replacesId && fresh.length === 0) throw new UserError('action.expired', {});
  return insertCards(tx, user, { ...place, cards: fresh }, at);
};

/** How many cards they make. */
const made = (cards: readonly PlacedSides[]): number => cards.length + cards.filter(isAskedBothWays).length;

const freshOf = (cards: readonly PreviewCard[]): readonly PreviewCard[] =>
  cards.filter(({ isThere }) => !isThere);

const waysOf = (cards: readonly PlacedSides[]): boolean | undefined =>
  cards.some(fitsBothWays) ? cards.some(({ isBothWays }) => isBothWays) : undefined;

/** Whether the other direction of what was typed can be a card. */
const fitsBothWays = (sides: PlacedSides): boolean =>
  sides.sentence === undefined && canBeBothWays(sides) && sides.back.length <= CARD_FRONT_MAX;

/** Has all cards of the list that can be asked both ways asked so, or none. @throws UserError `action.expired` */
export const previewBothWays = async (
  { database: { prisma } }: Pick<Dependencies, 'database'>,
  user: UserId,
  id: PreviewId,
  isBothWays: boolean,
): Promise<void> => {
  const { cards } = await storedPreview(prisma, user, id);
  const asked = cards.map((card) => ({ ...card, isBothWays: isBothWays && fitsBothWays(card) }));
  await prisma.cardPreview.updateMany({ where: { id, userId: user }, data: { cards: asked } });
};

const storedPreview = async (db: Pick<Tx, 'cardPreview'>, user: UserId, id: PreviewId) => {
  const found = await db.cardPreview.findFirst({
    where: { id, userId: user, deck: { deletedAt: null } },
    include: { deck: { select: { id: true, name: true } } },
  });
  if (!found) throw new UserError('action.expired', {});
  return found;
};

const markThere = async (
  db: Pick<Tx, 'card'>,
  deck: DeckId,
  cards: readonly PlacedSides[],
  except: CardId | null = null,
): Promise<readonly PreviewCard[]> => {
  const folded = { in: cards.map(foldedSides) };
  const rows = await db.card.findMany({
    where: { deckId: deck, deletedAt: null, folded, ...(except && { NOT: { id: except } }) },
    select: { folded: true },
  });
  const seen = new Set(rows.map(({ folded }) => folded));
  return cards.map((card, i) => {
    const isThere = seen.has(foldedSides(card));
    seen.add(foldedSides(card));
    return { ...card, number: i + 1, isThere };
  });
};
