import { z } from 'zod';
import type { Query } from '../database/client.js';
import { Prisma } from '../database/generated/client.js';
import { queryIn, type Tx } from '../database/transaction.js';
import { UserError } from '../errors.js';
import { type CardId, newId, type ReviewId } from '../ids.js';
import { stands } from '../schedule/stands.js';
import { takeAsked } from './asked-before.js';
import { counted, nextRev, setCounts } from './grade.js';
import { isSeen } from './next-card.js';
import type { Schedule } from './schedule-row.js';
import type { Session } from './session-row.js';
import { comeBackAfterUndo } from './siblings.js';

/** A schedule as the log keeps it. */
const storedSchedule = z.object({
  state: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  due: z.coerce.date(),
  stability: z.number(),
  difficulty: z.number(),
  scheduledDays: z.number(),
  learningSteps: z.number(),
  reps: z.number(),
  lapses: z.number(),
  lastReview: z.coerce.date().nullable(),
  rev: z.number(),
  leechAt: z.coerce.date().nullable(),
}) satisfies z.ZodType<Schedule>;

interface LoggedReview {
  readonly id: ReviewId;
  readonly cardId: CardId;
  readonly rev: number;
  readonly rating: number;
  readonly before: unknown;
}

/**
 * Takes back the session's last review: the log gains a row, the schedule becomes exactly what it was, and the
 * card lies turned again, as it was answered, also if it was set aside since. False if there is no review to take back.
 * @throws UserError `undo.gone` when the card was reviewed elsewhere since, `study.stale` when the session moved on
 */
export const undoLast = async (tx: Tx, session: Session, now: Date): Promise<boolean> => {
  await holdSession(tx, session);
  const [last] = await tx.$queryRaw<LoggedReview[]>`
    SELECT r.id::text, r."cardId"::text, r.rev, r.rating, r.before FROM "ReviewLog" r
    WHERE r."sessionId" = ${session.id}::uuid AND ${stands}
    ORDER BY r.at DESC, r.id DESC LIMIT 1`;
  if (!last) return false;
  const before = last.before === null ? null : storedSchedule.parse(last.before);
  await restoreSchedule(tx, session, last, before);
  const asked = await takeAsked(tx, session);
  await tx.card.updateMany({
    where: { id: last.cardId, ownerId: session.user },
    data: { setAsideAt: null, restsUntil: null, spreadIn: null, restsAfter: null, ...asked.rested },
  });
  await comeBackAfterUndo(queryIn(tx), session.user, last.id);
  await tx.reviewLog.create({
    data: {
      id: newId<ReviewId>(),
      userId: session.user,
      cardId: last.cardId,
      sessionId: session.id,
      rating: 0,
      at: now,
      rev: before?.rev ?? 0,
      before: Prisma.DbNull,
      undoes: last.id,
    },
  });
  const counts = counted(session, last, before, -1);
  await tx.$executeRaw`
    UPDATE "StudySession" t SET "currentId" = ${last.cardId}::uuid, shown = true, options = ${asked.options}::text[],
      answered = ${asked.answered}, "endedAt" = NULL, "lastAt" = ${now}::timestamptz, rev = ${nextRev(session.rev)}::int, ${setCounts(counts)}
      ${isSeen(session, before) ? Prisma.sql`, "currentPosition" = NULL` : backInQueue(last)}
    WHERE id = ${session.id}::uuid`;
  return true;
};

/** The card is asked again, as it was, where something was chosen or typed for it that is not graded yet. */
export const takeBackWords = async (query: Query, session: Session): Promise<boolean> => {
  const { id, rev, shown, answered, ended } = session;
  if (!shown || answered === null || ended) return false;
  const taken = await query(Prisma.sql`
    UPDATE "StudySession" SET shown = false, answered = NULL, rev = ${nextRev(rev)}::int
    WHERE id = ${id}::uuid AND rev = ${rev}::int AND shown AND "endedAt" IS NULL RETURNING id`);
  return taken.length === 1;
};

/** SQL that puts the card back to its place in the queue, if that is over; what came after it comes after it again. */
const backInQueue = ({ cardId }: LoggedReview): Prisma.Sql => {
  const place = Prisma.sql`(
    SELECT array_position(q.cards[1 : t.position], ${cardId}::uuid) FROM "StudyQueue" q
    WHERE q."sessionId" = t.id)`;
  return Prisma.sql`, "currentPosition" = ${place}, position = least(t.position, ${place} - 1)`;
};

/** @throws UserError `study.stale` when the session moved on */
export const holdSession = async (tx: Tx, { id, rev }: Session): Promise<void> => {
  const held = await tx.$queryRaw<unknown[]>`
    SELECT id FROM "StudySession" WHERE id = ${id}::uuid AND rev = ${rev} FOR UPDATE`;
  if (held.length === 0) throw new UserError('study.stale', {});
};

const restoreSchedule = async (
  tx: Tx,
  { user }: Session,
  { cardId, rev }: LoggedReview,
  before: Schedule | null,
): Promise<void> => {
  const where = { userId: user, cardId, rev };
  const { count } = before
    ? await tx.schedule.updateMany({ where, data: before })
    : await tx.schedule.deleteMany({ where });
  if (count === 0) throw new UserError('undo.gone', {});
};
