import type { Database } from '../database/client.js';
import { Prisma } from '../database/generated/client.js';
import type { StorableUpdate, TakenUpdate } from './inbox.js';

export interface TakenRow extends TakenUpdate {
  /** This one included. */
  readonly attempts: number;
}

/** A row that was stored just now. */
interface StoredRow {
  readonly id: bigint;
  /** Whether this holder has taken it already. */
  readonly taken: boolean;
}

export interface InboxRows {
  /** Stores updates, and takes of them what {@link take} would, `most` at most. Leaves out those that are known. */
  store(updates: readonly StorableUpdate[], most: number): Promise<readonly StoredRow[]>;
  take(most: number): Promise<readonly TakenRow[]>;
  /** Those of a lane that are not done, taken or not, in order. */
  open(lane: string): Promise<readonly TakenUpdate[]>;
  renew(ids: readonly bigint[]): Promise<void>;
  retry(id: bigint, afterMs: number): Promise<void>;
  /** Moves an update that is at work into a lane of its own. */
  stepAside(id: bigint): Promise<void>;
  markDone(ids: readonly bigint[]): Promise<void>;
  purge(olderThanMs: number): Promise<void>;
}

export interface InboxScope {
  readonly database: Database;
  readonly platform: string;
  readonly holder: string;
  readonly leaseMs: number;
}

/** The statements over the inbox of one platform, by the database's clock, which all processes share. */
export const createInboxRows = (scope: InboxScope): InboxRows => ({
  store: (updates, most) => store(scope, updates, most),
  take: (most) => take(scope, most),
  open: (lane) => open(scope, lane),
  renew: (ids) => renew(scope, ids),
  retry: (id, afterMs) => retry(scope, id, afterMs),
  stepAside: (id) => stepAside(scope, id),
  markDone: (ids) => markDone(scope, ids),
  purge: (olderThanMs) => purge(scope, olderThanMs),
});

const milliseconds = (ms: number) => Prisma.sql`${ms}::float8 * interval '1 millisecond'`;

/** The numbers as strings: JSON has none of 64 bits. */
const asJson = (updates: readonly StorableUpdate[]): string =>
  JSON.stringify(updates.map((update) => ({ ...update, id: `${update.id}` })));

/** One statement, in one form for any number of updates. Every press waits for it. */
const store = async (
  { database: { query }, platform, holder, leaseMs }: InboxScope,
  updates: readonly StorableUpdate[],
  most: number,
): Promise<readonly StoredRow[]> => {
  const rows = await query<{ id: string; taken: boolean }>(Prisma.sql`
    WITH new AS (
      SELECT (u->>'id')::bigint AS id, u->>'lane' AS lane, u->'payload' AS payload
      FROM jsonb_array_elements(${asJson(updates)}::jsonb) AS u
    ), heads AS (
      SELECT first.id, ${holder}::text AS holder, now() + ${milliseconds(leaseMs)} AS until
      FROM (SELECT DISTINCT ON (lane) lane, id FROM new ORDER BY lane, id) first
      WHERE NOT EXISTS (
        SELECT 1 FROM "Inbox" earlier
        WHERE earlier."platform" = ${platform}::text AND earlier."lane" = first.lane AND earlier."doneAt" IS NULL)
      ORDER BY first.id LIMIT ${most}::int)
    INSERT INTO "Inbox" ("platform", "updateId", "lane", "payload", "takenBy", "takenUntil", "attempts")
    SELECT ${platform}::text, id, lane, payload, holder, until, (holder IS NOT NULL)::int FROM new LEFT JOIN heads USING (id)
    ON CONFLICT DO NOTHING
    RETURNING "updateId"::text AS "id", "takenBy" IS NOT NULL AS "taken"`);
  return rows.map(({ id, taken }) => ({ id: BigInt(id), taken }));
};

/**
 * Takes the first open update of each lane that nobody holds. Rows that another process is taking are skipped.
 * Materialized, because a plan that ran the selection again would lock more than `most`.
 */
const take = async (
  { database: { prisma }, platform, holder, leaseMs }: InboxScope,
  most: number,
): Promise<readonly TakenRow[]> => {
  const rows = await prisma.$queryRaw<TakenRow[]>`
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
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
};

const open = async (
  { database: { prisma }, platform }: InboxScope,
  lane: string,
): Promise<readonly TakenUpdate[]> => {
  const where = { platform, lane, doneAt: null };
  const rows = await prisma.inbox.findMany({ where, orderBy: { updateId: 'asc' } });
  return rows.map(({ updateId, payload }) => ({ id: updateId, payload }));
};

const renew = async (
  { database: { prisma }, platform, holder, leaseMs }: InboxScope,
  ids: readonly bigint[],
): Promise<void> => {
  await prisma.$executeRaw`
    UPDATE "Inbox" SET "takenUntil" = now() + ${milliseconds(leaseMs)}
    WHERE "platform" = ${platform} AND "takenBy" = ${holder} AND "doneAt" IS NULL
      AND "updateId" IN (${Prisma.join([...ids])})`;
};

const retry = async (
  { database: { prisma }, platform, holder }: InboxScope,
  id: bigint,
  afterMs: number,
): Promise<void> => {
  await prisma.$executeRaw`
    UPDATE "Inbox" SET "takenBy" = NULL, "takenUntil" = now() + ${milliseconds(afterMs)}
    WHERE "platform" = ${platform} AND "updateId" = ${id} AND "takenBy" = ${holder} AND "doneAt" IS NULL`;
};

const stepAside = async (
  { database: { prisma }, platform, holder }: InboxScope,
  id: bigint,
): Promise<void> => {
  await prisma.$executeRaw`
    UPDATE "Inbox" SET "lane" = "lane" || '/' || "updateId"
    WHERE "platform" = ${platform} AND "updateId" = ${id} AND "takenBy" = ${holder} AND "doneAt" IS NULL`;
};

/** Keeps the number, against redelivery, and nothing of the person. */
const markDone = async (
  { database: { prisma }, platform }: InboxScope,
  ids: readonly bigint[],
): Promise<void> => {
  await prisma.$executeRaw`
    UPDATE "Inbox" SET "doneAt" = now(), "takenBy" = NULL, "takenUntil" = NULL, "payload" = '{}', "lane" = ''
    WHERE "platform" = ${platform} AND "updateId" IN (${Prisma.join([...ids])}) AND "doneAt" IS NULL`;
};

const purge = async ({ database: { prisma }, platform }: InboxScope, olderThanMs: number): Promise<void> => {
  await prisma.$executeRaw`
    DELETE FROM "Inbox"
    WHERE "platform" = ${platform} AND "doneAt" < now() - ${milliseconds(olderThanMs)}`;
};
