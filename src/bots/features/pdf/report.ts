import type { DropReason, GenerationReport, SkippedPage } from '../../../core/generation/types.js';
import { italic, type Message } from '../../chat/text.js';
import { type Block, text } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';
import { inLines } from '../shared.js';
import { readableRuns } from './page-list.js';

const words = messages.pdf;

/** @param onlyPages a report on some of the pages says nothing about the cards that they had before */
export const reportBlocks = (
  { pages, covered, skipped, dropped }: GenerationReport,
  onlyPages?: readonly number[],
): Block[] => {
  const drops = Object.entries(dropped) as [DropReason, number][];
  const facts = onlyPages ? { ...words.facts, ...words.factsOfMore } : words.facts;
  const rows = [
    { label: facts.covered, value: [coveredText(covered, onlyPages?.length ?? pages)] },
    ...(skipped.length > 0
      ? [{ label: facts.skipped, value: inLines([...groupByReason(skipped)].map(skippedText)) }]
      : []),
    ...(drops.length > 0
      ? [
          {
            label: facts.dropped,
            value: inLines(drops.map(([reason, count]) => words.dropped({ reason, count }))),
          },
        ]
      : []),
  ];
  return [{ kind: 'facts', rows }];
};

const coveredText = (covered: readonly number[], pages: number): Message => {
  const [first, last] = [covered[0], covered.at(-1)];
  if (first === undefined || last === undefined) return words.coveredNone({ pages });
  const runs = readableRuns(covered);
  return runs
    ? words.covered({ covered: covered.length, pages, runs })
    : words.coveredBetween({ covered: covered.length, pages, first, last });
};

const skippedText = ([reason, pages]: readonly [SkippedPage['reason'], readonly number[]]): Message => {
  const runs = readableRuns(pages);
  const count = pages.length;
  return runs ? words.skipped({ runs, count, reason }) : words.skippedMany({ count, reason });
};

const groupByReason = (skipped: readonly SkippedPage[]): Map<SkippedPage['reason'], number[]> => {
  const groups = new Map<SkippedPage['reason'], number[]>();
  for (const { page, reason } of skipped) groups.set(reason, [...(groups.get(reason) ?? []), page]);
  return groups;
};

/** What quotes are good for: those from pictures are as good as the reading. */
export const groundedBlocks = (report: GenerationReport | undefined): Block[] => {
  const { covered = [], pictured = [] } = report ?? {};
  const read = pictured.filter(({ page }) => covered.includes(page));
  const readBy = (['machine', 'model'] as const).flatMap((by) => {
    const pages = pictured.filter((each) => each.by === by).map(({ page }) => page);
    const about = { by, runs: readableRuns(pages), count: pages.length };
    return pages.length > 0 ? [text(italic(words.pictured(about)))] : [];
  });
  if (read.length === 0) return [text(italic(words.grounded))];
  const elsewhere = covered.length > read.length ? [text(italic(words.groundedElsewhere))] : [];
  return [...readBy, text(italic(words.lookAtSource)), ...elsewhere];
};
