import { ModelFailed } from '../errors.js';
import type { CardRequest, CardWriter } from '../skills.js';
import { halves } from '../text/chunks.js';
import type { CardKind, Chunk, DraftCard, SkippedPage, SkipReason } from '../types.js';

/** What is requested of one chunk. */
export interface ChunkRequest {
  /** Cards, at most. */
  readonly count: number;
  /** The only kind of cards that is wanted; all kinds when left out. */
  readonly kind?: CardKind;
  readonly focus?: string;
  readonly language?: string;
  /** Cards that exist already, of earlier chunks and in the deck. */
  readonly avoid: readonly { readonly front: string; readonly back: string }[];
}

/** The same with the pictures that go with the chunk. */
export interface DraftRequest extends ChunkRequest {
  readonly pictures: CardRequest['pictures'];
}

/**
 * The cards proposed for a chunk, how many were off-schema, and the pages for which there was no answer.
 */
export interface Drafts {
  readonly cards: readonly DraftCard[];
  readonly malformed: number;
  readonly failed: readonly SkippedPage[];
}

export const NO_DRAFTS: Drafts = { cards: [], malformed: 0, failed: [] };

/** How often a chunk is halved when answers do not fit: three times makes eighths. */
const SPLITS_MAX = 3;

/**
 * Asks the writer for the chunk's cards, in halves where its answer does not fit. A writer that fails or refuses is
 * reported, not thrown.
 * @throws the signal's reason if aborted
 */
export const draftCards = async (
  writer: CardWriter,
  chunk: Chunk,
  request: DraftRequest,
  signal: AbortSignal,
  splits = SPLITS_MAX,
): Promise<Drafts> => {
  if (request.count < 1) return NO_DRAFTS;
  const answer = await requestCards(writer, chunk, request, signal);
  switch (answer.outcome) {
    case 'cards':
      return { ...answer, failed: [] };
    case 'refused':
      return noAnswer(chunk, 'refused');
    case 'failed':
      return noAnswer(chunk, 'model_failed');
    case 'truncated':
      return draftInHalves(writer, chunk, request, signal, splits);
    default:
      return answer satisfies never;
  }
};

const requestCards = async (writer: CardWriter, chunk: Chunk, request: DraftRequest, signal: AbortSignal) => {
  const avoid = request.avoid.map(({ front }) => front);
  const cardRequest: CardRequest = { ...request, chunk, avoid };
  try {
    return await writer.write(cardRequest, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ModelFailed) return { outcome: 'failed' as const };
    throw error;
  }
};

/** The second half is to give what the first left over. */
const draftInHalves = async (
  writer: CardWriter,
  chunk: Chunk,
  request: DraftRequest,
  signal: AbortSignal,
  splits: number,
): Promise<Drafts> => {
  const [first, second] = halves(chunk);
  if (splits === 0 || !first || !second) return noAnswer(chunk, 'model_failed');
  const draft = (half: Chunk, count: number): Promise<Drafts> =>
    draftCards(writer, half, { ...request, count }, signal, splits - 1);
  const share = Math.ceil(request.count / 2);
  const before = await draft(first, share);
  const after = await draft(second, request.count - Math.min(share, before.cards.length));
  return {
    cards: [...before.cards, ...after.cards],
    malformed: before.malformed + after.malformed,
    failed: [...before.failed, ...after.failed],
  };
};

const noAnswer = (chunk: Chunk, reason: SkipReason): Drafts => ({
  ...NO_DRAFTS,
  failed: [...new Set(chunk.pages.map(({ page }) => page))].map((page) => ({ page, reason })),
});
