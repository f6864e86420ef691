import type { ChunkOutcome } from './generate.js';
import type { Dropped, DropReason, GenerationReport, SkipReason } from './types.js';

/**
 * Sums up what became of a document's pages. A page counts as covered if any part of it gave a card; pages
 * that no chunk holds are tables alone, or `unread` where reading stopped before them.
 */
export function reportOf(
  pages: number,
  outcomes: readonly Pick<ChunkOutcome, 'cards' | 'skipped' | 'dropped' | 'toPage'>[],
  unread?: SkipReason,
): GenerationReport {
  const covered = new Set(outcomes.flatMap(({ cards }) => cards.map(({ page }) => page)));
  const reasons = new Map(
    outcomes.flatMap(({ skipped }) => skipped.map(({ page, reason }) => [page, reason])),
  );
  const end = Math.max(0, ...outcomes.map(({ toPage }) => toPage));
  const numbers = Array.from({ length: pages }, (_, i) => i + 1);
  return {
    pages,
    covered: numbers.filter((page) => covered.has(page)),
    skipped: numbers
      .filter((page) => !covered.has(page))
      .map((page) => ({
        page,
        reason: reasons.get(page) ?? (page > end && unread ? unread : 'tables_only'),
      })),
    dropped: sum(outcomes.map(({ dropped }) => dropped)),
  };
}

function sum(all: readonly Dropped[]): Dropped {
  const total: Dropped = {};
  for (const dropped of all)
    for (const reason of Object.keys(dropped) as DropReason[])
      total[reason] = (total[reason] ?? 0) + (dropped[reason] ?? 0);
  return total;
}
