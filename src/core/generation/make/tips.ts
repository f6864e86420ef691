import type { StudyTip } from '../tip.js';
import type { GeneratedCard, GenerationReport, SkipReason } from '../types.js';
import { mostConfusable } from './tips/confusable.js';
import { firstTerm } from './tips/first-term.js';

const TIPS = 3;
/** Why pages were not read. */
const UNREAD: ReadonlySet<SkipReason> = new Set(['model_failed', 'no_text', 'unreadable', 'unclear']);

/**
 * Up to three tips that come from this document: what is missing, what is easily confused, what to learn first, where
 * most of it stands. None where nothing of it stands out.
 */
export const tipsFrom = (cards: readonly GeneratedCard[], report: GenerationReport): StudyTip[] =>
  [missing(report), mostConfusable(cards), firstTerm(cards), densest(cards, report)]
    .filter((tip) => tip !== undefined)
    .slice(0, TIPS);

const missing = ({ skipped }: GenerationReport): StudyTip | undefined => {
  const unread = skipped.filter(({ reason }) => UNREAD.has(reason));
  if (unread.length === 0) return undefined;
  const hasFailed = unread.some(({ reason }) => reason === 'model_failed');
  return {
    kind: hasFailed ? 'pages_failed' : 'pages_without_text',
    pages: unread.map(({ page }) => page),
  };
};

/** How much more than its share of the cards a stretch of pages has, if it stands out. */
const STANDS_OUT = 1.5;

/** The stretch of pages with the most cards, where it stands out. */
const densest = (cards: readonly GeneratedCard[], { covered }: GenerationReport): StudyTip | undefined => {
  const width = Math.max(1, Math.round(covered.length / 4));
  const count = (from: number) => cards.filter(({ page }) => page >= from && page < from + width).length;
  const [best] = covered.map((from) => ({ from, cards: count(from) })).sort((a, b) => b.cards - a.cards);
  if (!best || covered.length < 4 || best.cards < 3) return undefined;
  if (best.cards < (STANDS_OUT * cards.length * width) / covered.length) return undefined;
  const pages = covered.filter((page) => page >= best.from && page < best.from + width);
  return { kind: 'densest_pages', cards: best.cards, total: cards.length, pages };
};
