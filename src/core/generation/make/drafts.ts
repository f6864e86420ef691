import { type FailureKind, ModelFailed } from '../errors.js';
import type { CardRequest, CardsAnswer, Skills } from '../skills.js';
import { halves } from '../text/chunks.js';
import type {
  BuiltInPage,
  CardKind,
  Chunk,
  DraftCard,
  SkippedPage,
  SkipReason,
  WriterName,
} from '../types.js';
import { skippedFor } from './report.js';

/** What is requested of one chunk. */
export interface ChunkRequest {
  /** Cards, at most. */
  readonly count: number;
  /** The only kind of cards that is wanted; all kinds when left out. */
  readonly kind?: CardKind;
  readonly focus?: string;
  readonly language?: string;
}

/** The same with what goes along with the chunk. */
export interface DraftRequest extends ChunkRequest, Pick<CardRequest, 'pictures' | 'avoid'> {}

/** A proposed card and who wrote it. */
export interface Draft extends DraftCard {
  readonly by: WriterName;
}

/** The cards proposed for a chunk, how many were off-schema, and what became of pages where the model did not answer. */
export interface Drafts {
  readonly cards: readonly Draft[];
  readonly malformed: number;
  readonly failed: readonly SkippedPage[];
  readonly builtIn: readonly BuiltInPage[];
}

export const NO_DRAFTS: Drafts = { cards: [], malformed: 0, failed: [], builtIn: [] };

/** How often a chunk is halved when answers do not fit or are refused: a page is found among 32. */
const SPLITS_MAX = 5;
/** Requests for one chunk: enough to find a page or two that are refused, few where everything is. */
const REQUESTS_MAX = 14;

export type Writers = Pick<Skills, 'cardWriter' | 'builtInWriter'>;

/**
 * Asks the writer for the chunk's cards, in halves where its answer does not fit or is refused. Where it fails, the
 * built-in writer does the chunk instead, and where there is none, that is reported, not thrown.
 * @param onCard called with cards of the first answer as they come
 * @throws the signal's reason if aborted
 */
export const draftCards = async (
  writers: Writers,
  chunk: Chunk,
  request: DraftRequest,
  signal: AbortSignal,
  onCard?: (card: DraftCard) => Promise<void>,
): Promise<Drafts> => {
  const { cardWriter } = writers;
  if (request.count < 1 && !cardWriter.isFree) return NO_DRAFTS;
  return draft({ writers, request, signal, requests: { left: REQUESTS_MAX } }, chunk, SPLITS_MAX, onCard);
};

type RequestsLeft = { left: number };

interface Drafting {
  readonly writers: Writers;
  readonly request: DraftRequest;
  readonly signal: AbortSignal;
  readonly requests: RequestsLeft;
}

const draft = async (
  drafting: Drafting,
  chunk: Chunk,
  splits: number,
  onCard?: (card: DraftCard) => Promise<void>,
): Promise<Drafts> => {
  const answer = await requestCards(drafting, chunk, onCard);
  switch (answer.outcome) {
    case 'cards':
      return draftsOf(answer);
    case 'failed':
      return draftBuiltIn(drafting, chunk, answer.kind);
    case 'refused':
      return (
        (isOnePage(chunk) ? undefined : await draftInHalves(drafting, chunk, splits)) ??
        withoutAnswer(chunk, 'refused')
      );
    case 'truncated':
      return (await draftInHalves(drafting, chunk, splits)) ?? draftBuiltIn(drafting, chunk, 'answer');
    default:
      return answer satisfies never;
  }
};

const isOnePage = ({ fromPage, toPage }: Chunk): boolean => fromPage === toPage;

const draftsOf = ({ cards, malformed, by }: CardsAnswer): Drafts => ({
  ...NO_DRAFTS,
  cards: cards.map((card) => ({ ...card, by })),
  malformed,
});

const requestCards = async (
  { writers: { cardWriter }, request, signal, requests }: Drafting,
  chunk: Chunk,
  onCard?: (card: DraftCard) => Promise<void>,
) => {
  requests.left -= 1;
  try {
    return await cardWriter.write({ ...request, chunk }, signal, onCard);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ModelFailed) return { outcome: 'failed' as const, kind: error.kind };
    throw error;
  }
};

/** @returns undefined where the chunk cannot be halved, or was halved often enough */
const draftInHalves = async (
  drafting: Drafting,
  chunk: Chunk,
  splits: number,
): Promise<Drafts | undefined> => {
  const [first, second] = halves(chunk);
  if (splits === 0 || drafting.requests.left < 2 || !first || !second) return undefined;
  const count = Math.ceil(drafting.request.count / 2);
  const half = { ...drafting, request: { ...drafting.request, count } };
  const before = await draft(half, first, splits - 1);
  const after = await draft(half, second, splits - 1);
  return {
    cards: [...before.cards, ...after.cards],
    malformed: before.malformed + after.malformed,
    failed: [...before.failed, ...after.failed],
    builtIn: [...before.builtIn, ...after.builtIn],
  };
};

/** Where the built-in writer finds nothing either, the model may be asked again another time. */
const draftBuiltIn = async (
  { writers: { builtInWriter }, request, signal }: Drafting,
  chunk: Chunk,
  reason: FailureKind,
): Promise<Drafts> => {
  const failed = withoutAnswer(chunk, 'model_failed');
  const answer = await builtInWriter?.write({ ...request, chunk }, signal);
  if (answer?.outcome !== 'cards' || answer.cards.length === 0) return failed;
  const builtIn = failed.failed.map(({ page }) => ({ page, reason }));
  return { ...draftsOf(answer), failed: failed.failed, builtIn };
};

const withoutAnswer = (chunk: Chunk, reason: SkipReason): Drafts => ({
  ...NO_DRAFTS,
  failed: skippedFor(reason, new Set(chunk.pages.map(({ page }) => page))),
});
