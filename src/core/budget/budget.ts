import type { Day } from '../day.js';
import { DAY_MS } from '../time.js';

/** How much may be used under a key, of anything: requests to a model, what a person or a place costs. */
export interface Limit {
  readonly key: string;
  /** Whether the uses themselves are counted, or their amounts are added up. */
  readonly of: 'uses' | 'amount';
  readonly most: number;
  /** In any stretch of so many milliseconds, or from a moment until just before another. */
  readonly within: number | Day;
}

export interface Use {
  readonly amount: number;
  readonly limits: readonly Limit[];
  readonly now: Date;
  /** When the use is of no more interest. */
  readonly latest: Date;
}

/** When a use is allowed. One that is not booked counts for nothing. */
export interface Booking {
  readonly isBooked: boolean;
  readonly at: Date;
}

/** Counts uses, so that all who share a budget together never exceed it. */
export interface Budget {
  /**
   * Books a use under all keys of its limits, at the earliest moment at which every limit holds, in the order of the
   * calls; or says when that would be, if it is after `latest`. An amount above a limit takes all of it.
   */
  book(use: Use): Promise<Booking>;
}

/** Longer than any limit's stretch: what was booked before counts no more. */
export const KEPT_MS = 2 * DAY_MS;

/** What a use takes of a limit. */
export const sizeOf = (amount: number, { of, most }: Pick<Limit, 'of' | 'most'>): number =>
  of === 'uses' ? 1 : Math.min(amount, most);

/** The keys of the limits, each once and always in the same order. */
export const keysOf = (limits: readonly Limit[]): string[] =>
  [...new Set(limits.map(({ key }) => key))].sort();

/** The latest of the moments. */
export const latestOf = (moments: readonly Date[]): Date =>
  new Date(Math.max(...moments.map((moment) => moment.getTime())));
