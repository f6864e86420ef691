import { DAY_MS } from '../../core/time.js';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const MONTH_DAYS = 30;
const YEAR_DAYS = 365;

/** A wait in its natural unit; months and years with at most one decimal. */
export interface Interval {
  readonly value: number;
  readonly unit: 'minutes' | 'hours' | 'days' | 'months' | 'years';
}

const oneDecimal = (value: number): number => Math.round(value * 10) / 10;

/** @param milliseconds from now on; less than a minute counts as one */
export const intervalOf = (milliseconds: number): Interval => {
  const days = milliseconds / DAY_MS;
  if (milliseconds < HOUR_MS)
    return { value: Math.max(1, Math.round(milliseconds / MINUTE_MS)), unit: 'minutes' };
  if (days < 1) return { value: Math.round(milliseconds / HOUR_MS), unit: 'hours' };
  if (days < MONTH_DAYS) return { value: Math.round(days), unit: 'days' };
  return days < YEAR_DAYS
    ? { value: oneDecimal(days / MONTH_DAYS), unit: 'months' }
    : { value: oneDecimal(days / YEAR_DAYS), unit: 'years' };
};

export type TimeUnit = 'hour' | 'minute' | 'second';

/** Time that was spent: below a minute in seconds, else in hours and minutes, those that are none left out. */
export const timeSpent = (
  milliseconds: number,
): readonly { readonly value: number; readonly unit: TimeUnit }[] => {
  if (milliseconds < MINUTE_MS) return [{ value: Math.round(milliseconds / SECOND_MS), unit: 'second' }];
  const minutes = Math.round(milliseconds / MINUTE_MS);
  const parts = [
    { value: Math.floor(minutes / 60), unit: 'hour' },
    { value: minutes % 60, unit: 'minute' },
  ] as const;
  return parts.filter(({ value }) => value > 0);
};
