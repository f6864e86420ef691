import { WORDS_PER_CARD } from '../limits.js';
import type { CardRequest, Skills } from '../skills.js';
import { weightOf } from '../text/chunks.js';
import type { Fronts, Repeat } from '../text/dedupe.js';
import { barren } from '../text/input.js';
import type {
  Candidate,
  Chunk,
  ChunkResult,
  GeneratedCard,
  InputPage,
  LeftCard,
  SkippedPage,
  SkipReason,
} from '../types.js';
import { takeBest } from './best.js';
import { type ChunkRequest, type Drafts, draftCards, NO_DRAFTS } from './drafts.js';
import { asCard, type EarlyStore, earlyCards, isAmong } from './early.js';
import { type PictureReading, readable, withoutPictures } from './pictures.js';
import { countDropped } from './report.js';
import { type Sifted, sift } from './sift.js';
import { picturesWorthSeeing } from './worth-seeing.js';

export interface ChunkDependencies extends Pick<Skills, 'cardWriter' | 'builtInWriter' | 'cardChecker'> {
  /** Absent where pictures cannot be read. */
  readonly pictures?: PictureReading;
}

/** A chunk whose pictures were read, with those that are to be seen. */
export interface PreparedChunk {
  readonly chunk: Chunk;
  readonly pictures: CardRequest['pictures'];
  /** Pages that hold no text. */
  readonly skipped: readonly SkippedPage[];
}

/** Reads pages from their pictures, if cards are requested of them. @throws the signal's reason if aborted */
export const prepareChunk = async (
  { cardWriter, pictures: reading }: ChunkDependencies,
  chunk: Chunk,
  count: number,
  signal: AbortSignal,
): Promise<PreparedChunk> => {
  if (count === 0) return { ...withoutPictures(chunk, reading ? 'enough_cards' : undefined), pictures: [] };
  const read = await readable(chunk, reading, signal);
  return { ...read, pictures: await picturesWorthSeeing(read.chunk, cardWriter, reading) };
};

/** Cards that a chunk must not repeat. */
export interface KnownCards {
  /** Shared by the chunks of a document: what one takes, the others know. */
  readonly fronts: Fronts;
  /** Fronts that the writer is told of. */
  readonly avoid: readonly string[];
}

/**
 * Has the cards of a chunk written, grounds every quote, proves every answer, and takes the best. A model that fails or
 * refuses is reported, not thrown.
 * @param store where the first cards are to be seen while the writer is still at it
 * @throws the signal's reason if aborted; what the store throws
 */
export const writeChunk = async (
  dependencies: ChunkDependencies,
  prepared: PreparedChunk,
  request: ChunkRequest,
  { fronts, avoid }: KnownCards,
  signal: AbortSignal,
  store?: EarlyStore,
): Promise<ChunkResult> => {
  const { chunk, pictures } = prepared;
  const early = store && (await earlyCards(store, dependencies, chunk, request.count, fronts, signal));
  const drafts =
    chunk.pages.length > 0
      ? await draftCards(dependencies, chunk, { ...request, pictures, avoid }, signal, early?.take)
      : NO_DRAFTS;
  const before = early?.cards ?? [];
  const isBefore = isAmong(before);
  const others = drafts.cards.filter((draft) => !isBefore(draft));
  const sifted = await sift(others, chunk, dependencies.cardChecker, signal);
  const made = choose(sifted.sound, before, request.count, fronts, chunk.index);
  return resultOf(dependencies, prepared, request.count, drafts, sifted, made);
};

interface Chosen {
  readonly cards: readonly GeneratedCard[];
  readonly left: readonly LeftCard[];
  /** How those that were left out repeat cards that are known. */
  readonly repeats: readonly Repeat[];
}

/** Does not wait, so that chunks side by side see what the others have taken. */
const choose = (
  sound: readonly Candidate[],
  before: readonly GeneratedCard[],
  count: number,
  fronts: Fronts,
  chunkIndex: number,
): Chosen => {
  const judged = sound.map((card) => ({ card, repeat: fronts.repeats(card) }));
  const fresh = judged.flatMap(({ card, repeat }) => (repeat ? [] : [card]));
  const pages = before.map(({ page }) => page);
  const best = new Set(takeBest(fresh, count - before.length, fronts, pages));
  const cards = [...before, ...[...best].map(asCard)];
  const left = fresh
    .filter((card) => !best.has(card))
    .map((card, i) => ({
      ...asCard(card),
      ...{ importance: card.importance, chunkIndex, ordinal: cards.length + i },
    }));
  return { cards, left, repeats: judged.flatMap(({ repeat }) => repeat ?? []) };
};

const resultOf = (
  dependencies: ChunkDependencies,
  { chunk, skipped }: PreparedChunk,
  requested: number,
  drafts: Drafts,
  { drops }: Sifted,
  { cards, left, repeats }: Chosen,
): ChunkResult => {
  const failed = new Map(drafts.failed.map(({ page, reason }) => [page, reason]));
  const hasMore = mayHaveMore(dependencies, requested, { cards, left });
  const covered = new Set(cards.map(({ page }) => page));
  const bare = new Map(
    chunk.pages
      .filter(({ page }) => !covered.has(page))
      .map((page) => [page.page, reasonFor(page, failed.get(page.page), hasMore)]),
  );
  const counts = [...drops, ...repeats].map((reason) => [reason, 1] as const);
  return {
    index: chunk.index,
    requested,
    fromPage: chunk.fromPage,
    toPage: chunk.toPage,
    ...{ cards, left },
    skipped: [...skipped, ...[...bare].map(([page, reason]) => ({ page, reason }))].sort(
      (a, b) => a.page - b.page,
    ),
    dropped: countDropped(drafts.malformed > 0 ? [['malformed', drafts.malformed], ...counts] : counts),
    pictured: chunk.pages.flatMap(({ page, readBy }) => (readBy ? [{ page, by: readBy }] : [])),
    writers: [...new Set(drafts.cards.map(({ by }) => by))],
    builtIn: drafts.builtIn,
  };
};

/** A model that gave what was requested may have had more, where a page has the words for it. */
const mayHaveMore = (
  { cardWriter }: ChunkDependencies,
  requested: number,
  { cards, left }: Pick<Chosen, 'cards' | 'left'>,
): ((page: InputPage) => boolean) => {
  const withMore = new Set(left.map(({ page }) => page));
  const isUntold = !cardWriter.isFree && cards.length >= requested;
  return (page) => withMore.has(page.page) || (isUntold && weightOf(page) >= WORDS_PER_CARD);
};

/** Why a page gave no card. */
const reasonFor = (
  page: InputPage,
  failure: SkipReason | undefined,
  hasMore: (page: InputPage) => boolean,
): SkipReason => {
  const bare = barren(page);
  if (bare !== undefined && bare !== 'tables_only') return bare;
  return failure ?? bare ?? (hasMore(page) ? 'enough_cards' : 'no_facts');
};
