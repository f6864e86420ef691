/** Days of study in a row. */
export interface Streak {
  /** Days with a review; those that were bridged do not count. */
  readonly days: number;
  /** Days without one that the row goes over. */
  readonly bridged: number;
}

/** A holiday: its first day, and the day after the last. */
export interface DaysOff {
  readonly fromDay: number;
  readonly untilDay: number;
}

/** A day without a review is bridged, unless one less than so many days away was: one in seven is free. */
const BRIDGE_EVERY_DAYS = 7;

/**
 * The row that goes on until today or, as long as nothing was studied today, until yesterday or the day before. Days off
 * without a review are as if they were not.
 * @param studied numbers of days with a review @param today as in `NumberedDay`
 */
export const streakOf = (
  studied: { has(day: number): boolean },
  today: number,
  holidays: readonly DaysOff[] = [],
): Streak => {
  const isOff = (day: number): boolean =>
    !studied.has(day) && holidays.some(({ fromDay, untilDay }) => fromDay <= day && day < untilDay);
  const before = (day: number): number => (isOff(day - 1) ? before(day - 1) : day - 1);
  let [days, bridged, lastBridged] = [0, 0, Number.POSITIVE_INFINITY];
  for (let day = studied.has(today) ? today : before(today); ; day = before(day)) {
    if (studied.has(day)) days++;
    else if (studied.has(before(day)) && lastBridged - day >= BRIDGE_EVERY_DAYS) {
      bridged++;
      lastBridged = day;
    } else return { days, bridged };
  }
};
