import type { Query } from '../database/client.js';
import { Prisma } from '../database/generated/client.js';
import { dayAround } from '../day.js';
import type { CardId } from '../ids.js';
import { isStudied } from '../library/studied.js';
import { isDue } from '../schedule/due.js';
import { type Candidate, type Session, stands } from './session-row.js';

/** Cards queued at once. A session that gets to its queue's end gets another one. */
const QUEUED_MAX = 200;

/** How long new cards that came meanwhile may wait while learning steps are shown ahead of their time. */
const QUEUE_FRESH_MS = 60_000;

/** Whether a new queue is to be made before `next` is shown, or before the session ends without a next card. */
export const needsQueue = (
  { queuedAt, queuedUntil }: Session,
  now: Date,
  next: Candidate | undefined,
): boolean => {
  if (!queuedAt || !queuedUntil || now >= queuedUntil || !next) return true;
  const isAhead = next.position === null && next.due !== null && next.due > now;
  return isAhead && now.getTime() - queuedAt.getTime() > QUEUE_FRESH_MS;
};

/** SQL over "Schedule" s: the higher, the more likely the card is forgotten by then. */
export const riskAt = (moment: Date): Prisma.Sql =>
  Prisma.sql`(extract(epoch FROM ${moment}::timestamptz - s."lastReview") / s.stability)`;

interface Ahead {
  readonly dueAhead: number;
  readonly fresh: number;
  /** New cards of today so far. */
  readonly introduced: number;
  readonly reviews: readonly CardId[] | null;
  readonly newCards: readonly CardId[] | null;
}

/**
 * Makes the session's queue anew, and counts what lies ahead: due reviews, those first that are most likely forgotten,
 * with the day's new cards, oldest first, spread between them. Learning steps are not queued: they are shown on time.
 */
export const makeQueue = async (query: Query, session: Session, now: Date): Promise<void> => {
  const ahead = await readAhead(query, session, now);
  const { fresh, introduced, dueAhead } = ahead;
  const newAhead = Math.min(fresh, Math.max(0, session.newPerDay - introduced));
  const newCards = (ahead.newCards ?? []).slice(0, newAhead);
  const cards = spread(ahead.reviews ?? [], newCards).slice(0, QUEUED_MAX);
  await query(Prisma.sql`
    WITH kept AS (
      UPDATE "StudySession" SET "queuedAt" = ${now}::timestamptz, "queuedUntil" = ${dayAround(now, session).end}::timestamptz,
        position = 0, "currentPosition" = NULL, "dueAhead" = ${dueAhead}::int, "newAhead" = ${newAhead}::int,
        "newLater" = ${fresh - newAhead}::int
      WHERE id = ${session.id}::uuid AND rev = ${session.rev} RETURNING id
    )
    INSERT INTO "StudyQueue" ("sessionId", cards) SELECT id, ${cards}::uuid[] FROM kept
    ON CONFLICT ("sessionId") DO UPDATE SET cards = excluded.cards`);
};

const readAhead = async (query: Query, session: Session, now: Date): Promise<Ahead> => {
  const { id, user, deck, startedAt } = session;
  const day = dayAround(now, session);
  // A session may have been left open for days: a review that was made in it is due again, then.
  const isAhead = Prisma.sql`(s.state = 2 OR s."lastReview" < ${startedAt}::timestamptz)`;
  const [ahead] = await query<Ahead>(Prisma.sql`
    WITH scope AS MATERIALIZED (
      SELECT c.id, c."createdAt", s."cardId" IS NULL AS "isNew", ${isDue({ now, day })} AND ${isAhead} AS "isDue",
        s.state, ${riskAt(now)} AS risk
      FROM "Card" c
      LEFT JOIN "Schedule" s ON s."cardId" = c.id AND s."userId" = ${user}::uuid
      WHERE c."ownerId" = ${user}::uuid AND c."deletedAt" IS NULL AND ${isStudied(now)}
        AND c."deckId" = ANY (ARRAY(
          SELECT id FROM "Deck" WHERE "ownerId" = ${user}::uuid AND "deletedAt" IS NULL
            ${deck ? Prisma.sql`AND id = ${deck.id}::uuid` : Prisma.empty}))
    )
    SELECT count(*) FILTER (WHERE "isDue")::int AS "dueAhead",
      count(*) FILTER (WHERE "isNew")::int AS fresh,
      (SELECT count(*)::int FROM "ReviewLog" r
        WHERE r."userId" = ${user}::uuid AND r.at >= ${day.start}::timestamptz AND r.before IS NULL AND ${stands}
      ) AS introduced,
      (SELECT array_agg(id::text ORDER BY risk DESC, id) FROM (
        SELECT id, risk FROM scope WHERE "isDue" AND state = 2 ORDER BY risk DESC, id LIMIT ${QUEUED_MAX}::int
      ) due) AS reviews,
      (SELECT array_agg(id::text ORDER BY "createdAt", id) FROM (
        SELECT id, "createdAt" FROM scope WHERE "isNew" ORDER BY "createdAt", id LIMIT ${QUEUED_MAX}::int
      ) fresh) AS "newCards"
    FROM scope`);
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
