import type { PlacedPage } from '../documents/headings.js';
import type { FailureKind } from './errors.js';

/** `basic`: a question and its answer. `cloze`: a sentence with one gap. `choice`: an answer among distractors. */
export type CardKind = 'basic' | 'cloze' | 'choice';

/** A card whose quote stands in the document. */
export interface GeneratedCard {
  readonly kind: CardKind;
  readonly front: string;
  readonly back: string;
  /** Wrong answers: three for `choice`, none for the others. */
  readonly distractors: readonly string[];
  /** Where the quote begins, counted from 1. */
  readonly page: number;
  /** The words that the card rests on, as the page has them, in one line. */
  readonly quote: string;
}

/** A card that may be made: checked like those that are. */
export interface Candidate extends GeneratedCard {
  /** How much of what the document is about it holds, 0 to 1. */
  readonly importance: number;
}

/** A card as a writer proposes it: its quote is unchecked, its page unknown. */
export type DraftCard = Omit<Candidate, 'page'>;

/** Who writes: the name under which a generation is stored. `endpoint`: a model of the operator's choice. */
export type WriterName = 'gemini' | 'endpoint' | 'extractive';

/** A page whose cards the built-in writer made, and why the model did not. */
export interface BuiltInPage {
  readonly page: number;
  readonly reason: FailureKind;
}

/** What read a page's text from its picture: a model, or this machine. */
export type PictureReadBy = 'model' | 'machine';

/**
 * A page as it comes from the document. `tables`: mostly tables, formulas or programs. `empty`: nothing to read;
 * `unreadable`: letters that mean something else than what is printed. Both can perhaps be read from their picture.
 */
export interface InputPage extends PlacedPage {
  readonly kind: 'text' | 'empty' | 'tables' | 'unreadable';
  /** Its blocks were read from its picture; `kind` says what the file itself has. */
  readonly readBy?: PictureReadBy | undefined;
}

/** A page whose text was read from its picture: a quote from it is only as good as the reading. */
export interface PicturedPage {
  readonly page: number;
  readonly by: PictureReadBy;
}

/** Pages that are given to the card writer together. */
export interface Chunk {
  /** Counted from 0; the same input gives the same index, however often it is read. */
  readonly index: number;
  readonly fromPage: number;
  readonly toPage: number;
  /** The document's title, where it has one. */
  readonly title?: string;
  readonly pages: readonly InputPage[];
}

/**
 * Why a proposed card was not kept; `unproven`: its passage does not say its answer; `conflict`: another card has its
 * front and another answer; `guessable`: it tells its answer; `no_room`: its person has as many cards as there can be.
 */
export type DropReason =
  | 'ungrounded'
  | 'unproven'
  | 'duplicate'
  | 'conflict'
  | 'malformed'
  | 'too_long'
  | 'not_self_contained'
  | 'guessable'
  | 'no_room';

/**
 * Why no card came from a page: it holds no text, letters that cannot be read, a picture too unclear to read, tables alone, a title, contents or
 * references alone, nothing that makes a card; the model refused it or could not be reached; the requested number of
 * cards was reached without it; or its person has as many cards as there can be.
 */
export type SkipReason =
  | 'no_text'
  | 'unreadable'
  | 'unclear'
  | 'tables_only'
  | 'title'
  | 'contents'
  | 'references'
  | 'no_facts'
  | 'refused'
  | 'model_failed'
  | 'enough_cards'
  | 'no_room'
  | 'cancelled';

export interface SkippedPage {
  readonly page: number;
  readonly reason: SkipReason;
}

/** How many proposed cards were not kept, by reason. */
export type Dropped = Readonly<Partial<Record<DropReason, number>>>;

/** What became of a chunk's cards and pages. */
export interface ChunkSummary {
  readonly cards: readonly GeneratedCard[];
  /** Further cards, from which a document's cards are filled up. */
  readonly left: readonly LeftCard[];
  readonly skipped: readonly SkippedPage[];
  readonly dropped: Dropped;
  /** Pages that were read from their pictures. */
  readonly pictured: readonly PicturedPage[];
  /** Who wrote cards of it. */
  readonly writers: readonly WriterName[];
  readonly builtIn: readonly BuiltInPage[];
}

/** A candidate that was left over. */
export interface LeftCard extends Candidate {
  /** The chunk that it is of, and its place there, counted on from the chunk's cards. */
  readonly chunkIndex: number;
  readonly ordinal: number;
}

/** A finished chunk. The same chunk, made again after a crash, replaces it. */
export interface ChunkResult extends ChunkSummary {
  readonly index: number;
  /** How many cards were requested of it. */
  readonly requested: number;
  readonly fromPage: number;
  readonly toPage: number;
}

/** What became of each page and of each proposed card. Every page read is either covered or skipped. */
export interface GenerationReport {
  /** How many pages the document has. */
  readonly pages: number;
  /** Pages from which at least one card came, ascending. */
  readonly covered: readonly number[];
  /** The other pages, ascending. */
  readonly skipped: readonly SkippedPage[];
  readonly dropped: Dropped;
  readonly pictured: readonly PicturedPage[];
  /** Pages that the model was to make cards from and the built-in writer did, ascending. */
  readonly builtIn: readonly BuiltInPage[];
  /** What was requested and cannot be had of who wrote the cards. */
  readonly unserved: readonly Unserved[];
}

/**
 * What the built-in writer did not serve: it writes in the document's language, not every kind of card, and finds of a
 * topic only what names it.
 */
export type Unserved = 'language' | 'kind' | 'focus';
