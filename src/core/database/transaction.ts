import { setTimeout as sleep } from 'node:timers/promises';
import type { Database, Query } from './client.js';
import { Prisma } from './generated/client.js';

/** Prisma's client inside a transaction. */
export type Tx = Prisma.TransactionClient;

/** Statements inside the transaction. */
export const queryIn =
  (tx: Tx): Query =>
  (statement) =>
    tx.$queryRaw(statement);

const ATTEMPTS = 6;
const FIRST_PAUSE_MS = 20;

/** SQLSTATE serialization_failure and deadlock_detected (PostgreSQL manual, appendix A). */
const CONFLICTS = ['40001', '40P01'];
const UNIQUE_VIOLATION = '23505';

/**
 * Runs `fn` in one transaction; on a serialization failure or a deadlock it runs again, up to six times in all. So
 * `fn` has no effect but its queries, and nothing slow. It runs all of them through `tx`: on the embedded database
 * any other query waits for `fn` to end, for ever if `fn` waits for it.
 * @example
 * await transaction(database, async (tx) => {
 *   await lockUser(tx, user);
 *   await tx.deck.create({ data }); // never database.prisma.deck
 * });
 * await queue.add(job); // after the commit, not inside
 */
export const transaction = async <T>(database: Database, fn: (tx: Tx) => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await database.prisma.$transaction(fn);
    } catch (error) {
      if (attempt === ATTEMPTS || !isConflict(error)) throw error;
      await sleep(FIRST_PAUSE_MS * 2 ** attempt * Math.random());
    }
  }
};

/** Whether a write failed on a conflict with another transaction; trying again may help. */
export const isConflict = (error: unknown): boolean => {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === 'P2034' || CONFLICTS.includes(original(error).code);
};

/**
 * Whether a unique key refused the write.
 * @param constraint only if it was the one of this name (`Deck_owner_name_live`).
 */
export const isUniqueViolation = (error: unknown, constraint?: string): boolean => {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  const { code, message } = original(error);
  if (error.code !== 'P2002' && code !== UNIQUE_VIOLATION) return false;
  return constraint === undefined || message.includes(`"${constraint}"`);
};

/** The database's own error; Prisma's adapters translate it differently. */
const original = (error: Prisma.PrismaClientKnownRequestError): { code: string; message: string } => {
  const { cause } = (error.meta?.driverAdapterError ?? {}) as { cause?: Record<string, unknown> };
  return { code: String(cause?.originalCode ?? ''), message: String(cause?.originalMessage ?? '') };
};
