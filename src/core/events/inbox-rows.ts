import type { Database } from '../database/client.js';
import { Prisma } from '../database/generated/client.js';
import type { NewUpdate, TakenUpdate } from './inbox.js';

export interface TakenRow extends TakenUpdate {
  /** This one included. */
  readonly attempts: number;
}

/** A row that was stored just now. */
interface StoredRow {
  readonly id: number;
  /** Whether it is this holder's to handle already. */
  readonly taken: boolean;
}

export interface InboxRows {
  /** Stores them, and takes what {@link take} would of them. What is there already stays as it is, and is left out. */
  store(updates: readonly NewUpdate[], most: number): Promise<readonly StoredRow[]>;
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

const milliseconds = (ms: number) => Prisma.sql`${ms} * interval '1 millisecond'`;

/** The statements over the inbox of one platform, by the database's clock, which all processes share. */
export const inboxRows = ({ database: { prisma }, platform, holder, leaseMs }: Parts): InboxRows => ({
  /** One statement, in one form for any number of updates. */
  async store(updates, most) {
    const rows = await prisma.$queryRaw<{ id: bigint; taken: boolean }[]>`
      WITH new AS (
        SELECT (u->>'id')::bigint AS id, u->>'lane' AS lane, u->'payload' AS payload
        FROM jsonb_array_elements(${JSON.stringify(updates)}::jsonb) AS u
      ), heads AS (
        SELECT first.id, ${holder} AS holder, now() + ${milliseconds(leaseMs)} AS until
        FROM (SELECT DISTINCT ON (lane) lane, id FROM new ORDER BY lane, id) first
        WHERE NOT EXISTS (
          SELECT 1 FROM "Inbox" earlier
          WHERE earlier."platform" = ${platform} AND earlier."lane" = first.lane AND earlier."doneAt" IS NULL)
        ORDER BY first.id LIMIT ${most})
      INSERT INTO "Inbox" ("platform", "updateId", "lane", "payload", "takenBy", "takenUntil", "attempts")
      SELECT ${platform}, id, lane, payload, holder, until, (holder IS NOT NULL)::int FROM new LEFT JOIN heads USING (id)
      ON CONFLICT DO NOTHING
      RETURNING "updateId" AS "id", "takenBy" IS NOT NULL AS "taken"`;
    return rows.map(({ id, taken }) => ({ id: Number(id), taken }));
  },

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
