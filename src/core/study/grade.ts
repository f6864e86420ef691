import { newId, type ReviewId } from '../ids.js';
import { type Grade, review } from '../schedule/schedule.js';
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
  now: Date,
): Schedule => {
  const memory = review(card.id, before, grade, now);
  const leechAt = before?.leechAt ?? (memory.lapses >= LEECH_LAPSES ? now : null);
  return { ...memory, rev: (before?.rev ?? 0) + 1, leechAt };
};

/**
 * Writes schedule, log and session in one statement, which waits for any other on the same session and does
 * nothing unless session and schedule are still what `session` says. True if it took effect.
 */
export const writeGrade = async (
  db: Sql,
  session: Session & { card: StudyCard },
  grade: Grade,
  after: Schedule,
  now: Date,
): Promise<boolean> => {
  const { id, user, card, schedule, rev } = session;
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
      INSERT INTO "ReviewLog" (id, "userId", "cardId", "sessionId", rating, at, rev, before)
      SELECT ${newId<ReviewId>()}::uuid, ${user}::uuid, ${card.id}::uuid, ${id}::uuid, ${grade}::int,
        ${now}::timestamptz, kept.rev, ${before}::jsonb
      FROM kept
      RETURNING id
    )
    UPDATE "StudySession"
    SET rev = (rev + 1) % ${REV_CYCLE}::int, "currentId" = NULL, shown = false, "lastAt" = ${now}::timestamptz
    WHERE id = ${id}::uuid AND EXISTS (SELECT 1 FROM logged)`;
  return written === 1;
};
