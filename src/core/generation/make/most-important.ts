/** Importance that a card loses for each one that its page has already, so that cards come from many pages. */
const LOSS_PER_CARD = 0.12;

interface Weighed {
  readonly page: number;
  /** 0 to 1. */
  readonly importance: number;
}

/**
 * Chooses the most important cards, from many pages: each one that is chosen makes the others of its page count for
 * less. Of equals the earlier one is chosen.
 * @param cardsOf how many cards there are from each page already
 * @returns at most `count`, in the order in which they were given
 */
export const mostImportant = <T extends Weighed>(
  cards: readonly T[],
  cardsOf: ReadonlyMap<number, number>,
  count: number,
): readonly T[] => {
  const perPage = new Map(cardsOf);
  const countOf = (page: number): number => perPage.get(page) ?? 0;
  const weight = ({ importance, page }: T): number => importance - LOSS_PER_CARD * countOf(page);
  const chosen = new Set<T>();
  while (chosen.size < Math.min(count, cards.length)) {
    const left = cards.filter((card) => !chosen.has(card));
    const best = left.reduce((one, other) => (weight(other) > weight(one) ? other : one));
    chosen.add(best);
    perPage.set(best.page, countOf(best.page) + 1);
  }
  return cards.filter((card) => chosen.has(card));
};
