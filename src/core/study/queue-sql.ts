import { Prisma } from '../database/generated/client.js';

/** Cards of the queue that are looked at for one that still can be shown; else a new queue is made. */
const QUEUE_GLANCE = 8;

/** SQL over "StudySession" t and "Schedule" s: whether the session asks a learning step that comes due. */
export const isOwnStep = Prisma.sql`(
  t.mode IN ('due', 'ahead') OR (t.mode <> 'practise' AND s."lastReview" >= t."startedAt"))`;

/** The same of a card of the queue, which may have been reviewed elsewhere since. */
export const isStillQueued = Prisma.sql`(s."cardId" IS NULL OR t.mode = 'practise' OR (s."lastReview" < t."queuedAt" AND (
  t.mode = 'misses' OR (s.state = 2 AND (t.mode = 'ahead' OR s.due < t."queuedUntil")))))`;

/** SQL over "StudySession" t: how many cards of the queue are over, the current one among them. */
export const passed = Prisma.sql`greatest(t.position, coalesce(t."currentPosition", 0))`;

/** SQL over "StudySession" t and "StudyQueue" q: up to where it is looked at. A round of practice is not made anew. */
export const lastSeen = Prisma.sql`CASE t.mode WHEN 'practise' THEN cardinality(q.cards) ELSE ${passed} + ${QUEUE_GLANCE}::int END`;

/** SQL that sets a session's card to be neither turned nor asked or answered in any way yet. */
export const untouched = Prisma.sql`shown = false, options = '{}', answered = NULL`;
