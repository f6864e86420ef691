import type { Fronts } from '../text/dedupe.js';
import type { Candidate } from '../types.js';

/** What a page's next card loses of its importance for each card that the page gave. */
const SAME_PAGE = 0.12;

/**
 * Takes the best of the candidates, one by one: the most important one, where a page's cards count less the more it
 * gave. Cards like those that are known are passed over; those that are taken are known from then on.
 * @param pages of the cards that were taken before
 * @returns those taken, in the order of the candidates
 */
export const takeBest = <C extends Candidate>(
  candidates: readonly C[],
  count: number,
  fronts: Fronts,
  pages: readonly number[] = [],
): C[] => {
  const given = new Map<number, number>();
  const give = (page: number) => given.set(page, (given.get(page) ?? 0) + 1);
  pages.forEach(give);
  const worth = ({ page, importance }: C) => importance - SAME_PAGE * (given.get(page) ?? 0);
  const left = new Set(candidates);
  const taken = new Set<C>();
  while (taken.size < count && left.size > 0) {
    const best = [...left].reduce((a, b) => (worth(b) > worth(a) ? b : a));
    left.delete(best);
    if (fronts.has(best)) continue;
    fronts.add(best);
    give(best.page);
    taken.add(best);
  }
  return candidates.filter((card) => taken.has(card));
};
