import type { Query } from '../database/client.js';
import { Prisma } from '../database/generated/client.js';
import type { ReviewMode } from '../database/generated/enums.js';
import { dayAround } from '../day.js';
import { newId, type ParametersId, type ReviewId } from '../ids.js';
import type { SchedulerParameters } from '../schedule/parameters.js';
import type { ReviewTime } from '../schedule/review-time.js';
import { type Grade, intervalMs, REVIEW, RULE, review } from '../schedule/schedule.js';
import { endsRests, hasMoreToUndo, keepAsked } from './asked-before.js';
import { isSeen } from './next-card.js';
import type { Schedule } from './schedule-row.js';
import type { Candidate, Counts, Session, StudyCard } from './session-row.js';
import { restAfterReview } from './siblings.js';

/** A card forgotten this often is a leech: better rewritten than repeated. */
export const LEECH_LAPSES = 8;
/** A leech that its person keeps is one again after so many lapses more. */
const LEECH_AGAIN = 4;

/** Revisions are counted in a circle, since a button has two bytes for them. */
export const REV_CYCLE = 65_536;

export const nextRev = (rev: number): number => (rev + 1) % REV_CYCLE;

/** The schedule after a review; its revision goes up, and the mark of a leech stays. */
export const reviewed = (
  card: Pick<StudyCard, 'id'>,
  before: Schedule | null,
  grade: Grade,
  time: ReviewTime,
  parameters: SchedulerParameters,
): Schedule => {
  const memory = review(card.id, before, grade, time, parameters);
  const isLeech = memory.lapses > (before?.lapses ?? 0) && isLeechAfter(memory.lapses);
  const leechAt = isLeech ? time.at : (before?.leechAt ?? null);
  return { ...memory, rev: (before?.rev ?? 0) + 1, leechAt };
};

const isLeechAfter = (lapses: number): boolean =>
  lapses >= LEECH_LAPSES && (lapses - LEECH_LAPSES) % LEECH_AGAIN === 0;

/** Whether the review made the card a leech. */
export const becameLeech = ({ leechAt, lastReview }: Schedule): boolean =>
  leechAt !== null && leechAt.getTime() === lastReview?.getTime();

/** Longer pauses are not study. */
const PAUSE_MAX_MS = 2 * 60_000;

/** Of the time that a card was shown, what was study. */
export const studyTime = (shownMs: number): number => Math.min(Math.max(shownMs, 0), PAUSE_MAX_MS);

/** A review as the log keeps it, beside what it was of. */
export interface LoggedReview extends ReviewTime {
  readonly rating: Grade;
  readonly mode: ReviewMode;
  readonly durationMs: number;
  readonly intervalMinutes: number;
  readonly rule: number;
  readonly parametersId: ParametersId | null;
}

export interface MadeReview {
  readonly rating: Grade;
  readonly mode: ReviewMode;
  /** Since the card's front was shown. */
  readonly shownMs: number;
  readonly time: ReviewTime;
  readonly parameters: SchedulerParameters;
}

export const loggedReview = (
  { rating, mode, shownMs, time, parameters }: MadeReview,
  after: Schedule,
): LoggedReview => ({
  ...time,
  rating,
  mode,
  durationMs: studyTime(shownMs),
  intervalMinutes: Math.round(intervalMs(after, time.at) / 60_000),
  rule: RULE,
  parametersId: parameters.id,
});

/** What the session has come to with a review more, or with one taken back: the time for it was spent all the same. */
export const counted = (
  session: Session,
  { rating, durationMs = 0 }: { readonly rating: number; readonly durationMs?: number },
  before: Schedule | null,
  taken: 1 | -1 = 1,
): Counts => {
  const isFirst = !isSeen(session, before);
  const first = isFirst ? taken : 0;
  return {
    reviews: atLeast0(session.reviews + taken),
    cards: atLeast0(session.cards + first),
    known: atLeast0(session.known + (rating > 1 ? first : 0)),
    spentMs: session.spentMs + durationMs,
    dueAhead: atLeast0(session.dueAhead - (wasAhead(session, before) ? taken : 0)),
    newAhead: atLeast0(session.newAhead - (before ? 0 : first)),
    newLater: session.newLater,
  };
};

/** Whether the card was counted as due when the queue was made; steps that came due since were not. */
export const wasAhead = (session: Session, before: Schedule | null): boolean => {
  if (!before || before.state === REVIEW) return before !== null;
  if (isSeen(session, before)) return false;
  return session.mode === 'misses' || (session.queuedAt !== null && before.due <= session.queuedAt);
};

/** What was counted may have changed since: cards are deleted, moved, and reviewed in quizzes. */
const atLeast0 = (count: number): number => Math.max(0, count);

export interface GradeWrite {
  readonly session: Session & { readonly card: StudyCard };
  readonly after: Schedule;
  readonly log: LoggedReview;
  readonly counts: Counts;
  readonly next: Candidate | undefined;
  /** What can be chosen for the next card. */
  readonly options: readonly string[];
}

