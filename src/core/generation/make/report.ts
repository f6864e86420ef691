import type { Dropped, DropReason, GenerationReport, SkippedPage, SkipReason } from '../types.js';
import type { ChunkOutcome } from './generate.js';

/** What a report is made from. */
export type Told = Pick<ChunkOutcome, 'cards' | 'skipped' | 'dropped'>;

/** All pages of a document, counted from 1. */
export const pagesUpTo = (pages: number): number[] => Array.from({ length: pages }, (_, i) => i + 1);

/** The pages, all skipped for one reason. */
export const skippedFor = (reason: SkipReason, pages: Iterable<number>): SkippedPage[] =>
  [...pages].map((page) => ({ page, reason }));

/**
 * Sums up what became of a document's pages. A page counts as covered if any part of it gave a card. Pages that
 * no outcome tells of were not asked for, unless `unread` says why they were not come to.
 */
export function reportOf(pages: number, outcomes: readonly Told[], unread?: SkipReason): GenerationReport {
  const covered = new Set(outcomes.flatMap(({ cards }) => cards.map(({ page }) => page)));
  const reasons = new Map(
    outcomes.flatMap(({ skipped }) => skipped.map(({ page, reason }) => [page, reason] as const)),
  );
  const skipped = pagesUpTo(pages).flatMap((page): SkippedPage[] => {
    const reason = reasons.get(page) ?? unread;
    return covered.has(page) || !reason ? [] : [{ page, reason }];
  });
  return {
    pages,
    covered: [...covered].sort((a, b) => a - b),
    skipped,
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
