import type { Tx } from '../database/transaction.js';
import type { UserId } from '../ids.js';

/**
 * Lets one transaction at a time count and then create what a person owns. Rows that refer to the person hold a
 * share of their key already, in every transaction at once: a lock of the key would wait for those in a circle.
 */
export const lockUser = async (tx: Tx, user: UserId): Promise<void> => {
  await tx.$queryRaw`SELECT id FROM "User" WHERE id = ${user}::uuid FOR NO KEY UPDATE`;
};
