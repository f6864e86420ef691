import type { Mastery, StudyStats } from '../../../core/stats/stats.js';

export const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/** How often cards of all classes were known, 0 to 1; null where none was asked. */
export const recalled = ({
  recall,
}: StudyStats): { readonly share: number | null; readonly reviews: number } => {
  const reviews = sum(recall.classes.map((each) => each.reviews));
  const known = sum(recall.classes.map((each) => each.known));
  return { share: reviews === 0 ? null : known / reviews, reviews };
};

/** The cards of several decks together. */
export const together = (decks: readonly Mastery[]): Mastery => ({
  fresh: sum(decks.map(({ fresh }) => fresh)),
  learning: sum(decks.map(({ learning }) => learning)),
  young: sum(decks.map(({ young }) => young)),
  mature: sum(decks.map(({ mature }) => mature)),
});

export const cardsIn = ({ fresh, learning, young, mature }: Mastery): number =>
  fresh + learning + young + mature;
