import { WORDS_PER_CARD } from '../limits.js';
import type { CardWriter } from '../skills.js';
import { weightOf } from '../text/chunks.js';
import { frontsOf } from '../text/dedupe.js';
import { grounder } from '../text/grounding.js';
import { barren } from '../text/input.js';
import type {
  Chunk,
  ChunkResult,
  ChunkSummary,
  DropReason,
  GeneratedCard,
  InputPage,
  SkippedPage,
  SkipReason,
} from '../types.js';
import { type ChunkRequest, type Drafts, draftCards, NO_DRAFTS } from './drafts.js';
import { type PictureReading, readable, withoutPictures } from './pictures.js';
import { countDropped } from './report.js';
import { flaw } from './validate.js';
import { picturesWorthSeeing } from './worth-seeing.js';

export interface ChunkDependencies {
  readonly cardWriter: CardWriter;
  /** Absent where pictures cannot be read. */
  readonly pictures?: PictureReading;
}

/**
 * Makes the cards of one chunk: has them written, grounds every quote, and drops what is not a card, one by one.
 * A model that fails or refuses is reported, not thrown.
 * @throws the signal's reason if aborted
 */
export const generateChunk = async (
  dependencies: ChunkDependencies,
  chunk: Chunk,
  request: ChunkRequest,
  signal: AbortSignal,
): Promise<ChunkResult> => {
  const { chunk: text, skipped } =
    request.count > 0
      ? await readable(chunk, dependencies.pictures, signal)
      : withoutPictures(chunk, dependencies.pictures ? 'enough_cards' : undefined);
  const { cardWriter } = dependencies;
  const pictures =
    request.count > 0 ? await picturesWorthSeeing(text, cardWriter, dependencies.pictures) : [];
  const drafts =
    text.pages.length > 0 ? await draftCards(cardWriter, text, { ...request, pictures }, signal) : NO_DRAFTS;
  const { cards, left, dropped } = keep(drafts, request, text);
  const bare = pagesWithoutCard(text, drafts, { cards, left }, request.count);
  return {
    index: chunk.index,
    fromPage: chunk.fromPage,
    toPage: chunk.toPage,
    cards,
    skipped: [...skipped, ...bare].sort((a, b) => a.page - b.page),
    dropped,
    pictured: text.pages.flatMap(({ page, readBy }) => (readBy ? [{ page, by: readBy }] : [])),
  };
};

interface Kept {
  readonly cards: readonly GeneratedCard[];
  readonly left: readonly GeneratedCard[];
}

/** The drafts that are sound, grounded and new: as many as requested, and what is left of them. Counts the others. */
const keep = (
  drafts: Drafts,
  { count, avoid }: ChunkRequest,
  chunk: Chunk,
): Kept & Pick<ChunkSummary, 'dropped'> => {
  const fronts = frontsOf(avoid);
  const find = grounder(chunk.pages);
  const cards: GeneratedCard[] = [];
  const left: GeneratedCard[] = [];
  const drops: DropReason[] = [];
  for (const draft of drafts.cards) {
    const { importance: _, ...card } = draft;
    const isLeft = cards.length >= count;
    const wrong = flaw(draft);
    const found = wrong ? undefined : find(draft.quote);
    if (isLeft) {
      if (found && !fronts.has(draft)) left.push({ ...card, ...found });
    } else if (wrong) drops.push(wrong);
    else if (!found) drops.push('ungrounded');
    else if (fronts.has(draft)) drops.push('duplicate');
    else {
      fronts.add(draft);
      cards.push({ ...card, ...found });
    }
  }
  const malformed = drafts.malformed > 0 ? [['malformed', drafts.malformed] as const] : [];
  return {
    cards,
    left,
    dropped: countDropped([...malformed, ...drops.map((reason) => [reason, 1] as const)]),
  };
};

/** The pages that gave no card, each with the reason. */
const pagesWithoutCard = (
  chunk: Chunk,
  drafts: Drafts,
  { cards, left }: Kept,
  requested: number,
): SkippedPage[] => {
  const explained = new Set(cards.map(({ page }) => page));
  const failed = new Map(drafts.failed.map(({ page, reason }) => [page, reason]));
  const isFull = cards.length >= requested;
  const withMore = new Set(left.map(({ page }) => page));
  /** A writer that gave just what was requested may have had more, where the page has the words for it. */
  const isLeftOver = (page: InputPage) =>
    left.length > 0 ? withMore.has(page.page) : isFull && weightOf(page) >= WORDS_PER_CARD;
  const skipped: SkippedPage[] = [];
  for (const page of chunk.pages) {
    if (explained.has(page.page)) continue;
    explained.add(page.page);
    skipped.push({ page: page.page, reason: reasonFor(page, failed.get(page.page), isLeftOver) });
  }
  return skipped;
};

const reasonFor = (
  page: InputPage,
  failure: SkipReason | undefined,
  isLeftOver: (page: InputPage) => boolean,
): SkipReason => {
  const bare = barren(page);
  if (bare !== undefined && bare !== 'tables_only') return bare;
  return failure ?? bare ?? (isLeftOver(page) ? 'enough_cards' : 'no_facts');
};
