import { Prisma } from '../database/generated/client.js';
import type { Tx } from '../database/transaction.js';
import type { CardId, DeckId, UserId } from '../ids.js';

/** SQL over "Card" c: its person does not call it wrong. Only such cards are studied and played. */
export const isTrusted = Prisma.sql`NOT EXISTS (
  SELECT FROM "CardReport" w WHERE w."cardId" = c.id AND w."settledAt" IS NULL)`;

/** The same as a filter. */
export const trustedCards = { NOT: { report: { settledAt: null } } } satisfies Prisma.CardWhereInput;

/** Takes the person's own card out of study; harmless when it is out already. */
export const reportCard = async (tx: Tx, userId: UserId, cardId: CardId, at: Date): Promise<void> => {
  await tx.cardReport.createMany({ data: [{ cardId, userId, at }], skipDuplicates: true });
  const again = { cardId, settledAt: { not: null } };
  await tx.cardReport.updateMany({ where: again, data: { at, settledAt: null, front: null, back: null } });
};

/** Puts the card back into study. The report stays. */
export const settleReport = async (tx: Pick<Tx, 'cardReport'>, cardId: CardId, at: Date): Promise<void> => {
  await tx.cardReport.updateMany({ where: { cardId, settledAt: null }, data: { settledAt: at } });
};

/** What a person said was not so: the card goes back into study, and nothing is left of the report. */
export const withdrawReport = async (
  tx: Pick<Tx, 'cardReport'>,
  userId: UserId,
  cardId: CardId,
): Promise<void> => {
  await tx.cardReport.deleteMany({ where: { cardId, userId } });
};

/**
 * Cards of the deck that are called wrong: by their person, until that is settled; or in a copy, until the card is
 * changed.
 */
export const calledWrong = async (db: Pick<Tx, '$queryRaw'>, deck: DeckId): Promise<readonly CardId[]> => {
  const rows = await db.$queryRaw<{ id: CardId }[]>`
    SELECT DISTINCT o.id FROM "CardReport" w
    JOIN "Card" c ON c.id = w."cardId"
    JOIN "Card" o ON o.id = coalesce(c."originId", c.id)
    WHERE o."deckId" = ${deck}::uuid AND o."deletedAt" IS NULL
      AND (w."settledAt" IS NULL OR c.id <> o.id)
      AND NOT EXISTS (SELECT FROM "CardEdit" e WHERE e."cardId" = o.id AND e.at > w.at)`;
  return rows.map(({ id }) => id);
};
