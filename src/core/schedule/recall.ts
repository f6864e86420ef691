import { default_w, type FSRSState, forgetting_curve } from 'ts-fsrs';
import { DEFAULT_PARAMETERS } from './parameters.js';
import type { Grade } from './schedule.js';
import { schedulerOf } from './scheduler.js';

/** A review as memory knows it. */
export interface Answer {
  readonly grade: Grade;
  /** Days of the person's since the review before, 0 for the first. */
  readonly elapsedDays: number;
}

/** What `weights: []` stands for. */
export const STANDARD_WEIGHTS: readonly number[] = default_w;

/** How likely the card was known at each of its reviews, 0 to 1, as these weights would have said; 1 for the first. */
export const recallOf = (answers: readonly Answer[], weights: readonly number[]): readonly number[] => {
  const scheduler = schedulerOf({ ...DEFAULT_PARAMETERS, weights });
  const { w } = scheduler.parameters;
  let memory: FSRSState | null = null;
  return answers.map(({ grade, elapsedDays }) => {
    const recall: number = memory ? forgetting_curve(w, elapsedDays, memory.stability) : 1;
    memory = scheduler.next_state(memory, elapsedDays, grade);
    return recall;
  });
};
