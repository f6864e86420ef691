import type { Tx } from '../database/transaction.js';
import type { UserId } from '../ids.js';

/** Lets one transaction at a time count and then create what a person owns. */
export const lockUser = async (tx: Tx, user: UserId): Promise<void> => {
  await tx.$queryRaw`SELECT id FROM "User" WHERE id = ${user}::uuid FOR UPDATE`;
};
