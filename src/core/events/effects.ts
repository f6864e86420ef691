import type { Database } from '../database/client.js';
import type { Prisma } from '../database/generated/client.js';
import type { Tx } from '../database/transaction.js';
import type { EventId, UserId } from '../ids.js';
import { daysBefore } from '../time.js';

/** How long a replay is recognised: longer than any platform redelivers an event. */
export const EFFECT_DAYS = 7;

/**
 * Runs `work` the first time that an event is seen and stores its result in the same transaction; a replay gets
 * that first result. A replay that comes while the first is still at work waits for it to commit.
 * @param work returns what survives JSON unchanged: an id, not a Date
 * @example
 * const id = await transaction(database, (tx) =>
 *   once(tx, event, user, async () => {
 *     const id = newId<DeckId>(); // inside: a replay must not get another one
 *     await tx.deck.create({ data: { id, ownerId: user, ...named } });
 *     return id;
 *   }),
 * );
 */
export const once = async <T extends Prisma.JsonValue>(
  tx: Tx,
  event: EventId,
  user: UserId,
  work: () => Promise<T>,
): Promise<T> => {
  const claimed = await tx.$executeRaw`
    INSERT INTO "Effect" (event, "userId", result) VALUES (${event}, ${user}::uuid, 'null')
    ON CONFLICT DO NOTHING`;
  if (claimed === 0) return (await tx.effect.findUniqueOrThrow({ where: { event } })).result as T;
  const result = await work();
  await tx.$executeRaw`UPDATE "Effect" SET result = ${JSON.stringify(result)}::jsonb WHERE event = ${event}`;
  return result;
};

/**
 * The stored result of an event. Checked before slow work, which does not belong inside the transaction.
 * @typeParam T what {@link once} stored
 */
export const findEffect = async <T>(
  { prisma }: Pick<Database, 'prisma'>,
  event: EventId,
): Promise<T | undefined> => (await prisma.effect.findUnique({ where: { event } }))?.result as T | undefined;

/** Deletes the results of events that no platform delivers again. */
export const purgeEffects = async ({ prisma }: Pick<Database, 'prisma'>, now: Date): Promise<void> => {
  const before = daysBefore(now, EFFECT_DAYS);
  await prisma.effect.deleteMany({ where: { createdAt: { lt: before } } });
};
