import type { Counts } from './session-row.js';

export interface Summary {
  readonly reviews: number;
  readonly cards: number;
  /** Share of the cards that were known the first time they were shown, 0–1; null without a review. */
  readonly firstTry: number | null;
  /** Time spent, pauses over two minutes cut. */
  readonly spentMs: number;
  /** When the next card is due that is not due yet. */
  readonly nextDue: Date | null;
  /** Whether cards are left that were never seen: for another session of today, or, the day's number used up, later. */
  readonly newLeft: 'today' | 'later' | null;
}

/** What a session amounted to. */
export const summaryOf = (counts: Counts & { readonly newPerDay: number }, nextDue: Date | null): Summary => {
  const { reviews, cards, known, spentMs } = counts;
  return {
    reviews,
    cards,
    firstTry: cards === 0 ? null : known / cards,
    spentMs,
    nextDue,
    newLeft: newLeft(counts),
  };
};

export const newLeft = ({
  newAhead,
  newLater,
  newPerDay,
}: Pick<Counts, 'newAhead' | 'newLater'> & { readonly newPerDay: number }): Summary['newLeft'] => {
  if (newAhead > 0) return 'today';
  return newLater > 0 && newPerDay > 0 ? 'later' : null;
};
