import type { Database } from '../database/client.js';
import { Prisma } from '../database/generated/client.js';
import type { NewUpdate, TakenUpdate } from './inbox.js';

export interface TakenRow extends TakenUpdate {
  /** This one included. */
  readonly attempts: number;
}

export interface InboxRows {
  take(most: number): Promise<readonly TakenRow[]>;
  renew(ids: readonly number[]): Promise<void>;
  retry(id: number, afterMs: number): Promise<void>;
  finish(ids: readonly number[]): Promise<void>;
  purge(olderThanMs: number): Promise<void>;
}

interface Parts {
  readonly database: Database;
  readonly platform: string;
  readonly holder: string;
  readonly leaseMs: number;
}

/** One statement for all of them, in one form for any number. What is there already stays as it is. */
export const storeUpdates = async (
  { prisma }: Pick<Database, 'prisma'>,
  platform: string,
  updates: readonly NewUpdate[],
): Promise<void> => {
  await prisma.$executeRaw`
    INSERT INTO "Inbox" ("platform", "updateId", "lane", "payload")
    SELECT ${platform}, (u->>'id')::bigint, u->>'lane', u->'payload'
    FROM jsonb_array_elements(${JSON.stringify(updates)}::jsonb) AS u
    ON CONFLICT DO NOTHING`;
};

const milliseconds = (ms: number) => Prisma.sql`${ms} * interval '1 millisecond'`;

/** The statements over the inbox of one platform, by the database's clock, which all processes share. */
export const inboxRows = ({ database: { prisma }, platform, holder, leaseMs }: Parts): InboxRows => ({
  /**
   * Takes the first open update of each lane that nobody holds. Rows that another process is taking are passed
   * over. Materialized, because a plan that ran the selection again would lock more than `most`.
   */
  async take(most) {
    const rows = await prisma.$queryRaw<{ id: bigint; payload: Prisma.JsonValue; attempts: number }[]>`
      WITH heads AS MATERIALIZED (
        SELECT head."updateId" FROM "Inbox" head
        WHERE head."platform" = ${platform} AND head."doneAt" IS NULL
          AND (head."takenUntil" IS NULL OR head."takenUntil" < now())
          AND NOT EXISTS (
            SELECT 1 FROM "Inbox" earlier
            WHERE earlier."platform" = ${platform} AND earlier."lane" = head."lane"
              AND earlier."doneAt" IS NULL AND earlier."updateId" < head."updateId")
        ORDER BY head."updateId" LIMIT ${most} FOR UPDATE SKIP LOCKED)
      UPDATE "Inbox" AS taken SET "takenBy" = ${holder}, "takenUntil" = now() + ${milliseconds(leaseMs)},
        "attempts" = taken."attempts" + 1
      FROM heads WHERE taken."platform" = ${platform} AND taken."updateId" = heads."updateId"
      RETURNING taken."updateId" AS "id", taken."payload", taken."attempts"`;
    return rows
      .map(({ id, payload, attempts }) => ({ id: Number(id), payload, attempts }))
      .sort((a, b) => a.id - b.id);
  },

  async renew(ids) {
    await prisma.$executeRaw`
      UPDATE "Inbox" SET "takenUntil" = now() + ${milliseconds(leaseMs)}
      WHERE "platform" = ${platform} AND "takenBy" = ${holder} AND "doneAt" IS NULL
        AND "updateId" IN (${Prisma.join(ids)})`;
  },

  async retry(id, afterMs) {
    await prisma.$executeRaw`
      UPDATE "Inbox" SET "takenBy" = NULL, "takenUntil" = now() + ${milliseconds(afterMs)}
      WHERE "platform" = ${platform} AND "updateId" = ${id} AND "takenBy" = ${holder} AND "doneAt" IS NULL`;
  },

  /** Keeps the number, against redelivery, and nothing of the person. */
  async finish(ids) {
    await prisma.$executeRaw`
      UPDATE "Inbox" SET "doneAt" = now(), "takenBy" = NULL, "takenUntil" = NULL, "payload" = '{}', "lane" = ''
      WHERE "platform" = ${platform} AND "updateId" IN (${Prisma.join(ids)}) AND "doneAt" IS NULL`;
  },

  async purge(olderThanMs) {
    await prisma.$executeRaw`
      DELETE FROM "Inbox"
      WHERE "platform" = ${platform} AND "doneAt" < now() - ${milliseconds(olderThanMs)}`;
  },
});
