import { type Reading, type Seen, Unexpected } from './scene.js';

/** A card as its owner knows it. */
export interface KnownCard {
  readonly front: string;
  readonly back: string;
}

export interface KnownDeck {
  readonly name: string;
  readonly cards: readonly KnownCard[];
}

/** One of several people at a table. */
export interface Seat {
  readonly name: string;
  /** Begins a quiz of their deck. */
  startQuiz(deck: string): Promise<void>;
  /** Presses the button of this label. @returns what they alone are told */
  press(message: Seen, label: string): Promise<string>;
}

/** Several people in one chat, and what all of them read there. */
export interface Table extends Reading {
  /** What was typed to begin the quiz, on a platform where commands leave no message. */
  typed(deck: string): string | undefined;
  /** Who hosts the quiz comes first. */
  readonly seats: readonly [host: Seat, second: Seat, third: Seat];
  /** What the host has to play with, from their own export. */
  hostsDeck(): Promise<KnownDeck>;
}

/** The quickest game that the rules allow. */
export const QUICKEST = { questions: 5, seconds: 5 } as const;

/** The first deck with cards of an exported account. @throws Unexpected */
export const deckIn = (bytes: Uint8Array): KnownDeck => {
  const { decks }: { decks: KnownDeck[] } = JSON.parse(new TextDecoder().decode(bytes));
  const deck = decks.find(({ cards }) => cards.length > 0);
  if (deck === undefined) throw new Unexpected('The export has no cards.');
  return deck;
};
