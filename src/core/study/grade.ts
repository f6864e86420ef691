import type { ReviewMode } from '../database/generated/enums.js';
import { newId, type ReviewId } from '../ids.js';
import type { ReviewTime } from '../schedule/review-time.js';
import { type Grade, intervalMs, RULE, review } from '../schedule/schedule.js';
import type { Schedule, Session, Sql, StudyCard } from './session-row.js';

/** A card forgotten this often is a leech: better rewritten than repeated. */
export const LEECH_LAPSES = 8;

/** Revisions are counted in a circle, since a button has two bytes for them. */
export const REV_CYCLE = 65_536;

/** The schedule after a review; its revision goes up, and the leech mark stays once made. */
export const reviewed = (
  card: Pick<StudyCard, 'id'>,
  before: Schedule | null,
  grade: Grade,
  time: ReviewTime,
): Schedule => {
  const memory = review(card.id, before, grade, time);
  const leechAt = before?.leechAt ?? (memory.lapses >= LEECH_LAPSES ? time.at : null);
  return { ...memory, rev: (before?.rev ?? 0) + 1, leechAt };
};

/** Longer pauses are not study. */
const PAUSE_MAX_MS = 2 * 60_000;

/** A review as the log keeps it, beside what it was of. */
export interface LoggedReview extends ReviewTime {
  readonly rating: Grade;
  readonly mode: ReviewMode;
  readonly durationMs: number;
  readonly intervalMinutes: number;
  readonly rule: number;
}

/** @param shownMs since the card's front was shown */
export const loggedReview = (
  rating: Grade,
  mode: ReviewMode,
  shownMs: number,
  time: ReviewTime,
  after: Schedule,
): LoggedReview => ({
  ...time,
  rating,
  mode,
  durationMs: Math.min(Math.max(shownMs, 0), PAUSE_MAX_MS),
  intervalMinutes: Math.round(intervalMs(after, time.at) / 60_000),
  rule: RULE,
});

/**
 * Writes schedule, log and session in one statement, which waits for any other on the same session and does
 * nothing unless session and schedule are still what `session` says. True if it took effect.
 */
export const writeGrade = async (
  db: Sql,
  session: Session & { card: StudyCard },
  after: Schedule,
  log: LoggedReview,
): Promise<boolean> => {
  const { id, user, card, schedule, rev } = session;
  const now = log.at;
  const before = schedule && JSON.stringify(schedule);
  const written = await db.$executeRaw`
    WITH held AS (
      SELECT id FROM "StudySession"
      WHERE id = ${id}::uuid AND "userId" = ${user}::uuid AND rev = ${rev} AND shown
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
        "intervalMinutes", day, "elapsedDays", "utcOffset", rule)
      SELECT ${newId<ReviewId>()}::uuid, ${user}::uuid, ${card.id}::uuid, ${id}::uuid, ${log.rating}::int,
        ${now}::timestamptz, kept.rev, ${before}::jsonb, ${log.mode}::"ReviewMode", ${log.durationMs}::int,
        ${log.intervalMinutes}::int, ${log.day}::int, ${log.elapsedDays}::int, ${log.utcOffset}::int, ${log.rule}::int
      FROM kept
      RETURNING id
    )
    UPDATE "StudySession"
    SET rev = (rev + 1) % ${REV_CYCLE}::int, "currentId" = NULL, shown = false, "lastAt" = ${now}::timestamptz
    WHERE id = ${id}::uuid AND EXISTS (SELECT 1 FROM logged)`;
  return written === 1;
};
