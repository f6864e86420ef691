import type { Database } from '../database/client.js';
import { transaction } from '../database/transaction.js';
import { UserError } from '../errors.js';
import { findEffect, once } from '../events/effects.js';
import { type CardId, type EventId, eventPart, type UserId } from '../ids.js';
import type { Clock } from '../ports.js';
import { cleanText } from '../text.js';
import { type Card, ownCard } from './card.js';
import { editCard } from './edits.js';
import { CARD_DISTRACTOR_MAX } from './limits.js';

/** Longest improved answer: short enough to stand below the old one in one message, and to grade oneself by. */
export const ENHANCED_BACK_MAX = 600;

/** Improves answers, by a model. */
export interface Improver {
  /** A better answer to the card's front. @throws UserError `enhance.failed`, `model.slow` */
  improve(card: Pick<Card, 'kind' | 'front' | 'back'>, signal: AbortSignal): Promise<string>;
}

export interface Enhanced {
  /** The answer before. */
  readonly before: string;
  readonly card: Card;
}

interface EnhanceRequest {
  readonly user: UserId;
  readonly id: CardId;
  readonly event: EventId;
  readonly signal: AbortSignal;
}

interface EnhanceDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly improver: Improver | undefined;
}

/**
 * Has the answer of a card improved, outside of any transaction. A replayed event finds what the first one did.
 * @throws UserError `enhance.no_key` without an improver, `enhance.failed`, `model.slow`, `card.not_found`, `card.changed`
 */
export const enhanceCard = async (
  { database, clock, improver }: EnhanceDependencies,
  { user, id, event, signal }: EnhanceRequest,
): Promise<Enhanced> => {
  const { prisma } = database;
  const key = eventPart(event, 'enhance');
  const done = await findEffect<string>(database, key);
  if (done !== undefined) return { before: done, card: await ownCard(prisma, user, id) };
  const card = await ownCard(prisma, user, id);
  if (!improver) throw new UserError('enhance.no_key', {});
  const back = checkImproved(card, await improver.improve(card, signal));
  const before = await transaction(database, (tx) =>
    once(tx, key, user, async () => {
      const sides = { front: card.front, back };
      await editCard(tx, user, { id, revision: card.revision, sides, at: clock.now() });
      return card.back;
    }),
  );
  return { before, card: await ownCard(prisma, user, id) };
};

const checkImproved = (card: Card, improved: string): string => {
  const text = cleanText(improved);
  const limit = card.kind === 'choice' ? CARD_DISTRACTOR_MAX : ENHANCED_BACK_MAX;
  if (text === '' || text.length > limit || text === card.back) throw new UserError('enhance.failed', {});
  return text;
};
