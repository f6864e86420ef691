import type { Query } from '../database/client.js';
import { Prisma } from '../database/generated/client.js';
import type { AskedAs, ReviewOrder, StudyMode } from '../database/generated/enums.js';
import type { Calendar } from '../day.js';
import type { CardId, DeckId, NoteId, SessionId, UserId } from '../ids.js';
import { isStudiedAs } from '../library/studied.js';
import type { SchedulerParameters } from '../schedule/parameters.js';
import { type Answer, answeredIn } from './question.js';
import { isOwnStep, isStillQueued, lastSeen, passed } from './queue-sql.js';
import type { Schedule } from './schedule-row.js';
import { type Row, sessionOf } from './stored-session.js';

/** A card as study shows it. */
export interface StudyCard {
  readonly id: CardId;
  readonly kind: 'basic' | 'cloze' | 'choice';
  readonly front: string;
  readonly back: string;
  readonly distractors: readonly string[];
  readonly page: number | null;
  readonly hasSource: boolean;
  readonly isFlagged: boolean;
  /** Shared with its siblings, of which one is asked a day. */
  readonly note: NoteId | null;
}

/** A card that could be shown next. */
export interface Candidate extends StudyCard {
  /** In the queue, from 1; null for a learning step. */
  readonly position: number | null;
  /** Null for a new card. */
  readonly lastReview: Date | null;
  readonly due: Date | null;
  /** In days. */
  readonly stability: number | null;
}

/** What a session has come to, and what lies ahead, as it is counted in its row. */
export interface Counts {
  /** Reviews that were not taken back. */
  readonly reviews: number;
  /** How many different cards they were of. */
  readonly cards: number;
  /** Of these, how many were known at first. */
  readonly known: number;
  readonly spentMs: number;
  /** Cards due that were not seen in this session, new ones within the day's number, and new ones beyond it. */
  readonly dueAhead: number;
  readonly newAhead: number;
  readonly newLater: number;
}

/** How far a round of practice is: cards that were right, and others of it that can be studied still. */
export interface Round {
  readonly right: number;
  readonly left: number;
}

/** A session with everything that a press on it needs. */
export interface Session extends Counts, Calendar {
  readonly id: SessionId;
  readonly user: UserId;
  readonly deck: { readonly id: DeckId; readonly name: string } | null;
  readonly mode: StudyMode;
  /** Of mode `ahead`: cards that come due before then are studied now. */
  readonly aheadUntil: Date | null;
  readonly cardLimit: number | null;
  readonly rev: number;
  readonly shown: boolean;
  readonly startedAt: Date;
  /** When the current card was shown. */
  readonly lastAt: Date;
  readonly ended: boolean;
  readonly currentId: CardId | null;
  /** Absent too when the current card was deleted or called wrong since it was chosen. */
  readonly card: StudyCard | null;
  readonly schedule: Schedule | null;
  readonly askedAs: AskedAs;
  /** What can be chosen for the current card, as it is shown; may be none. */
  readonly options: readonly string[];
  /** What was chosen or typed for it. */
  readonly answered: string | null;
  readonly queuedAt: Date | null;
  readonly queuedUntil: Date | null;
  /** Cards of the queue that are over, the current one among them. */
  readonly position: number;
  /** The next card of the queue that can be shown. */
  readonly queued: Candidate | null;
  /** The learning step that comes due first, within the time that is learned ahead; the current card's is not. */
  readonly step: Candidate | null;
  /** Learning steps that are due now and not counted in `dueAhead`, the current card's among them. */
  readonly stepsDue: number;
  /** Cards seen in the session that come again in it, the current one aside. */
  readonly repeats: number;
  /** Null but in practice. */
  readonly round: Round | null;
  readonly newPerDay: number;
  readonly reviewOrder: ReviewOrder;
  readonly parameters: SchedulerParameters;
}

/** A learning step that comes due this soon is shown now when nothing else is left (as Anki does). */
const LEARN_AHEAD_MS = 20 * 60_000;
export const soonAfter = (now: Date): Date => new Date(now.getTime() + LEARN_AHEAD_MS);

