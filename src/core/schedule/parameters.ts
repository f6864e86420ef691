import type { ParametersId } from '../ids.js';

/** A wait in minutes or hours, as ts-fsrs writes it. */
export type Step = `${number}${'m' | 'h'}`;

/** What a person's schedules are made with, beside the rule itself. */
export interface SchedulerParameters {
  /** Null for the rule's own. */
  readonly id: ParametersId | null;
  /** How likely a card is known when it comes back, 0 to 1. */
  readonly retention: number;
  /** After which a new card is seen again, one by one, before days are counted. */
  readonly learningSteps: readonly Step[];
  /** The same of a card that was forgotten. */
  readonly relearningSteps: readonly Step[];
  /** Of FSRS; none for those that ts-fsrs ships, fitted to many people's reviews. */
  readonly weights: readonly number[];
}

/** The rule's own. */
export const DEFAULT_PARAMETERS: SchedulerParameters = {
  id: null,
  retention: 0.9,
  learningSteps: ['1m', '10m'],
  relearningSteps: ['10m'],
  weights: [],
};

/** Percent of retention that a person may ask for: above, reviews pile up; below, most cards would be learned anew. */
export const RETENTION = { min: 80, max: 97 } as const;

export const LEARNING_STEPS_MAX = 5;
/** Of a single step, Hard waits one and a half: that, too, is to be less than a day, since days end the learning. */
const STEP_MAX_MINUTES = 12 * 60;

/**
 * Learning steps as they are typed: `1m 10m`, `10 min, 4 h`, or minutes alone. Undefined unless there are one to
 * {@link LEARNING_STEPS_MAX}, up to twelve hours long, none shorter than the one before.
 */
export const readSteps = (typed: string): readonly Step[] | undefined => {
  const words = typed.toLowerCase().match(/\d+\s*[a-zäöü]*|[^\s,;/+·\d]+/g) ?? [];
  const minutes = words.map(minutesOf);
  const isRising = minutes.every((step, i) => step >= (minutes[i - 1] ?? 1) && step <= STEP_MAX_MINUTES);
  if (!isRising || minutes.length === 0 || minutes.length > LEARNING_STEPS_MAX) return;
  return minutes.map(stepOf);
};

/** `m`, `min`, `minutes`; `h`, `hours`, `std`, `Stunden`. */
const UNITS = [
  { pattern: /^(m|min|mins|minutes?|minuten?)?$/, minutes: 1 },
  { pattern: /^(h|hr|hrs|hours?|std|stunden?)$/, minutes: 60 },
];

/** NaN for what is no wait. */
const minutesOf = (word: string): number => {
  const [, count, name = ''] = /^(\d+)\s*(.*)$/.exec(word) ?? [];
  const unit = UNITS.find(({ pattern }) => pattern.test(name));
  return unit && count !== undefined ? Number(count) * unit.minutes : Number.NaN;
};

const stepOf = (minutes: number): Step => (minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`);
