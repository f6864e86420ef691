import { Prisma } from '../database/generated/client.js';
import type { Tx } from '../database/transaction.js';
import { type Day, dayAround } from '../day.js';
import type { CardId, DeckId, SessionId, UserId } from '../ids.js';
import { isTrusted } from '../library/reports.js';
import type { Memory } from '../schedule/schedule.js';

/** The part of the database client that runs plain SQL. */
export type Sql = Pick<Tx, '$queryRaw' | '$executeRaw'>;

/** A memory as it is stored: with its revision, which every review raises, and the leech mark. */
export interface Schedule extends Memory {
  readonly rev: number;
  readonly leechAt: Date | null;
}

/** What JSON makes of dates. */
type Stored<T> = T extends Date ? string : T;
/** A schedule as the review log keeps it. */
type StoredSchedule = { readonly [K in keyof Schedule]: Stored<Schedule[K]> };

declare module '../database/columns.js' {
  interface Columns {
    readonly StoredSchedule: StoredSchedule;
  }
}

/** A card as study shows it. */
export interface StudyCard {
  readonly id: CardId;
  readonly kind: 'basic' | 'cloze' | 'choice';
  readonly front: string;
  readonly back: string;
  readonly distractors: readonly string[];
  readonly page: number | null;
  readonly hasSource: boolean;
}

/** A session with everything that a press on it needs. */
export interface Session {
  readonly id: SessionId;
  readonly user: UserId;
  readonly deck: { readonly id: DeckId; readonly name: string } | null;
  readonly cardLimit: number | null;
  readonly rev: number;
  readonly shown: boolean;
  readonly startedAt: Date;
  /** When the current card was shown. */
  readonly lastAt: Date;
  readonly ended: boolean;
  /** Absent too when the card was deleted or called wrong since it was chosen. */
  readonly card: StudyCard | null;
  readonly schedule: Schedule | null;
  /** Reviews that were not taken back, and how many different cards they were of. */
  readonly reviews: number;
  readonly cards: number;
  readonly newPerDay: number;
  readonly timeZone: string;
  readonly day: Day;
}

type Row = Omit<Session, 'deck' | 'card' | 'schedule' | 'day'> &
  Omit<StudyCard, 'id'> &
  Schedule & {
    readonly deckId: DeckId | null;
    readonly deckName: string | null;
    readonly cardId: CardId | null;
    readonly scheduled: boolean;
  };

/** The session, by its id or the person's open one; undefined unless it is theirs. One statement. */
export const loadSession = async (
  db: Sql,
  user: UserId,
  id: SessionId | 'open',
  now: Date,
): Promise<Session | undefined> => {
  const which = id === 'open' ? Prisma.sql`t."endedAt" IS NULL` : Prisma.sql`t.id = ${id}::uuid`;
  const [row] = await db.$queryRaw<Row[]>`
    SELECT t.id::text, t."userId"::text AS user, t."cardLimit", t.rev, t.shown, t."startedAt", t."lastAt",
      t."endedAt" IS NOT NULL AS ended, d.id::text AS "deckId", d.name AS "deckName",
      c.id::text AS "cardId", c.kind::text, c.front, c.back, coalesce(c.distractors, '{}') AS distractors, c.page, c.quote IS NOT NULL AS "hasSource",
      s."cardId" IS NOT NULL AS scheduled, s.state, s.due, s.stability, s.difficulty, s."scheduledDays",
      s."learningSteps", s.reps, s.lapses, s."lastReview", s.rev AS "scheduleRev", s."leechAt",
      u."newPerDay", u."timeZone", log.reviews, log.cards
    FROM "StudySession" t
    JOIN "User" u ON u.id = t."userId"
    LEFT JOIN "Deck" d ON d.id = t."deckId"
    LEFT JOIN "Card" c ON c.id = t."currentId" AND c."deletedAt" IS NULL AND ${isTrusted}
      AND EXISTS (SELECT 1 FROM "Deck" cd WHERE cd.id = c."deckId" AND cd."deletedAt" IS NULL)
    LEFT JOIN "Schedule" s ON s."cardId" = c.id AND s."userId" = t."userId"
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS reviews, count(DISTINCT r."cardId")::int AS cards FROM "ReviewLog" r
      WHERE r."sessionId" = t.id AND ${stands}
    ) log
    WHERE t."userId" = ${user}::uuid AND ${which}`;
  return row && fromRow(row, now);
};

/** SQL over "ReviewLog" r: a review that was not taken back. */
export const stands = Prisma.sql`(
  r.undoes IS NULL AND NOT EXISTS (SELECT 1 FROM "ReviewLog" x WHERE x.undoes = r.id)
)`;

const fromRow = (row: Row & { scheduleRev?: number }, now: Date): Session => ({
  id: row.id,
  user: row.user,
  deck: row.deckId && row.deckName !== null ? { id: row.deckId, name: row.deckName } : null,
  cardLimit: row.cardLimit,
  rev: row.rev,
  shown: row.shown,
  startedAt: row.startedAt,
  lastAt: row.lastAt,
  ended: row.ended,
  card: row.cardId ? cardOf(row, row.cardId) : null,
  schedule: row.scheduled ? scheduleOf({ ...row, rev: row.scheduleRev ?? 0 }) : null,
  reviews: row.reviews,
  cards: row.cards,
  newPerDay: row.newPerDay,
  timeZone: row.timeZone,
  day: dayAround(now, row.timeZone),
});

const cardOf = ({ kind, front, back, distractors, page, hasSource }: Row, id: CardId): StudyCard => ({
  id,
  kind,
  front,
  back,
  distractors,
  page,
  hasSource,
});

/** The columns of a schedule alone. */
export const scheduleOf = (row: Schedule): Schedule => ({
  state: row.state,
  due: row.due,
  stability: row.stability,
  difficulty: row.difficulty,
  scheduledDays: row.scheduledDays,
  learningSteps: row.learningSteps,
  reps: row.reps,
  lapses: row.lapses,
  lastReview: row.lastReview,
  rev: row.rev,
  leechAt: row.leechAt,
});
