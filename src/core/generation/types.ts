/** `basic`: a question and its answer. `cloze`: a sentence with one gap. `choice`: an answer among distractors. */
export type CardKind = 'basic' | 'cloze' | 'choice';

/** A card whose quote stands in the document. */
export interface GeneratedCard {
  kind: CardKind;
  front: string;
  back: string;
  /** Wrong answers: three for `choice`, none for the others. */
  distractors: string[];
  /** Where the quote begins, counted from 1. */
  page: number;
  /** The words that the card rests on, as the page has them, in one line. */
  quote: string;
}

/** A card as a generator proposes it: the quote is a claim, and nobody has said which page it is on. */
export type DraftCard = Omit<GeneratedCard, 'page'>;

/** The text of one page: paragraphs apart by blank lines; headings, list items and table rows on their own lines. */
export interface SourcePage {
  /** Counted from 1. */
  page: number;
  text: string;
}

/** A page as it comes from the document, with or without text worth reading. */
export interface InputPage extends SourcePage {
  kind: 'text' | 'empty' | 'tables';
}

/** Pages that are given to the generator together. */
export interface Chunk {
  /** Counted from 0; the same input gives the same index, however often it is read. */
  index: number;
  fromPage: number;
  toPage: number;
  pages: InputPage[];
}

/** Why a proposed card was not kept; `no_room`: its person has as many cards as there can be. */
export type DropReason =
  | 'ungrounded'
  | 'duplicate'
  | 'malformed'
  | 'too_long'
  | 'not_self_contained'
  | 'no_room';

/**
 * Why no card came from a page: it holds no text, tables alone, nothing that makes a card; the model refused
 * it or could not be reached; the wanted number of cards was reached without it; or its person has as many cards
 * as there can be.
 */
export type SkipReason =
  | 'no_text'
  | 'tables_only'
  | 'no_facts'
  | 'refused'
  | 'model_failed'
  | 'enough_cards'
  | 'no_room'
  | 'cancelled';

export interface SkippedPage {
  page: number;
  reason: SkipReason;
}

export type Dropped = Partial<Record<DropReason, number>>;

/** What became of each page and of each proposed card. Every page read is either covered or skipped. */
export interface GenerationReport {
  /** How many pages the document has. */
  pages: number;
  /** Pages from which at least one card came, ascending. */
  covered: number[];
  /** The other pages, ascending. */
  skipped: SkippedPage[];
  dropped: Dropped;
}
