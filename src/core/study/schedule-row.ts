import type { Memory } from '../schedule/schedule.js';

/** A memory as it is stored: with its revision, which every review raises, and the leech mark. */
export interface Schedule extends Memory {
  readonly rev: number;
  readonly leechAt: Date | null;
}

/** What JSON makes of dates. */
type Stored<T> = T extends Date ? string : T;
/** A schedule as the review log keeps it. */
type StoredSchedule = { readonly [K in keyof Schedule]: Stored<Schedule[K]> };

declare module '../database/columns.js' {
  interface Columns {
    readonly StoredSchedule: StoredSchedule;
  }
}

/** The columns of a schedule alone. */
export const scheduleOf = (row: Schedule): Schedule => ({
  state: row.state,
  due: row.due,
  stability: row.stability,
  difficulty: row.difficulty,
  scheduledDays: row.scheduledDays,
  learningSteps: row.learningSteps,
  reps: row.reps,
  lapses: row.lapses,
  lastReview: row.lastReview,
  rev: row.rev,
  leechAt: row.leechAt,
});
