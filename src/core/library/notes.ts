import { lockUser } from '../accounts/lock.js';
import type { Tx } from '../database/transaction.js';
import { dayAround } from '../day.js';
import { UserError } from '../errors.js';
import { hasGap } from '../gap.js';
import { type CardId, type NoteId, newId, type UserId } from '../ids.js';
import { type Card, liveCards, ownCard, toCard, withDeckAndDocument } from './card.js';
import { checkContent, type Sides } from './content.js';
import { foldedSides } from './folded.js';
import { CARD_FRONT_MAX } from './limits.js';
import { needRoomForCards } from './room.js';

/** The sides of a new card, and what its siblings are. */
export interface NewSides extends Sides {
  /** It is asked the other way, too. */
  readonly isBothWays?: boolean;
  /** Cards of the same number are gaps of one sentence. */
  readonly sentence?: number;
}

/** The sides of a new card, perhaps with the words that it rests on. */
export interface PlacedSides extends NewSides {
  readonly page?: number;
  readonly quote?: string;
}

/** What the rows of new cards have for their sides, with the other directions behind their cards. */
export const rowsOfSides = (cards: readonly PlacedSides[]) => {
  const notes = new Map<number, NoteId>();
  const noteOf = (sentence: number): NoteId => {
    const note = notes.get(sentence) ?? newId<NoteId>();
    notes.set(sentence, note);
    return note;
  };
  return cards.flatMap(({ isBothWays, sentence, ...sides }) => {
    if (isBothWays && canBeBothWays(sides)) {
      const note = newId<NoteId>();
      return [rowOf(sides, { note }), rowOf({ ...sides, ...otherWay(sides) }, { note, isReverse: true })];
    }
    return [rowOf(sides, { note: sentence === undefined ? null : noteOf(sentence) })];
  });
};

const rowOf = (
  { page, quote, ...sides }: PlacedSides,
  { note, isReverse = false }: { readonly note: NoteId | null; readonly isReverse?: boolean },
) => {
  const content = checkContent(sides);
  const placed = quote === undefined ? {} : { quote, page: page ?? null };
  return { id: newId<CardId>(), ...placed, ...content, folded: foldedSides(content), note, isReverse };
};

/** Whether it makes two cards. */
export const isAskedBothWays = (sides: NewSides): boolean =>
  sides.isBothWays === true && canBeBothWays(sides);

/** A sentence with a gap, and a choice, have one direction only. */
export const canBeBothWays = ({ front, back, distractors = [] }: Sides): boolean =>
  distractors.length === 0 && !hasGap(front) && !hasGap(back);

/** @throws UserError `card.not_for_both_ways` unless each side can be a front */
export const otherWay = (sides: Sides): Pick<Sides, 'front' | 'back'> => {
  const { front, back } = sides;
  if (!canBeBothWays(sides) || back.length > CARD_FRONT_MAX)
    throw new UserError('card.not_for_both_ways', { limit: CARD_FRONT_MAX });
  return { front: back, back: front };
};

/** The card that asks the other way; null where there is none. */
export const reverseOf = async (
  tx: Pick<Tx, 'card'>,
  user: UserId,
  { note, isReverse }: Pick<Card, 'note' | 'isReverse'>,
): Promise<Card | null> => {
  if (note === null) return null;
  const where = { ...liveCards(user), note, isReverse: !isReverse };
  const row = await tx.card.findFirst({ where, include: withDeckAndDocument });
  return row && toCard(row);
};

/**
 * Has the card asked both ways from now on, but on one day only one of them. A card that says just that in its deck
 * becomes the other direction, also one that was deleted.
 * @throws UserError `card.not_found`, `card.not_for_both_ways`, `card.limit`
 */
export const askBothWays = async (tx: Tx, user: UserId, id: CardId, now: Date): Promise<Card> => {
  await lockUser(tx, user);
  const card = await ownCard(tx, user, id);
  if (card.isBothWays) return card;
  const sides = otherWay(card);
  const note = newId<NoteId>();
  const { deckId, documentId, page, quote } = await tx.card.update({ where: { id }, data: { note } });
  const theirs = { note, isReverse: !card.isReverse, deletedAt: null };
  // A copy that was deleted may have been copied again since.
  const where = { ownerId: user, deckId, note: null, kind: 'basic', ...sides } as const;
  const former = await tx.card.findFirst({
    where: { ...where, OR: [{ deletedAt: null }, { originId: null }] },
    orderBy: { deletedAt: { sort: 'asc', nulls: 'first' } },
  });
  if (former?.deletedAt !== null) await needRoomForCards(tx, user, 1);
  if (former) await tx.card.update({ where: { id: former.id }, data: theirs });
  else {
    const placed = { ownerId: user, deckId, documentId, page, quote, createdAt: now };
    await tx.card.create({ data: { ...rowOf(sides, { note }), ...theirs, ...placed } });
  }
  await restAfterToday(tx, user, note, now);
  return ownCard(tx, user, id);
};

/** Where one of a note's cards was asked on this day of the person's, the others rest until it is over. */
const restAfterToday = async (tx: Tx, userId: UserId, note: NoteId, now: Date): Promise<void> => {
  const { start, end } = dayAround(now, await tx.user.findUniqueOrThrow({ where: { id: userId } }));
  const today = { some: { userId, lastReview: { gte: start } } };
  const asked = await tx.card.findFirst({ where: { note, ownerId: userId, schedules: today } });
  if (!asked) return;
  await tx.card.updateMany({
    where: {
      ...{ note, ownerId: userId, id: { not: asked.id } },
      OR: [{ restsUntil: null }, { restsUntil: { lt: end } }],
    },
    data: { restsUntil: end, restsAfter: null, spreadIn: null },
  });
};

/** Deletes the card's other direction. @throws UserError `card.not_found` */
export const askOneWay = async (tx: Tx, user: UserId, id: CardId, now: Date): Promise<Card> => {
  const card = await ownCard(tx, user, id);
  const other = await reverseOf(tx, user, card);
  if (!other) return card;
  await tx.card.update({ where: { id: other.id }, data: { deletedAt: now, note: null } });
  const where = { id, restsAfter: { not: null } };
  await tx.card.updateMany({ where, data: { restsUntil: null, restsAfter: null } });
  await tx.card.update({ where: { id }, data: { note: null } });
  return ownCard(tx, user, id);
};
