import { type Figures, percent } from './table.js';

/** What the cards of the set are to reach. */
export const GOALS: Figures = {
  recall: 0.6,
  delivered: 0.95,
  clean: 0.95,
  notCards: 0,
  duplicates: 0,
  ungrounded: 0,
};

/** The goals, and what the cards reach at present where that is more. */
export const FLOORS: Figures = { ...GOALS, recall: 0.66, clean: 0.97 };

/** The figures beside their goals. */
export const goalsOf = (figures: Figures): string =>
  [
    ...(['recall', 'delivered', 'clean'] as const).map(
      (what) => `${what} ${percent(figures[what])} (goal ${percent(GOALS[what])})`,
    ),
    ...(['notCards', 'duplicates', 'ungrounded'] as const).map(
      (what) => `${what} ${figures[what]} (goal ${GOALS[what]})`,
    ),
  ].join(', ');
