import { type CardGenerator, GeneratorFailed } from '../generator.js';
import { pageRanges } from '../text/ranges.js';
import type { GeneratedCard, GenerationReport } from '../types.js';

export interface TipsFor {
  generator: CardGenerator;
  cards: readonly GeneratedCard[];
  report: GenerationReport;
  language?: string;
}

const TIPS = 3;
/** Characters of a tip: three of them must fit the end message, whatever a model writes. */
export const TIP_MAX = 300;
/** What a person new to a deck learns in a day without drowning in reviews the week after. */
const NEW_A_DAY = 20;
/** Cards in a row on as many pages that are worth one sitting. */
const SITTING = 10;

/**
 * Three study tips: the model's, where it gives any, else what the cards and the report themselves suggest.
 * @throws the signal's reason if aborted.
 */
export async function studyTips(
  { generator, cards, report, language }: TipsFor,
  signal: AbortSignal,
): Promise<string[]> {
  const own = tipsFrom(cards, report);
  if (!generator.tips || cards.length === 0) return own;
  try {
    const request = language === undefined ? { cards } : { cards, language };
    const given = (await generator.tips(request, signal)).filter((tip) => tip.length <= TIP_MAX);
    return [...given, ...own].slice(0, TIPS);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof GeneratorFailed) return own;
    throw error;
  }
}

/** Up to three tips from the numbers alone, the most telling first. */
export function tipsFrom(cards: readonly GeneratedCard[], report: GenerationReport): string[] {
  const tips = [missing(report), densest(cards, report), byHeart(cards), firstSitting(cards), pace(cards)];
  return tips.filter((tip) => tip !== undefined).slice(0, TIPS);
}

function missing({ skipped }: GenerationReport): string | undefined {
  const unread = skipped.filter(({ reason }) => reason === 'model_failed' || reason === 'no_text');
  if (unread.length === 0) return undefined;
  const pages = pageRanges(unread.map(({ page }) => page));
  return unread.some(({ reason }) => reason === 'model_failed')
    ? `Nothing came from ${pagesWord(unread.length)} ${pages} this time: try the rest before you rely on the deck.`
    : `No card asks about ${pagesWord(unread.length)} ${pages}, which held no text: add what matters there by hand.`;
}

/** The stretch of pages with the most cards, where it stands out. */
function densest(cards: readonly GeneratedCard[], { covered }: GenerationReport): string | undefined {
  const width = Math.max(1, Math.round(covered.length / 4));
  const count = (from: number) => cards.filter(({ page }) => page >= from && page < from + width).length;
  const [best] = covered.map((from) => ({ from, cards: count(from) })).sort((a, b) => b.cards - a.cards);
  if (!best || covered.length < 4 || best.cards < 3) return undefined;
  const pages = covered.filter((page) => page >= best.from && page < best.from + width);
  return `${best.cards} of the ${cards.length} cards come from ${pagesWord(pages.length)} ${pageRanges(pages)}: read those again before your first session.`;
}

function byHeart(cards: readonly GeneratedCard[]): string | undefined {
  const gaps = cards.filter(({ kind }) => kind !== 'basic').length;
  const definitions = cards.length - gaps;
  if (definitions > 0 && definitions >= gaps)
    return `${definitions} cards ask what something is: say the answer aloud before you turn the card, then compare word for word.`;
  if (gaps >= 3)
    return `${gaps} cards have a gap: read the whole sentence, and give the word before you look at any option.`;
  return undefined;
}

function firstSitting(cards: readonly GeneratedCard[]): string | undefined {
  const [first] = cards;
  const last = cards[Math.min(SITTING, cards.length) - 1];
  if (!first || !last || cards.length <= SITTING) return undefined;
  return `Begin with the first ${SITTING} cards (up to page ${last.page}) today, and add the others once those are easy.`;
}

function pace(cards: readonly GeneratedCard[]): string | undefined {
  if (cards.length === 0) return undefined;
  const days = Math.ceil(cards.length / NEW_A_DAY);
  return days > 1
    ? `At ${NEW_A_DAY} new cards a day you have met all ${cards.length} in ${days} days; start at least a week before the exam.`
    : `Come back to these ${cards.length} cards tomorrow and in three days: a short second look now saves a long one later.`;
}

const pagesWord = (count: number): string => (count === 1 ? 'page' : 'pages');
