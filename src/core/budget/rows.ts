import type { Database } from '../database/client.js';
import { type Tx, transaction } from '../database/transaction.js';
import { type Budget, KEPT_MS, keysOf, type Limit, latestOf, sizeOf } from './budget.js';

/** A budget that all processes share, as rows of the table Booking. */
export const createRowBudget = (database: Database): Budget => ({
  book: ({ amount, limits, now, latest }) =>
    limits.length === 0
      ? Promise.resolve({ isBooked: true, at: now })
      : transaction(database, async (tx) => {
          const keys = keysOf(limits);
          for (const key of keys) await lock(tx, key);
          const moments = [now];
          for (const limit of limits) moments.push(await earliest(tx, amount, limit, now));
          const at = latestOf(moments);
          if (at > latest) return { isBooked: false, at };
          await tx.booking.createMany({ data: keys.map((key) => ({ key, at, amount })) });
          return { isBooked: true, at };
        }),
});

/** Deletes what counts no more. */
export const purgeBookings = async ({ prisma }: Pick<Database, 'prisma'>, now: Date): Promise<void> => {
  await prisma.booking.deleteMany({ where: { at: { lt: new Date(now.getTime() - KEPT_MS) } } });
};

/** Until the transaction ends, whoever books under the key waits: only then is what was counted still true. */
const lock = async (tx: Tx, key: string): Promise<void> => {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`budget ${key}`}, 0))`;
};

/** The first moment at which the limit allows one more of the amount. */
const earliest = async (tx: Tx, amount: number, limit: Limit, now: Date): Promise<Date> => {
  const { key, of, most, within } = limit;
  const from = typeof within === 'number' ? new Date(now.getTime() - within) : within.start;
  const until = typeof within === 'number' ? null : within.end;
  // From the last back: whatever no longer fits must be out of the stretch.
  const [last] = await tx.$queryRaw<{ at: Date | null }[]>`
    SELECT max(at) AS at FROM (
      SELECT at, sum(CASE WHEN ${of} = 'uses' THEN 1 ELSE amount END) OVER (ORDER BY at DESC, id DESC) AS used
      FROM "Booking"
      WHERE key = ${key} AND at >= ${from}::timestamptz AND (${until}::timestamptz IS NULL OR at < ${until}::timestamptz)
    ) AS booked WHERE used > ${most - sizeOf(amount, limit)}`;
  if (!last?.at) return now;
  return typeof within === 'number' ? new Date(last.at.getTime() + within) : within.end;
};
