import { ModelFailed } from '../errors.js';
import type { TipWriter } from '../skills.js';
import type { StudyTip } from '../tip.js';
import type { GeneratedCard, GenerationReport, SkipReason } from '../types.js';

/** What tips are given on. */
export interface TipSubject {
  readonly cards: readonly GeneratedCard[];
  readonly report: GenerationReport;
  readonly language?: string;
}

const TIPS = 3;
/** Characters of a model's tip: three of them must fit the end message. */
export const TIP_MAX = 300;
/** Why pages were not read. */
const UNREAD: ReadonlySet<SkipReason> = new Set(['model_failed', 'no_text', 'unreadable', 'unclear']);
/** What a person new to a deck learns in a day without drowning in reviews the week after. */
const NEW_A_DAY = 20;
/** Cards in a row on as many pages that are worth one sitting. */
const SITTING = 10;

/**
 * Three study tips: the model's, where there is one and it gives any, then those that the numbers suggest.
 * @throws the signal's reason if aborted
 */
export const studyTips = async (
  tipWriter: TipWriter | undefined,
  { cards, report, language }: TipSubject,
  signal: AbortSignal,
): Promise<StudyTip[]> => {
  const own = tipsFrom(cards, report);
  if (!tipWriter || cards.length === 0) return own;
  try {
    const request = language === undefined ? { cards } : { cards, language };
    const written = (await tipWriter.write(request, signal)).filter((text) => text.length <= TIP_MAX);
    return [...written.map((text) => ({ kind: 'model', text }) as const), ...own].slice(0, TIPS);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ModelFailed) return own;
    throw error;
  }
};

/** Up to three tips from the numbers alone, the most telling first. */
export const tipsFrom = (cards: readonly GeneratedCard[], report: GenerationReport): StudyTip[] =>
  [missing(report), densest(cards, report), byHeart(cards), firstSitting(cards), pace(cards)]
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

/** The stretch of pages with the most cards, where it stands out. */
const densest = (cards: readonly GeneratedCard[], { covered }: GenerationReport): StudyTip | undefined => {
  const width = Math.max(1, Math.round(covered.length / 4));
  const count = (from: number) => cards.filter(({ page }) => page >= from && page < from + width).length;
  const [best] = covered.map((from) => ({ from, cards: count(from) })).sort((a, b) => b.cards - a.cards);
  if (!best || covered.length < 4 || best.cards < 3) return undefined;
  const pages = covered.filter((page) => page >= best.from && page < best.from + width);
  return { kind: 'densest_pages', cards: best.cards, total: cards.length, pages };
};

const byHeart = (cards: readonly GeneratedCard[]): StudyTip | undefined => {
  const gaps = cards.filter(({ kind }) => kind !== 'basic').length;
  const definitions = cards.length - gaps;
  if (definitions > 0 && definitions >= gaps) return { kind: 'definitions', cards: definitions };
  return gaps >= 3 ? { kind: 'gaps', cards: gaps } : undefined;
};

const firstSitting = (cards: readonly GeneratedCard[]): StudyTip | undefined => {
  const last = cards[SITTING - 1];
  if (!last || cards.length <= SITTING) return undefined;
  return { kind: 'first_sitting', cards: SITTING, page: last.page };
};

const pace = ({ length: cards }: readonly GeneratedCard[]): StudyTip | undefined => {
  if (cards === 0) return undefined;
  const days = Math.ceil(cards / NEW_A_DAY);
  return days > 1 ? { kind: 'daily_pace', cards, perDay: NEW_A_DAY, days } : { kind: 'come_back', cards };
};
