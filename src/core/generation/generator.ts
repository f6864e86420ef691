import type { Chunk, DraftCard } from './types.js';

export interface CardRequest {
  chunk: Chunk;
  /** How many cards are wanted; fewer is fine where the text has not so many facts. */
  count: number;
  /** What the person wants to study in the document, in their own words. */
  focus?: string;
  /** The language of the cards (BCP 47 or a name); that of the text by default. */
  language?: string;
  /** Fronts that exist already. */
  avoid: readonly string[];
}

export type Refusal = 'safety' | 'recitation' | 'unknown';

/** `truncated`: the answer did not fit; ask about less text. `malformed`: cards left out as off-schema. */
export type CardAnswer =
  | { outcome: 'cards'; cards: DraftCard[]; malformed: number }
  | { outcome: 'truncated' }
  | { outcome: 'refused'; reason: Refusal };

export interface TipRequest {
  cards: readonly { front: string; back: string; page: number }[];
  language?: string;
}

/** Makes cards from text: a model, or the built-in extractive generator. Methods left out are things it cannot do. */
export interface CardGenerator {
  readonly name: 'gemini' | 'extractive';
  /**
   * Proposes cards for a chunk. Their quotes are unchecked.
   * @throws GeneratorFailed if it cannot answer now; the signal's reason if aborted.
   */
  cards(request: CardRequest, signal: AbortSignal): Promise<CardAnswer>;
  /** A better answer for the front, in the card's language. @throws GeneratorFailed */
  improve?(card: { front: string; back: string }, signal: AbortSignal): Promise<string>;
  /** Up to three study tips. @throws GeneratorFailed */
  tips?(request: TipRequest, signal: AbortSignal): Promise<string[]>;
  /**
   * Wrong answers for each card, in the cards' order; none for a card where it knows none. They are unchecked.
   * @throws GeneratorDeclined, which fewer cards may mend; GeneratorFailed
   */
  distractors?(cards: readonly { front: string; back: string }[], signal: AbortSignal): Promise<string[][]>;
  /** The text on the picture of a page; empty if there is none. @throws GeneratorFailed */
  readPage?(png: Uint8Array, signal: AbortSignal): Promise<string>;
}

/** The generator cannot answer now, after whatever retries make sense. Its message holds no secret and no text. */
export class GeneratorFailed extends Error {
  override readonly name: string = 'GeneratorFailed';
}

/** The generator was asked and did not give what was asked for; the same request will hardly do better. */
export class GeneratorDeclined extends GeneratorFailed {
  override readonly name = 'GeneratorDeclined';
}
