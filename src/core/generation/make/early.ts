import type { Skills } from '../skills.js';
import type { Fronts } from '../text/dedupe.js';
import { comparable } from '../text/words.js';
import type { Chunk, DraftCard, GeneratedCard } from '../types.js';
import { sift } from './sift.js';

/** Stores cards of a chunk while its writer is still at it, so that people see some at once. */
export interface EarlyStore {
  /** What a run that was cut off stored of the chunk, in order. */
  find(chunkIndex: number): Promise<readonly GeneratedCard[]>;
  /** @returns whether there was room for it */
  keep(card: GeneratedCard, chunkIndex: number, ordinal: number): Promise<boolean>;
}

export interface Early {
  /** Those stored so far. */
  readonly cards: GeneratedCard[];
  /** Takes a proposed card as it comes. */
  readonly take: (draft: DraftCard) => Promise<void>;
}

/** So many are shown early; the others are chosen when all are known. */
const EARLY_MAX = 2;
/** A card of less importance may not be among the best. */
const IMPORTANCE_MIN = 0.5;

/** @param count cards requested of the chunk */
export const earlyCards = async (
  store: EarlyStore,
  { cardWriter }: Pick<Skills, 'cardWriter'>,
  chunk: Chunk,
  count: number,
  fronts: Fronts,
  signal: AbortSignal,
): Promise<Early> => {
  const cards = [...(await store.find(chunk.index))];
  cards.forEach(fronts.add);
  return {
    cards,
    take: async (draft) => {
      if (cards.length >= Math.min(count, EARLY_MAX) || draft.importance < IMPORTANCE_MIN) return;
      const { sound } = await sift([{ ...draft, by: cardWriter.name }], chunk, undefined, signal);
      const [card] = sound.filter((one) => !fronts.has(one)).map(asCard);
      if (!card || !(await store.keep(card, chunk.index, cards.length))) return;
      fronts.add(card);
      cards.push(card);
    },
  };
};

/** Whether a card has the front of one that was stored early. */
export const isAmong = (cards: readonly GeneratedCard[]): ((card: DraftCard) => boolean) => {
  const fronts = new Set(cards.map(({ front }) => comparable(front)));
  return ({ front }) => fronts.has(comparable(front));
};

/** A candidate as a card. */
export const asCard = ({ kind, front, back, distractors, page, quote }: GeneratedCard): GeneratedCard => ({
  ...{ kind, front, back, distractors },
  ...{ page, quote },
});
