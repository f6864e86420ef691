import type { Query } from '../database/client.js';
import { Prisma } from '../database/generated/client.js';
import { dayAround } from '../day.js';
import type { CardId } from '../ids.js';
import { stands } from '../schedule/stands.js';
import { makeRound } from './practise.js';
import { selectionOf, studiedCards } from './selection.js';
import type { Candidate, Session } from './session-row.js';

/** Cards queued at once. A session that gets to its queue's end gets another one. */
const QUEUED_MAX = 200;

/** How long new cards that came meanwhile may wait while learning steps are shown ahead of their time. */
const QUEUE_FRESH_MS = 60_000;

/** Whether a new queue is to be made before `next` is shown, or before the session ends without a next card. */
export const needsQueue = (
  { mode, queuedAt, queuedUntil }: Session,
  now: Date,
  next: Candidate | undefined,
): boolean => {
  if (mode === 'practise') return !queuedAt;
  if (!queuedAt || !queuedUntil || now >= queuedUntil || !next) return true;
  const isAhead = next.position === null && next.due !== null && next.due > now;
  return isAhead && now.getTime() - queuedAt.getTime() > QUEUE_FRESH_MS;
};

interface Ahead {
  readonly dueAhead: number;
  readonly fresh: number;
  /** New cards of today so far. */
  readonly introduced: number;
  readonly reviews: readonly CardId[] | null;
  readonly newCards: readonly CardId[] | null;
}

/**
 * Makes the session's queue anew, and counts what lies ahead: reviews, in the order of the mode, with the new cards,
 * oldest first, spread between them; one card of a note. Learning steps are not queued: they are shown on time. A round of practice stays.
 */
export const makeQueue = async (query: Query, session: Session, now: Date): Promise<void> => {
  if (session.mode === 'practise') return makeRound(query, session, now);
  const ahead = await readAhead(query, session, now);
  const { fresh, dueAhead } = ahead;
  const newAhead = Math.min(fresh, newToday(session, ahead.introduced));
  const newCards = (ahead.newCards ?? []).slice(0, newAhead);
  const cards = spread(ahead.reviews ?? [], newCards).slice(0, QUEUED_MAX);
  await query(Prisma.sql`
    WITH kept AS (
      UPDATE "StudySession" SET "queuedAt" = ${now}::timestamptz, "queuedUntil" = ${dayAround(now, session).end}::timestamptz,
        position = 0, "currentPosition" = NULL, "dueAhead" = ${dueAhead}::int, "newAhead" = ${newAhead}::int,
        "newLater" = ${session.mode === 'due' ? fresh - newAhead : 0}::int
      WHERE id = ${session.id}::uuid AND rev = ${session.rev} RETURNING id
    )
    INSERT INTO "StudyQueue" ("sessionId", cards) SELECT id, ${cards}::uuid[] FROM kept
    ON CONFLICT ("sessionId") DO UPDATE SET cards = excluded.cards`);
};

const newToday = ({ mode, newPerDay }: Session, introduced: number): number => {
  if (mode === 'new') return Number.POSITIVE_INFINITY;
  return mode === 'due' ? Math.max(0, newPerDay - introduced) : 0;
};

const readAhead = async (query: Query, session: Session, now: Date): Promise<Ahead> => {
  const { id, user } = session;
  const day = dayAround(now, session);
  const { isAhead, isQueued, rank } = selectionOf(session, { now, day });
  const [ahead] = await query<Ahead>(Prisma.sql`
    WITH scope AS MATERIALIZED (
      SELECT c.id, c.note, c."createdAt", s."cardId" IS NULL AS "isNew",
        coalesce(${isAhead}, false) AS "isAhead", ${isQueued} AS "isQueued", ${rank} AS rank
      FROM "Card" c
      LEFT JOIN "Schedule" s ON s."cardId" = c.id AND s."userId" = ${user}::uuid
      WHERE ${studiedCards(session, now)}
    ), siblings AS (
      SELECT id, row_number() OVER (
        PARTITION BY note ORDER BY "isAhead" DESC, "isQueued", rank DESC NULLS LAST, "createdAt", id) AS place
      FROM scope WHERE note IS NOT NULL AND ("isAhead" OR "isNew")
    ), asked AS MATERIALIZED (
      SELECT * FROM scope WHERE id NOT IN (SELECT id FROM siblings WHERE place > 1)
    )
    SELECT count(*) FILTER (WHERE "isAhead")::int AS "dueAhead",
      count(*) FILTER (WHERE "isNew")::int AS fresh,
      (SELECT count(*)::int FROM "ReviewLog" r
        WHERE r."userId" = ${user}::uuid AND r.at >= ${day.start}::timestamptz AND r.before IS NULL AND ${stands}
      ) AS introduced,
      (SELECT array_agg(id::text ORDER BY rank DESC, id) FROM (
        SELECT id, rank FROM asked WHERE "isAhead" AND "isQueued" ORDER BY rank DESC, id LIMIT ${QUEUED_MAX}::int
      ) ahead) AS reviews,
      (SELECT array_agg(id::text ORDER BY "createdAt", id) FROM (
        SELECT id, "createdAt" FROM asked WHERE "isNew" ORDER BY "createdAt", id LIMIT ${QUEUED_MAX}::int
      ) fresh) AS "newCards"
    FROM asked`);
  if (!ahead) throw new Error(`nothing counted for session ${id}`);
  return ahead;
};

/** New cards at even distances between the reviews, a review first. */
const spread = (reviews: readonly CardId[], newCards: readonly CardId[]): CardId[] => {
  const before = (index: number): number => Math.ceil(((index + 1) * reviews.length) / (newCards.length + 1));
  const between = newCards.flatMap((card, i) => [
    ...reviews.slice(i === 0 ? 0 : before(i - 1), before(i)),
    card,
  ]);
  return [...between, ...reviews.slice(newCards.length === 0 ? 0 : before(newCards.length - 1))];
};
