import { Prisma } from '../database/generated/client.js';
import { isStudiedAs } from '../library/studied.js';
import { isDue, type StudyTime } from '../schedule/due.js';
import { stands } from '../schedule/stands.js';
import { daysBefore } from '../time.js';
import type { Session } from './session-row.js';

/** Who forgot a card so many days ago still is to study it as a miss; sentences for people say so, too. */
export const MISSED_DAYS = 7;
/** A card is a miss no more once it was known on so many days since (that of the miss may be one of them). */
const KNOWN_DAYS = 2;

/** SQL over "Card" c and "Schedule" s: which cards seen before a session asks, and in which order. */
interface Selection {
  /** Counted as ahead. */
  readonly isAhead: Prisma.Sql;
  /** Of these, which are queued: the others are learning steps, shown when they come due. */
  readonly isQueued: Prisma.Sql;
  /** The highest first. */
  readonly rank: Prisma.Sql;
}

const REVIEWS = Prisma.sql`s.state = 2`;

export const selectionOf = (session: Session, time: StudyTime): Selection => {
  const { mode, startedAt, aheadUntil } = session;
  const { now, day } = time;
  const unseen = Prisma.sql`s."lastReview" < ${startedAt}::timestamptz`;
  switch (mode) {
    case 'due':
    case 'practise':
      // A session may have been left open for days: a review that was made in it is due again, then.
      return {
        isAhead: Prisma.sql`(${isDue(time)} AND (s.state = 2 OR ${unseen}))`,
        isQueued: REVIEWS,
        rank: rankOf(session, now),
      };
    case 'ahead':
      return {
        isAhead: Prisma.sql`(
          (s.state = 2 AND s.due < ${aheadUntil}::timestamptz AND s."lastReview" < ${day.start}::timestamptz)
          OR (s.state <> 2 AND s.due <= ${now}::timestamptz AND ${unseen}))`,
        isQueued: REVIEWS,
        rank: riskAt(aheadUntil ?? now),
      };
    case 'misses':
      return {
        isAhead: Prisma.sql`(c.id IN (${forgotten(session, now)}) AND (${unseen} OR s."lastReview" < ${day.start}::timestamptz))`,
        isQueued: Prisma.sql`true`,
        rank: riskAt(now),
      };
    case 'new':
      return { isAhead: Prisma.sql`false`, isQueued: REVIEWS, rank: riskAt(now) };
    default:
      return mode satisfies never;
  }
};

const rankOf = ({ id, reviewOrder }: Session, now: Date): Prisma.Sql => {
  switch (reviewOrder) {
    case 'risk':
      return riskAt(now);
    case 'oldest':
      return Prisma.sql`(- extract(epoch FROM s.due))`;
    case 'random':
      // The same for the whole session, so that a queue that is made anew goes on as the one before.
      return Prisma.sql`md5(c.id::text || ${id}::text)`;
    default:
      return reviewOrder satisfies never;
  }
};

/** SQL over "Schedule" s: the higher, the more likely the card is forgotten by then. */
export const riskAt = (moment: Date): Prisma.Sql =>
  Prisma.sql`(extract(epoch FROM ${moment}::timestamptz - s."lastReview") / s.stability)`;

const forgotten = ({ user }: Session, now: Date): Prisma.Sql => Prisma.sql`
  SELECT missed."cardId" FROM (
    SELECT r."cardId", max(r.at) AS at FROM "ReviewLog" r
    WHERE r."userId" = ${user}::uuid AND r.at >= ${daysBefore(now, MISSED_DAYS)}::timestamptz AND r.rating = 1 AND ${stands}
    GROUP BY r."cardId"
  ) missed
  WHERE (SELECT count(DISTINCT r.day) FROM "ReviewLog" r
    WHERE r."cardId" = missed."cardId" AND r."userId" = ${user}::uuid AND r.at > missed.at AND r.rating > 1 AND ${stands}
  ) < ${KNOWN_DAYS}::int`;

/** SQL over "Card" c: cards of the session's decks that may be studied now. */
export const studiedCards = ({ user, deck, mode }: Session, now: Date): Prisma.Sql => Prisma.sql`
  c."ownerId" = ${user}::uuid AND c."deletedAt" IS NULL AND ${isStudiedAs(Prisma.sql`${mode}::text`, now)}
  AND c."deckId" = ANY (ARRAY(
    SELECT id FROM "Deck" WHERE "ownerId" = ${user}::uuid AND "deletedAt" IS NULL
      ${deck ? Prisma.sql`AND id = ${deck.id}::uuid` : Prisma.empty}))`;
