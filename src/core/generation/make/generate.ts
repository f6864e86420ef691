import { type CardGenerator, type CardRequest, GeneratorFailed } from '../generator.js';
import { WORDS_PER_CARD } from '../limits.js';
import { chunked, halves, weightOf } from '../text/chunks.js';
import { Fronts } from '../text/dedupe.js';
import { grounder } from '../text/grounding.js';
import type {
  Chunk,
  DraftCard,
  Dropped,
  DropReason,
  GeneratedCard,
  InputPage,
  SkippedPage,
  SkipReason,
} from '../types.js';
import { quota } from './allocation.js';
import { readable } from './pictures.js';
import { flaw } from './validate.js';

export interface ChunkWish {
  count: number;
  focus?: string;
  language?: string;
  /** Cards that exist already, of earlier chunks and in the deck. */
  avoid: readonly { front: string; back: string }[];
}

/** What came of one chunk. The same chunk, done again after a crash, replaces it. */
export interface ChunkOutcome {
  index: number;
  fromPage: number;
  toPage: number;
  cards: GeneratedCard[];
  skipped: SkippedPage[];
  dropped: Dropped;
}

/** What else a generation can use. */
export interface GenerationTools {
  generator: CardGenerator;
  /** A picture (PNG) of a page without text, where pages can be drawn. */
  pictureOf?: (page: number, signal: AbortSignal) => Promise<Uint8Array>;
}

/** How often a chunk is halved when answers do not fit: three times makes eighths. */
const SPLITS_MAX = 3;

/**
 * Makes the cards of one chunk: asks the generator, splits where its answer does not fit, grounds every quote,
 * and drops what is not a card, one by one. A model that fails or refuses is reported, not thrown.
 * @throws the signal's reason if aborted.
 */
export async function generateChunk(
  chunk: Chunk,
  wish: ChunkWish,
  tools: GenerationTools,
  signal: AbortSignal,
): Promise<ChunkOutcome> {
  const read = await readable(chunk, tools, signal);
  const outcome: ChunkOutcome = {
    index: chunk.index,
    fromPage: chunk.fromPage,
    toPage: chunk.toPage,
    cards: [],
    skipped: read.skipped,
    dropped: {},
  };
  if (read.chunk.pages.length === 0) return outcome;
  const asked = await ask(read.chunk, wish, tools.generator, signal, SPLITS_MAX);
  keep(asked, wish, read.chunk, outcome);
  explainPages(read.chunk, asked, wish.count, outcome);
  return outcome;
}

interface Asked {
  drafts: DraftCard[];
  malformed: number;
  failed: SkippedPage[];
}

async function ask(
  chunk: Chunk,
  wish: ChunkWish,
  generator: CardGenerator,
  signal: AbortSignal,
  splits: number,
): Promise<Asked> {
  if (wish.count < 1) return { drafts: [], malformed: 0, failed: [] };
  const answer = await answerOf(chunk, wish, generator, signal);
  switch (answer.outcome) {
    case 'cards':
      return { drafts: answer.cards, malformed: answer.malformed, failed: [] };
    case 'refused':
      return nothing(chunk, 'refused');
    case 'failed':
      return nothing(chunk, 'model_failed');
    case 'truncated':
      return askHalves(chunk, wish, generator, signal, splits);
    default:
      return answer satisfies never;
  }
}

async function answerOf(chunk: Chunk, wish: ChunkWish, generator: CardGenerator, signal: AbortSignal) {
  const { avoid, ...rest } = wish;
  const request: CardRequest = { ...rest, chunk, avoid: avoid.map(({ front }) => front) };
  try {
    return await generator.cards(request, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof GeneratorFailed) return { outcome: 'failed' as const };
    throw error;
  }
}

async function askHalves(
  chunk: Chunk,
  wish: ChunkWish,
  generator: CardGenerator,
  signal: AbortSignal,
  splits: number,
): Promise<Asked> {
  const parts = halves(chunk);
  if (splits === 0 || parts.length < 2) return nothing(chunk, 'model_failed');
  const all: Asked = { drafts: [], malformed: 0, failed: [] };
  let left = wish.count;
  for (const [i, part] of parts.entries()) {
    const count = i === 0 ? Math.ceil(left / 2) : left;
    const asked = await ask(part, { ...wish, count }, generator, signal, splits - 1);
    left -= Math.min(left, asked.drafts.length);
    all.drafts.push(...asked.drafts);
    all.malformed += asked.malformed;
    all.failed.push(...asked.failed);
  }
  return all;
}

