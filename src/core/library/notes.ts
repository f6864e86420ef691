import type { Prisma } from '../database/generated/client.js';
import type { Tx } from '../database/transaction.js';
import { dayAround } from '../day.js';
import { UserError } from '../errors.js';
import { hasGap } from '../gap.js';
import { type CardId, type NoteId, newId, type UserId } from '../ids.js';
import { type Card, liveCards, ownCard } from './card.js';
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
export const canBeBothWays = ({ front, distractors = [] }: Sides): boolean =>
  distractors.length === 0 && !hasGap(front);

/** @throws UserError `card.not_for_both_ways` unless each side can be a front */
export const otherWay = ({ front, back }: Sides): Sides => {
  if (back.length > CARD_FRONT_MAX) throw new UserError('card.not_for_both_ways', { limit: CARD_FRONT_MAX });
  return { front: back, back: front };
};

const mirrored = ({ front, back }: Sides) => ({ kind: 'basic', front: back, back: front }) as const;

/** The card that asks the other way; null where there is none. */
export const reverseOf = async (tx: Pick<Tx, 'card'>, user: UserId, card: Card): Promise<Card | null> => {
  const { id, note, kind } = card;
  if (note === null || kind !== 'basic') return null;
  const where = { ...liveCards(user), ...mirrored(card), note, id: { not: id } };
  const found = await tx.card.findFirst({ where, select: { id: true } });
  return found && ownCard(tx, user, found.id);
};

/**
 * Has the card asked both ways from now on; the other way not before tomorrow, where it was asked today. A card that
 * says just that in its deck becomes the other direction, also one that was deleted.
 * @throws UserError `card.not_found`, `card.not_for_both_ways`, `card.limit`
 */
export const askBothWays = async (tx: Tx, user: UserId, id: CardId, now: Date): Promise<Card> => {
  await needRoomForCards(tx, user, 1);
  const card = await ownCard(tx, user, id);
  if (await reverseOf(tx, user, card)) return card;
  if (card.kind !== 'basic') throw new UserError('card.not_for_both_ways', { limit: CARD_FRONT_MAX });
  const note = newId<NoteId>();
  const row = await tx.card.update({ where: { id }, data: { note } });
  const { documentId, page, quote, isReverse } = row;
  const rests = { restsUntil: await endOfDayAsked(tx, user, id, now), restsAfter: null, spreadIn: null };
  const other = { note, isReverse: !isReverse, deletedAt: null, ...rests };
  // A copy that was deleted may have been copied again since.
  const OR = [{ deletedAt: null }, { originId: null }];
  const where = { ownerId: user, deckId: row.deckId, note: null, ...mirrored(card), OR };
  const former = await tx.card.findFirst({ where, orderBy: { deletedAt: { sort: 'asc', nulls: 'first' } } });
  if (former) await tx.card.update({ where: { id: former.id }, data: other });
  else {
    const content = { ...rowOf(otherWay(card), { note }), documentId, page, quote };
    const data = { ...content, ...other, ownerId: user, deckId: row.deckId, createdAt: now };
    await tx.card.create({ data });
  }
  return ownCard(tx, user, id);
};

/** The end of the person's day, if they were asked the card on it. */
const endOfDayAsked = async (tx: Tx, userId: UserId, cardId: CardId, now: Date): Promise<Date | null> => {
  const calendar = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  const { start, end } = dayAround(now, calendar);
  const asked = await tx.schedule.findFirst({ where: { userId, cardId, lastReview: { gte: start } } });
  return asked && end;
};

/** Deletes the card's other direction. @throws UserError `card.not_found` */
export const askOneWay = async (tx: Tx, user: UserId, id: CardId, now: Date): Promise<Card> => {
  const card = await ownCard(tx, user, id);
  if (card.kind !== 'basic' || card.note === null) return card;
  const other = await reverseOf(tx, user, card);
  if (other) await tx.card.update({ where: { id: other.id }, data: { deletedAt: now, note: null } });
  const data: Prisma.CardUpdateInput = { note: null, ...(other && (await freed(tx, id))) };
  await tx.card.update({ where: { id }, data });
  return ownCard(tx, user, id);
};

/** The card rests no longer for its other direction. */
const freed = async (tx: Tx, id: CardId): Promise<Prisma.CardUpdateInput> => {
  const { restsAfter } = await tx.card.findUniqueOrThrow({ where: { id } });
  return restsAfter ? { restsUntil: null, restsAfter: null } : {};
};
