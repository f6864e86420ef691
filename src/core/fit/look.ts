import type { Tx } from '../database/transaction.js';
import type { UserId } from '../ids.js';
import { DAY_MS } from '../time.js';

/** By then most sessions are over, so that their reviews count. */
const LOOK_AFTER_MS = 60 * 60_000;
/** From one fit to the next at least: memory changes slowly, and a schedule that changes often is none to rely on. */
export const FIT_AGAIN_AFTER_MS = 7 * DAY_MS;

/** Whoever studies has new reviews soon: then it is looked whether there are enough for a fit. */
export const noteStudied = async (tx: Tx, user: UserId, now: Date): Promise<void> => {
  const lookAt = new Date(now.getTime() + LOOK_AFTER_MS);
  await tx.$executeRaw`
    INSERT INTO "ScheduleFit" AS f ("userId", "lookAt", weights) VALUES (${user}::uuid, ${lookAt}::timestamptz, '{}')
    ON CONFLICT ("userId") DO UPDATE
      SET "lookAt" = greatest(excluded."lookAt", f."triedAt" + ${FIT_AGAIN_AFTER_MS}::float8 * interval '1 millisecond')
      WHERE f."lookAt" IS NULL`;
};
