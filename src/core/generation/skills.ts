import type { Block } from '../documents/page.js';
import type { CardKind, Chunk, DraftCard, PictureReadBy, SkipReason, WriterName } from './types.js';

/** A page as a PNG. */
export interface PagePicture {
  readonly page: number;
  readonly png: Uint8Array;
}

export interface CardRequest {
  readonly chunk: Chunk;
  /** Pictures of pages whose text says too little: tables, formulas, figures. None for a writer that has no eyes. */
  readonly pictures: readonly PagePicture[];
  /** How many cards are requested; fewer is fine where the text has not so many facts. */
  readonly count: number;
  /** The only kind of cards that is wanted; all kinds when left out. */
  readonly kind?: CardKind;
  /** What the person wants to study in the document, in their own words. */
  readonly focus?: string;
  /** The language of the cards (BCP 47 or a name); that of the text by default. */
  readonly language?: string;
  /** Fronts that exist already. */
  readonly avoid: readonly string[];
}

export interface CardsAnswer {
  readonly outcome: 'cards';
  /** All that are worth keeping, in any order; the best are taken by their importance. */
  readonly cards: readonly DraftCard[];
  /** How many cards were left out as off-schema. */
  readonly malformed: number;
  /** Who wrote them. */
  readonly by: WriterName;
}

export type Refusal = 'safety' | 'recitation' | 'unknown';

/** `truncated`: the answer did not fit; request less text at once. */
export type CardAnswer =
  | CardsAnswer
  | { readonly outcome: 'truncated' }
  | { readonly outcome: 'refused'; readonly reason: Refusal };

/** Writes cards from text: a model, or the built-in extractive writer. */
export interface CardWriter {
  readonly name: WriterName;
  /** Whether pictures of pages are of use to it. */
  readonly seesPictures?: boolean;
  /** Whether it is asked for free: then it tells all that there is, also where no card is requested. */
  readonly isFree?: boolean;
  /** How much it is best given at once, and how many requests side by side. */
  readonly load: WriterLoad;
  /**
   * Proposes cards for a chunk. Their quotes are unchecked.
   * @param onCard called with each card as it comes, where the writer tells them singly. All are in the answer too, if it
   *   is one of cards; those of an answer that is cut off or refused in the end are not to be kept.
   * @throws ModelFailed if it cannot answer now; the signal's reason if aborted
   */
  write(
    request: CardRequest,
    signal: AbortSignal,
    onCard?: (card: DraftCard) => Promise<void>,
  ): Promise<CardAnswer>;
}

/**
 * A chunk has at most so many pages and about so many words, whichever comes first. It may change as a model's quota
 * becomes known: look again before each document.
 */
export interface WriterLoad {
  readonly pages: number;
  readonly words: number;
  readonly sideBySide: number;
}

/** The two sides of a card, as a model is shown them. */
export interface CardSides {
  readonly front: string;
  readonly back: string;
}

/** A card with the passage that it was made from. */
export interface CheckedCard extends CardSides {
  readonly distractors: readonly string[];
  readonly passage: string;
}

/** Judges whether passages say what cards claim. */
export interface CardChecker {
  /**
   * For each card, in their order: whether its passage says that its answer is right, and the only right one.
   * @throws ModelFailed
   */
  check(cards: readonly CheckedCard[], signal: AbortSignal): Promise<readonly boolean[]>;
}

/** Explains a card from its passage. */
export interface CardExplainer {
  /** Cards that were written under this name are its own: it may see their words and their passage. */
  readonly name: WriterName;
  /** Plain text; undefined where the passage does not say enough. @throws ModelFailed */
  explain(card: CardSides & { readonly passage: string }, signal: AbortSignal): Promise<string | undefined>;
}

/** Corrects a card that a person says is wrong, from its passage. */
export interface CardCorrector {
  /** As of a {@link CardExplainer}. */
  readonly name: WriterName;
  /** The corrected sides; undefined where the passage does not say enough. @throws ModelFailed */
  correct(
    card: CardSides & { readonly distractors: readonly string[]; readonly passage: string },
    signal: AbortSignal,
  ): Promise<(CardSides & { readonly distractors: readonly string[] }) | undefined>;
}

/** Rewrites a card that is forgotten again and again. */
export interface CardRewriter {
  /** As of a {@link CardExplainer}, for the passage. */
  readonly name: WriterName;
  /**
   * Cards that are easier to remember. Unchecked; the quotes of the passage are empty where there is none.
   * @throws ModelFailed
   */
  rewrite(
    card: CardSides & { readonly passage?: string },
    signal: AbortSignal,
  ): Promise<readonly (CardSides & { readonly quote: string })[]>;
}

/** Improves the answer of one card. */
export interface AnswerImprover {
  /** A better answer for the front, in the card's language. @throws ModelFailed */
  improve(card: CardSides, signal: AbortSignal): Promise<string>;
}

/** Writes wrong answers to cards. */
export interface DistractorWriter {
  /** Cards of generations stored under this name are its own: it may see their words. */
  readonly name: WriterName;
  /**
   * Distractors for each card, in the cards' order; none for a card where it knows none. They are unchecked.
   * @throws ModelDeclined, which fewer cards may mend; ModelFailed
   */
  write(cards: readonly CardSides[], signal: AbortSignal): Promise<readonly (readonly string[])[]>;
}

/** A page to be read from its picture. */
export interface PageToRead {
  readonly page: number;
  /** In points, as it is shown. */
  readonly size: { readonly width: number; readonly height: number };
  /** Draws it as a PNG; undefined where that cannot be done. */
  readonly draw: () => Promise<Uint8Array | undefined>;
}

/** The blocks of a page, none where its picture holds no text; or why it could not be read. */
export type ReadPage =
  | { readonly page: number; readonly blocks: readonly Block[] }
  | { readonly page: number; readonly reason: SkipReason };

/** Reads pages from their pictures: a model, or this machine. */
export interface PageReader {
  readonly name: PictureReadBy;
  /** How wide the pictures should be, in pixels. */
  readonly width: number;
  /** Begins a document. */
  open(): PageReading;
}

/** A document whose pages are read in order, some at a time. */
export interface PageReading {
  /**
   * @param onPage called after each page, before all are laid out
   * @throws ModelFailed if none of them can be read now; what `draw` throws; the signal's reason if aborted
   */
  read(
    pages: readonly PageToRead[],
    signal: AbortSignal,
    onPage: (page: number) => Promise<void>,
  ): Promise<readonly ReadPage[]>;
}

/** What the chosen model can do. A skill that it lacks is absent. */
export interface Skills {
  readonly cardWriter: CardWriter;
  /** Writes where the card writer cannot; absent where that one never fails. */
  readonly builtInWriter?: CardWriter;
  readonly cardChecker?: CardChecker;
  readonly cardExplainer?: CardExplainer;
  readonly cardCorrector?: CardCorrector;
  readonly cardRewriter?: CardRewriter;
  readonly answerImprover?: AnswerImprover;
  readonly distractorWriter?: DistractorWriter;
  readonly pageReader?: PageReader;
}
