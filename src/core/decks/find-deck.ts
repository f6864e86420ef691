import { validate } from 'uuid';
import { cleanName } from '../cards/text.js';
import type { Database } from '../database/client.js';
import type { Tx } from '../database/transaction.js';
import { UserError } from '../errors.js';
import type { DeckId, UserId } from '../ids.js';

/** A deck as others refer to it. */
export interface DeckName {
  readonly id: DeckId;
  readonly name: string;
}

/** What makes a name unique for its owner. */
export const nameKey = (name: string): string => name.toLowerCase();

/** The characters that LIKE reads as something else, taken by the letter. */
export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/**
 * The person's deck that a typed option means: an id from completion, its name in any case, or the only name that
 * begins like this.
 * @throws UserError `deck.not_found`
 */
export const findDeck = async ({ prisma }: Database, user: UserId, typed: string): Promise<DeckName> => {
  const live = { ownerId: user, deletedAt: null };
  const select = { id: true, name: true };
  const key = nameKey(cleanName(typed));
  const exact = await prisma.deck.findFirst({
    where: validate(key) ? { ...live, id: key } : { ...live, nameKey: key },
    select,
  });
  const beginning =
    exact || key === ''
      ? []
      : await prisma.deck.findMany({
          where: { ...live, nameKey: { startsWith: escapeLike(key) } },
          select,
          take: 2,
        });
  const found = exact ?? (beginning.length === 1 ? beginning[0] : undefined);
  if (!found) throw new UserError('deck.not_found', { deck: typed });
  return { id: found.id as DeckId, name: found.name };
};

/** @throws UserError `deck.not_found` also for someone else's */
export const ownDeck = async (
  db: Pick<Tx, 'deck'>,
  user: UserId,
  deck: DeckId,
): Promise<DeckName & { isDefault: boolean }> => {
  const found = await db.deck.findFirst({ where: { id: deck, ownerId: user, deletedAt: null } });
  if (!found) throw new UserError('deck.not_found', {});
  return { id: deck, name: found.name, isDefault: found.isDefault };
};
