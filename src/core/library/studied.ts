import { Prisma } from '../database/generated/client.js';
import type { Tx } from '../database/transaction.js';
import { UserError } from '../errors.js';
import type { CardId, UserId } from '../ids.js';
import { type Card, liveCards, ownCard } from './card.js';
import { isTrusted } from './reports.js';

/** SQL over "Card" c: whether it may be studied now. Cards that are set aside or rest are played in quizzes all the same. */
export const isStudied = (now: Date): Prisma.Sql => isStudiedAs(Prisma.sql`'due'`, now);

/**
 * The same in a study of such a mode, given as SQL: what rests since a backlog was spread does so from what is due
 * alone, a card whose sibling was asked from all that is scheduled, and what its person put off from all studies.
 */
export const isStudiedAs = (mode: Prisma.Sql, now: Date): Prisma.Sql => Prisma.sql`(
  c."setAsideAt" IS NULL AND ${isTrusted} AND (c."restsUntil" IS NULL OR c."restsUntil" <= ${now}::timestamptz
    OR (c."spreadIn" IS NOT NULL AND ${mode} <> 'due')
    OR (c."restsAfter" IS NOT NULL AND ${mode} = 'practise')))`;

/** For good, or until the next day. */
export type Aside = 'setAside' | 'rests';

/** What a person wants of a card in their own studies; a date is the moment of wanting it, or until when it rests. */
export interface StudyWish {
  readonly setAsideAt?: Date | null;
  readonly restsUntil?: Date | null;
  readonly flaggedAt?: Date | null;
}

/** @throws UserError `card.not_found` also for someone else's */
export const wishFor = async (
  db: Pick<Tx, 'card'>,
  user: UserId,
  id: CardId,
  wish: StudyWish,
): Promise<void> => {
  const data = wish.restsUntil === undefined ? wish : { ...wish, spreadIn: null, restsAfter: null };
  const { count } = await db.card.updateMany({ where: { ...liveCards(user), id }, data });
  if (count === 0) throw new UserError('card.not_found', {});
};

/** {@link wishFor}; gives the card as it is then. */
export const wished = async (
  db: Pick<Tx, 'card'>,
  user: UserId,
  id: CardId,
  wish: StudyWish,
): Promise<Card> => {
  await wishFor(db, user, id, wish);
  return ownCard(db, user, id);
};

/** Puts a card back into study that was set aside as a leech: it was rewritten. */
export const bringBackLeech = async (tx: Pick<Tx, '$executeRaw'>, id: CardId): Promise<void> => {
  await tx.$executeRaw`
    UPDATE "Card" c SET "setAsideAt" = NULL FROM "Schedule" s
    WHERE c.id = ${id}::uuid AND s."cardId" = c.id AND s."userId" = c."ownerId" AND s."leechAt" = c."setAsideAt"`;
};
