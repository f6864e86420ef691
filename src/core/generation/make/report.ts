import type {
  BuiltInPage,
  ChunkSummary,
  Dropped,
  DropReason,
  GenerationReport,
  SkippedPage,
  SkipReason,
  Unserved,
} from '../types.js';

/** All pages of a document, counted from 1. */
export const pagesUpTo = (pages: number): number[] => Array.from({ length: pages }, (_, i) => i + 1);

/** The pages, all skipped for one reason. */
export const skippedFor = (reason: SkipReason, pages: Iterable<number>): SkippedPage[] =>
  [...pages].map((page) => ({ page, reason }));

/**
 * Sums up what became of a document's pages. A page counts as covered if any part of it gave a card. Pages in no
 * summary were not requested, and are left out unless `unread` says why they were not reached.
 */
export const reportOf = (
  pages: number,
  chunks: readonly ChunkSummary[],
  unread?: SkipReason,
  unserved: readonly Unserved[] = [],
): GenerationReport => {
  const covered = new Set(chunks.flatMap(({ cards }) => cards.map(({ page }) => page)));
  const reasons = new Map(
    chunks.flatMap(({ skipped }) => skipped.map(({ page, reason }) => [page, reason] as const)),
  );
  const skipped = pagesUpTo(pages).flatMap((page): SkippedPage[] => {
    const reason = reasons.get(page) ?? unread;
    return covered.has(page) || !reason ? [] : [{ page, reason }];
  });
  return {
    pages,
    covered: [...covered].sort((a, b) => a - b),
    skipped,
    dropped: countDropped(chunks.flatMap(({ dropped }) => Object.entries(dropped) as [DropReason, number][])),
    pictured: byPage(chunks.flatMap(({ pictured }) => pictured)),
    builtIn: byPage<BuiltInPage>(chunks.flatMap(({ builtIn }) => builtIn)),
    unserved,
  };
};

/** Each page once, ascending. */
const byPage = <T extends { readonly page: number }>(pages: readonly T[]): T[] =>
  [...new Map(pages.map((each) => [each.page, each])).values()].sort((a, b) => a.page - b.page);

/** The counts by reason, those of the same reason added up. */
export const countDropped = (counts: readonly (readonly [DropReason, number])[]): Dropped => {
  const total: Partial<Record<DropReason, number>> = {};
  for (const [reason, count] of counts) total[reason] = (total[reason] ?? 0) + count;
  return total;
};
