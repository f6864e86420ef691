import { type Calendar, dayAround } from '../day.js';
import type { Answer } from '../schedule/recall.js';
import type { Grade } from '../schedule/schedule.js';

/** Reviews that were not taken back, in the order of time: a column each, which a thread is handed quickly. */
export interface Reviews {
  /** Which card: a number of its own. */
  readonly cards: readonly number[];
  /** 0 for an answer in a quiz. */
  readonly grades: readonly (Grade | 0)[];
  /** Epoch milliseconds. */
  readonly at: readonly number[];
  /** The person's days since the review before; null where the log does not say it (rule 1). */
  readonly elapsedDays: readonly (number | null)[];
  /** Whether the card was new. */
  readonly isFirst: readonly boolean[];
}

export interface DatedAnswer extends Answer {
  readonly at: number;
}

/** The reviews of a card from its first one on. */
export type History = readonly DatedAnswer[];

/**
 * The histories of the cards. An answer in a quiz is chosen among four and says little, but memory is another one after
 * it: a history ends before its first.
 * @param calendar by which days are counted where the log does not say them
 */
export const historiesOf = (reviews: Reviews, calendar: Calendar): readonly History[] => {
  const histories = new Map<number, DatedAnswer[]>();
  const ended = new Set<number>();
  reviews.cards.forEach((card, i) => {
    const grade = reviews.grades[i] ?? 0;
    const history = histories.get(card) ?? [];
    const begins = reviews.isFirst[i] === true;
    if (grade === 0 || (history.length === 0 && !begins)) ended.add(card);
    if (ended.has(card) || grade === 0) return;
    const at = reviews.at[i] ?? 0;
    const last = history.at(-1);
    const elapsedDays = last ? (reviews.elapsedDays[i] ?? daysBetween(last.at, at, calendar)) : 0;
    history.push({ grade, elapsedDays, at });
    histories.set(card, history);
  });
  return [...histories.values()];
};

const daysBetween = (one: number, other: number, calendar: Calendar): number =>
  Math.max(0, dayAround(new Date(other), calendar).number - dayAround(new Date(one), calendar).number);
