import type { Tx } from '../database/transaction.js';
import type { UserId } from '../ids.js';

/**
 * Serializes the transactions that first count and then create what a person owns. NO KEY, because every inserted row
 * with a foreign key to the person holds a share lock on that key: two transactions that each inserted one and then
 * locked the key would deadlock.
 */
export const lockUser = async (tx: Tx, user: UserId): Promise<void> => {
  await tx.$queryRaw`SELECT id FROM "User" WHERE id = ${user}::uuid FOR NO KEY UPDATE`;
};
