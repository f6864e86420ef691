import { type Calendar, dayAround, utcOffsetAt } from '../day.js';
import { DAY_MS } from '../time.js';

/** When somebody reviews a card, on their own calendar. */
export interface ReviewTime {
  readonly at: Date;
  /** The number of their day of study; see {@link Day}. */
  readonly day: number;
  /** How far their clocks are ahead of UTC, in minutes. */
  readonly utcOffset: number;
  /** Days of theirs since the last review, 0 for the first. */
  readonly elapsedDays: number;
}

/** @param calendar the person's, now: whoever travelled has slept as many nights as there were where they are */
export const reviewTime = (at: Date, calendar: Calendar, lastReview: Date | null): ReviewTime => {
  const { number } = dayAround(at, calendar);
  const last = lastReview ? dayAround(lastReview, calendar).number : number;
  return {
    at,
    day: number,
    utcOffset: utcOffsetAt(at, calendar.timeZone),
    elapsedDays: Math.max(0, number - last),
  };
};

const MINUTE_MS = 60_000;
/** Far inside a day that begins in the morning, so that summer time and a journey of some hours leave it its date. */
const MIDDLE_OF_DAY_MS = 16 * 3_600_000;

/** The middle of the person's day so many days later. */
export const daysLater = ({ day, utcOffset }: ReviewTime, days: number): Date =>
  new Date((day + days) * DAY_MS + MIDDLE_OF_DAY_MS - utcOffset * MINUTE_MS);