const nothing = (chunk: Chunk, reason: SkipReason): Asked => ({
  drafts: [],
  malformed: 0,
  failed: pagesOf(chunk).map((page) => ({ page, reason })),
});

/** Keeps at most the wanted number of the drafts that are sound, grounded and new; counts the others. */
function keep(asked: Asked, wish: ChunkWish, chunk: Chunk, outcome: ChunkOutcome): void {
  const fronts = new Fronts(wish.avoid);
  const find = grounder(chunk.pages);
  const drop = (reason: DropReason, times = 1) => {
    outcome.dropped[reason] = (outcome.dropped[reason] ?? 0) + times;
  };
  if (asked.malformed > 0) drop('malformed', asked.malformed);
  for (const draft of asked.drafts) {
    if (outcome.cards.length >= wish.count) return;
    const wrong = flaw(draft);
    const found = wrong ? undefined : find(draft.quote);
    if (wrong) drop(wrong);
    else if (!found) drop('ungrounded');
    else if (fronts.has(draft)) drop('duplicate');
    else {
      fronts.add(draft);
      outcome.cards.push({ ...draft, ...found });
    }
  }
}

/** Says of each page without a card why it has none. */
function explainPages(chunk: Chunk, asked: Asked, wanted: number, outcome: ChunkOutcome): void {
  const covered = new Set(outcome.cards.map(({ page }) => page));
  const failed = new Map(asked.failed.map(({ page, reason }) => [page, reason]));
  const full = outcome.cards.length >= wanted;
  for (const page of chunk.pages) {
    if (covered.has(page.page)) continue;
    covered.add(page.page);
    const otherwise = full && weightOf(page) >= WORDS_PER_CARD ? 'enough_cards' : 'no_facts';
    outcome.skipped.push({ page: page.page, reason: failed.get(page.page) ?? otherwise });
  }
  outcome.skipped.sort((a, b) => a.page - b.page);
}

const pagesOf = (chunk: Chunk): number[] => [...new Set(chunk.pages.map(({ page }) => page))];

export interface GenerationOptions extends Omit<ChunkWish, 'count'>, GenerationTools {
  /** Cards wanted of the whole document. */
  wanted: number;
  /** Pages of the document, where that is known. */
  pages?: number;
  signal: AbortSignal;
  /** What an earlier run kept of this chunk; it is then not made again. */
  saved?: (index: number) => Promise<ChunkOutcome | undefined>;
}

/**
 * Makes the cards of a document, chunk by chunk, while its pages are still being read. Each outcome is yielded
 * before the next chunk is begun, so that it can be saved; a second run given what was saved ends the same.
 * @throws the signal's reason if aborted.
 */
export async function* generateCards(
  pages: AsyncIterable<InputPage> | Iterable<InputPage>,
  { wanted, pages: total, signal, saved, avoid, generator, pictureOf, ...about }: GenerationOptions,
): AsyncGenerator<ChunkOutcome> {
  const known = [...avoid];
  let made = 0;
  let pagesRead = 0;
  const counted = async function* () {
    for await (const page of pages) {
      pagesRead += 1;
      yield page;
    }
  };
  for await (const chunk of chunked(counted())) {
    signal.throwIfAborted();
    const words = chunk.pages.reduce((sum, page) => sum + weightOf(page), 0);
    const share = total === undefined ? 1 : pagesRead / total;
    const wish = { ...about, count: quota({ wanted, made, index: chunk.index, words, share }), avoid: known };
    const tools = pictureOf ? { generator, pictureOf } : { generator };
    const outcome = (await saved?.(chunk.index)) ?? (await generateChunk(chunk, wish, tools, signal));
    known.push(...outcome.cards);
    made += outcome.cards.length;
    yield outcome;
  }
}
