/** A form of sentence that answers a question. */
export interface Shape {
  /**
   * Tried on a sentence without its full stop. Groups: `term` (what is asked about or for), `the` (its article), `rest`
   * (what is said of it), `verb`, `field` ("In genetics, ").
   */
  readonly shape: RegExp;
  /** The question, with the groups in braces: `{the}` with a space after it, `{term}` as within a sentence. */
  readonly ask: string;
  /** The group that is the answer; `rest` by default. */
  readonly answer?: 'rest' | 'term';
  /** How good such a card is, 0 to 1. */
  readonly worth: number;
  /** The question for the term instead, where the answer would be long. */
  readonly askTerm?: string;
  /** Fewest words that say something: of an answer, or of what is asked for a term. */
  readonly least?: number;
  /** It says what the term is, so that the term itself can be asked for. */
  readonly defines?: true;
}

/** What is known of a language: nothing but data. Regular expressions for sentences are tried on one sentence. */
export interface Language {
  /** ISO 639-1. */
  readonly code: string;
  /** Its list of frequent words, where there is one. */
  readonly frequent?: string;
  /** Too little is known of it to judge sentences: cards come from structure alone. */
  readonly isUnknown?: true;
  /** No sentence ends after these. */
  readonly abbreviations: RegExp;
  /** Beginnings that lean on the sentence before, orders to the reader, questions. */
  readonly leans: RegExp;
  /** Beginnings or ends of what a student is asked to do: what stands beside it is said for the task. */
  readonly tasks?: RegExp;
  /** Sentences that tell the reader what to do, by the infinitive where people write so: "Insérer la plaque". */
  readonly orders?: RegExp;
  /** Words that point at the page, another sentence or the reader, wherever they stand. */
  readonly points: RegExp;
  /** Words that make a sentence say less: it hedges, recommends, compares. */
  readonly hedges?: RegExp;
  /** Words of handbooks: they speak to the reader, or of programs. */
  readonly manual?: RegExp;
  /** Forms of the past: in a handbook they tell of an example. */
  readonly past?: RegExp;
  /** What a sentence says in passing of the one before, between commas; left out. */
  readonly connectives?: RegExp;
  /** Words between two statements that are set against each other: ", whereas ". */
  readonly contrasts?: RegExp;
  /** What follows a term in a sentence and says what it is (`what`), or what it does (`does`). */
  readonly asides?: readonly RegExp[];
  readonly definitions: readonly Shape[];
  /** Causes, purposes, conditions. */
  readonly reasons: readonly Shape[];
  /** What is not what a sentence defines: subjects that point back or at nothing. */
  readonly noTerm: RegExp;
  /** Answers that place or praise something without saying what it is. */
  readonly saysLittle: RegExp;
  /** Beginnings of what a sentence says of a bold term, so that it is no entry of a glossary. */
  readonly says?: RegExp;
  /** Ends after which something is missing, often a formula: "is defined by". */
  readonly breaksOff?: RegExp;
  /** Beginnings of what a term does rather than is, where nothing tags words: "Favorece la …". */
  readonly deeds?: RegExp;
  /** Words after which a definition says what sets its term apart: "that", "of", "without". */
  readonly apart?: RegExp;
  /** Starts of answers that are a statement of their own, to be cut off. */
  readonly afterthought?: RegExp;
  /** The question for a term whose meaning is told: `{term}`. */
  readonly whatIs: string;
  /** The question for the term that has a meaning: `{meaning}`. */
  readonly whichTerm: string;
  /** The question for what a heading lists: `{heading}`, `{n}`. */
  readonly whichOf: string;
  /** Words for "and" and "or". */
  readonly joiners: string;
  /** Number words that announce a list. */
  readonly counts: RegExp;
  /** Ends of what comes before a list that answers it: "consists of", "are". */
  readonly listsAfter: RegExp;
  /** Words before a noun, by which it is known where nothing tags words. */
  readonly beforeNoun?: RegExp;
  /** Forms that are no noun, where nothing tags words. */
  readonly noNoun?: RegExp;
  /** Every noun is written with a capital. */
  readonly capitalNouns?: true;
  /** Particles and endings that are not part of a term. */
  readonly particles?: RegExp;
  /** Endings of inflected forms, left out when words are compared. */
  readonly endings: RegExp;
  /** Words that melt into one in a question. */
  readonly contract?: readonly (readonly [RegExp, string])[];
  /** Article before a gap that tells how the term begins, and what stands there instead. */
  readonly telling?: readonly [RegExp, string];
}

/** Matches nothing. */
export const NEVER = /$^/u;