/** SQL over "StudySession" t. */
const MODE = Prisma.sql`t.mode`;

/** SQL over "StudySession" t, "Card" c and its "Deck" d: what a session of `deck` may show. */
const inScope = (user: UserId, deck: Prisma.Sql, now: Date): Prisma.Sql => Prisma.sql`
  c."ownerId" = ${user}::uuid AND c."deletedAt" IS NULL AND d."deletedAt" IS NULL AND ${isStudiedAs(MODE, now)}
  AND (${deck} IS NULL OR c."deckId" = ${deck})`;

/** SQL over "Card" c: a {@link StudyCard} beside its id. */
export const studyCard = Prisma.sql`c.kind::text, c.front, c.back, coalesce(c.distractors, '{}') AS distractors, c.page,
  c.quote IS NOT NULL AS "hasSource", c."flaggedAt" IS NOT NULL AS "isFlagged", c.note`;

/** SQL over "Card" c and "Schedule" s: a {@link Candidate}. */
const candidate = (position: Prisma.Sql): Prisma.Sql => Prisma.sql`
  ${position} AS position, c.id, ${studyCard}, s."lastReview", s.due, s.stability`;

/** SQL over "StudySession" t with its joins: a {@link Row}. */
const columns = Prisma.sql`
  t.id::text, t."userId"::text AS user, t.mode::text, t."aheadUntil", t."cardLimit", t.rev, t.shown, t.options,
  t.answered, t."startedAt", t."lastAt",
  t."endedAt" IS NOT NULL AS ended, t.reviews, t.cards, t.known, t."spentMs", t."dueAhead", t."newAhead",
  t."newLater", t."queuedAt", t."queuedUntil", ${passed} AS position,
  d.id::text AS "deckId", d.name AS "deckName", t."currentId"::text, c.id::text AS "cardId", ${studyCard},
  s."cardId" IS NOT NULL AS scheduled, s.state, s.due, s.stability, s.difficulty, s."scheduledDays",
  s."learningSteps", s.reps, s.lapses, s."lastReview", s.rev AS "scheduleRev", s."leechAt",
  u."newPerDay", u."reviewOrder"::text, u."askedAs"::text, u."timeZone", u."dayStart", to_jsonb(p.*) AS parameters`;

const joins = (now: Date): Prisma.Sql => Prisma.sql`
  JOIN "User" u ON u.id = t."userId"
  LEFT JOIN "SchedulerParameters" p ON p.id = u."parametersId"
  LEFT JOIN "Deck" d ON d.id = t."deckId"
  LEFT JOIN "Card" c ON c.id = t."currentId" AND c."deletedAt" IS NULL AND ${isStudiedAs(MODE, now)}
    AND EXISTS (SELECT FROM "Deck" cd WHERE cd.id = c."deckId" AND cd."deletedAt" IS NULL)
  LEFT JOIN "Schedule" s ON s."cardId" = c.id AND s."userId" = t."userId"`;

/** SQL over "StudySession" t: a join that gives the columns `stepsDue` and `repeats`. */
const steps = (user: UserId, now: Date): Prisma.Sql => Prisma.sql`
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE s.due <= ${now}::timestamptz
        AND (s."lastReview" >= t."startedAt" OR s.due > t."queuedAt"))::int AS "stepsDue",
      count(*) FILTER (WHERE s."lastReview" >= t."startedAt" AND c.id IS DISTINCT FROM t."currentId")::int AS repeats
    FROM "Schedule" s JOIN "Card" c ON c.id = s."cardId" JOIN "Deck" d ON d.id = c."deckId"
    WHERE s."userId" = ${user}::uuid AND s.state <> 2 AND s.due <= ${soonAfter(now)}::timestamptz
      AND ${isOwnStep} AND ${inScope(user, Prisma.sql`t."deckId"`, now)}
  ) steps`;

