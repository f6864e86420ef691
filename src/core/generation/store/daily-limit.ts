import type { Tx } from '../../database/transaction.js';
import { UserError } from '../../errors.js';
import type { UserId } from '../../ids.js';
import { liveCards } from '../../library/card.js';
import { CARDS_MAX } from '../../library/limits.js';
import type { Clock } from '../../ports.js';
import { daysBefore } from '../../time.js';
import type { WriterName } from '../types.js';

export interface DailyLimit {
  readonly clock: Clock;
  readonly limits: { readonly perDay: number };
  /** Who writes cards now; a model when left out. */
  readonly writer?: WriterName;
}

/** Whether more cards of a document that was read before cost nothing: no model is called for them. */
const isMoreFree = ({ writer }: DailyLimit): boolean => writer === 'extractive';

/** @throws UserError `card.limit` if the person has as many cards as there can be */
const refuseFull = async (tx: Pick<Tx, 'card'>, ownerId: UserId): Promise<void> => {
  const cards = await tx.card.count({ where: liveCards(ownerId) });
  if (cards >= CARDS_MAX) throw new UserError('card.limit', { limit: CARDS_MAX });
};

/** @throws UserError `pdf.daily_limit`, `card.limit` */
export const refuseTooMany = async (
  dependencies: DailyLimit,
  tx: Pick<Tx, '$queryRaw' | 'card'>,
  ownerId: UserId,
): Promise<void> => {
  const { perDay } = dependencies.limits;
  if ((await countToday(dependencies, tx, ownerId)) >= perDay)
    throw new UserError('pdf.daily_limit', { limit: perDay });
  await refuseFull(tx, ownerId);
};

/** {@link refuseTooMany} for a document that was read before. */
export const refuseMore = (
  dependencies: DailyLimit,
  tx: Pick<Tx, '$queryRaw' | 'card'>,
  ownerId: UserId,
): Promise<void> =>
  isMoreFree(dependencies) ? refuseFull(tx, ownerId) : refuseTooMany(dependencies, tx, ownerId);

/**
 * What is only offered does not count, nor what nothing could read here, nor what a document gave later without a model.
 * A request that is not over will have today's writer.
 */
const countToday = async (
  { clock, writer }: DailyLimit,
  tx: Pick<Tx, '$queryRaw'>,
  ownerId: UserId,
): Promise<number> => {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "Generation" g
    WHERE g."ownerId" = ${ownerId}::uuid AND g."createdAt" > ${daysBefore(clock.now(), 1)}
      AND g.status <> 'offered' AND coalesce(g.error->>'code', '') <> 'pdf.no_reader'
      AND NOT (coalesce(g.generator, ${writer ?? ''}) = 'extractive' AND EXISTS (
        SELECT FROM "Generation" f WHERE f."documentId" = g."documentId" AND f.id < g.id))`;
  return row?.count ?? 0;
};
