import { Prisma } from '../database/generated/client.js';
import type { Day } from '../day.js';

/** When a person studies: a moment, and their day around it. */
export interface StudyTime {
  readonly now: Date;
  readonly day: Day;
}

/**
 * SQL over "Schedule" s: whether the card is due. Learning steps are minutes long and due to the minute. A review
 * is due for the whole of the person's day on which it falls, and at most once a day, however long that day is.
 */
export const isDue = ({ now, day }: StudyTime): Prisma.Sql => Prisma.sql`(
  s.due < ${day.end} AND (
    (s.state <> 2 AND s.due <= ${now}) OR (s.state = 2 AND s."lastReview" < ${day.start})
  ))`;