/**
 * Writes schedule, log and session in one statement, which waits for any other on the same session and does
 * nothing unless session and schedule are still what `session` says. Sets a leech aside, and lets siblings rest. True if it took effect.
 */
export const writeGrade = async (
  query: Query,
  { session, after, log, counts, next, options }: GradeWrite,
): Promise<boolean> => {
  const { id, user, card, schedule, rev } = session;
  const now = log.at;
  const before = schedule && JSON.stringify(schedule);
  const written = await query(Prisma.sql`
    WITH held AS (
      SELECT id FROM "StudySession"
      WHERE id = ${id}::uuid AND "userId" = ${user}::uuid AND rev = ${rev}::int AND shown
        AND "currentId" = ${card.id}::uuid AND "endedAt" IS NULL
      FOR UPDATE
    ), kept AS (
      INSERT INTO "Schedule" ("userId", "cardId", state, due, stability, difficulty, "scheduledDays",
        "learningSteps", reps, lapses, "lastReview", rev, "leechAt")
      SELECT ${user}::uuid, ${card.id}::uuid, ${after.state}::int, ${after.due}::timestamptz,
        ${after.stability}::float8, ${after.difficulty}::float8, ${after.scheduledDays}::int,
        ${after.learningSteps}::int, ${after.reps}::int, ${after.lapses}::int, ${after.lastReview}::timestamptz,
        ${after.rev}::int, ${after.leechAt}::timestamptz
      FROM held
      ON CONFLICT ("userId", "cardId") DO UPDATE SET state = excluded.state, due = excluded.due,
        stability = excluded.stability, difficulty = excluded.difficulty,
        "scheduledDays" = excluded."scheduledDays", "learningSteps" = excluded."learningSteps",
        reps = excluded.reps, lapses = excluded.lapses, "lastReview" = excluded."lastReview",
        rev = excluded.rev, "leechAt" = excluded."leechAt"
      WHERE "Schedule".rev = ${after.rev - 1}::int
      RETURNING rev
    ), logged AS (
      INSERT INTO "ReviewLog" (id, "userId", "cardId", "sessionId", rating, at, rev, before, mode, "durationMs",
        "intervalMinutes", day, "elapsedDays", "utcOffset", rule, "parametersId")
      SELECT ${newId<ReviewId>()}::uuid, ${user}::uuid, ${card.id}::uuid, ${id}::uuid, ${log.rating}::int,
        ${now}::timestamptz, kept.rev, ${before}::jsonb, ${log.mode}::"ReviewMode", ${log.durationMs}::int,
        ${log.intervalMinutes}::int, ${log.day}::int, ${log.elapsedDays}::int, ${log.utcOffset}::int, ${log.rule}::int,
        ${log.parametersId}::uuid
      FROM kept
      RETURNING id
    )${asked(session)}${aside(session, after, now)}${restAfterReview(user, card, dayAround(now, session).end)}
    UPDATE "StudySession" SET rev = ${nextRev(rev)}::int, shown = false, "lastAt" = ${now}::timestamptz,
      "currentId" = ${next?.id ?? null}::uuid, "currentPosition" = ${next?.position ?? null}::int,
      position = ${session.position}::int, options = ${options}::text[], answered = NULL, ${setCounts(counts)}
    WHERE id = ${id}::uuid AND EXISTS (SELECT FROM logged) RETURNING id`);
  return written.length === 1;
};

const asked = (session: Session): Prisma.Sql =>
  hasMoreToUndo(session)
    ? Prisma.sql`, asked AS (
    UPDATE "StudyQueue" q SET ${keepAsked(session)} WHERE "sessionId" = ${session.id}::uuid AND EXISTS (SELECT FROM logged))`
    : Prisma.empty;

/** A leech is set aside. What rests since a backlog was spread, and was studied all the same, goes by its new date. */
const aside = ({ card, mode }: GradeWrite['session'], after: Schedule, now: Date): Prisma.Sql => {
  const isLeech = becameLeech(after);
  if (!isLeech && !endsRests(mode)) return Prisma.empty;
  return Prisma.sql`, aside AS (
    UPDATE "Card" SET "restsUntil" = NULL, "spreadIn" = NULL, "restsAfter" = NULL
      ${isLeech ? Prisma.sql`, "setAsideAt" = ${now}::timestamptz` : Prisma.empty}
    WHERE id = ${card.id}::uuid AND (${isLeech} OR "restsUntil" IS NOT NULL) AND EXISTS (SELECT FROM logged))`;
};

/** SQL that sets the counts in a session's row. */
export const setCounts = (counts: Counts): Prisma.Sql => Prisma.sql`
  reviews = ${counts.reviews}::int, cards = ${counts.cards}::int, known = ${counts.known}::int,
  "spentMs" = ${counts.spentMs}::int, "dueAhead" = ${counts.dueAhead}::int, "newAhead" = ${counts.newAhead}::int`;
