import type { Tx } from '../../database/transaction.js';
import { UserError } from '../../errors.js';
import type { UserId } from '../../ids.js';
import { liveCards } from '../../library/card.js';
import { CARDS_MAX } from '../../library/limits.js';
import type { Clock } from '../../ports.js';
import { daysBefore } from '../../time.js';

export interface DailyLimit {
  readonly clock: Clock;
  readonly limits: { readonly perDay: number };
}

/** What is only offered does not count. @throws UserError `pdf.daily_limit`, `card.limit` */
export const refuseTooMany = async (
  { clock, limits }: DailyLimit,
  tx: Pick<Tx, 'generation' | 'card'>,
  ownerId: UserId,
): Promise<void> => {
  const since = daysBefore(clock.now(), 1);
  const count = await tx.generation.count({
    where: { ownerId, createdAt: { gt: since }, status: { not: 'offered' } },
  });
  if (count >= limits.perDay) throw new UserError('pdf.daily_limit', { limit: limits.perDay });
  const cards = await tx.card.count({ where: liveCards(ownerId) });
  if (cards >= CARDS_MAX) throw new UserError('card.limit', { limit: CARDS_MAX });
};