/** SQL over "StudySession" t: a join that gives the column `round`. What is over comes again only from the queue's end. */
const round = (user: UserId, now: Date): Prisma.Sql => Prisma.sql`
  LEFT JOIN LATERAL (
    SELECT (SELECT count(*)::int FROM unnest(q.answers) answer WHERE answer > 0) AS "right",
      (SELECT count(DISTINCT c.id)::int FROM unnest(q.cards[${passed} + 1 :] || t."currentId") w(id)
        JOIN "Card" c ON c.id = w.id JOIN "Deck" d ON d.id = c."deckId"
        WHERE ${inScope(user, Prisma.sql`t."deckId"`, now)}) AS "left"
    FROM "StudyQueue" q WHERE q."sessionId" = t.id AND t.mode = 'practise'
  ) round ON true`;

/** The session, by its id or the person's open one; undefined unless it is theirs. One statement. */
export const loadSession = async (
  query: Query,
  user: UserId,
  id: SessionId | 'open',
  now: Date,
): Promise<Session | undefined> => {
  const which = id === 'open' ? Prisma.sql`t."endedAt" IS NULL` : Prisma.sql`t.id = ${id}::uuid`;
  const scope = inScope(user, Prisma.sql`t."deckId"`, now);
  const [row] = await query<Row>(Prisma.sql`
    SELECT ${columns}, steps.*, to_jsonb(round.*) AS round, to_jsonb(queued.*) AS queued, to_jsonb(step.*) AS step
    FROM "StudySession" t ${joins(now)} ${steps(user, now)} ${round(user, now)}
    LEFT JOIN LATERAL (
      SELECT ${candidate(Prisma.sql`(${passed} + w.n)::int`)}
      FROM "StudyQueue" q
      CROSS JOIN unnest(q.cards[${passed} + 1 : ${lastSeen}]) WITH ORDINALITY AS w(id, n)
      JOIN "Card" c ON c.id = w.id JOIN "Deck" d ON d.id = c."deckId"
      LEFT JOIN "Schedule" s ON s."userId" = ${user}::uuid AND s."cardId" = c.id
      WHERE q."sessionId" = t.id AND ${scope} AND c.id IS DISTINCT FROM t."currentId"
        AND ${isStillQueued}
      ORDER BY w.n LIMIT 1
    ) queued ON true
    LEFT JOIN LATERAL (
      SELECT ${candidate(Prisma.sql`NULL::int`)}
      FROM "Schedule" s JOIN "Card" c ON c.id = s."cardId" JOIN "Deck" d ON d.id = c."deckId"
      WHERE s."userId" = ${user}::uuid AND s.state <> 2 AND s.due <= ${soonAfter(now)}::timestamptz AND ${scope}
        AND s."cardId" IS DISTINCT FROM t."currentId"
        AND ${isOwnStep} AND (${roomForMore} OR s."lastReview" >= t."startedAt")
      ORDER BY s.due, s."cardId" LIMIT 1
    ) step ON true
    WHERE t."userId" = ${user}::uuid AND ${which}`);
  return row && sessionOf(row);
};

/** SQL over "StudySession" t: whether cards may follow that were not seen in it, once the current one was. */
const roomForMore = Prisma.sql`(t."cardLimit" IS NULL
  OR t.cards + (t."currentId" IS NOT NULL)::int < t."cardLimit")`;

export interface Turning {
  readonly session: SessionId;
  readonly rev: number;
  readonly nextRev: number;
  readonly answer?: Answer | undefined;
}

/** Turns the card, if the session is still as the button says; else undefined. One statement. */
export const turnCard = async (
  query: Query,
  user: UserId,
  { session, rev, nextRev, answer }: Turning,
  now: Date,
): Promise<Session | undefined> => {
  const [row] = await query<Row>(Prisma.sql`
    WITH t AS (
      UPDATE "StudySession" SET shown = true, rev = ${nextRev}::int, answered = ${answeredIn(answer)}
      WHERE id = ${session}::uuid AND "userId" = ${user}::uuid AND rev = ${rev}::int AND NOT shown
        AND "currentId" IS NOT NULL AND "endedAt" IS NULL
      RETURNING *
    )
    SELECT ${columns}, steps.*, to_jsonb(round.*) AS round, NULL AS queued, NULL AS step
    FROM t ${joins(now)} ${steps(user, now)} ${round(user, now)}`);
  return row && sessionOf(row);
};
