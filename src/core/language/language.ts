/** What is known of a language, as data. Lists are words apart by spaces, in {@link fold}ed form. */
export interface LanguageWords {
  /** Words that say nothing by themselves: articles, pronouns, prepositions, auxiliaries, question words. */
  readonly functions: string;
  /** Words that deny. */
  readonly negations: string;
  /** The months in order; of each its names and abbreviations, joined by `|`. */
  readonly months: string;
  /** Numbers as words: a word and its value in turn. */
  readonly numbers: string;
  /** Words that multiply the number before them: a word and its value in turn. */
  readonly multipliers: string;
  /** Endings of inflected words, the longest first. */
  readonly endings: string;
  /** Whether numbers are written as one word: `dreihundertzwei`. */
  readonly joinsNumbers?: boolean;
  /** Whether all nouns have a capital. */
  readonly capitalNouns?: boolean;
  /** Articles. */
  readonly articles: string;
  /** Words that answer a question to which the answer is yes or no. */
  readonly verdicts: string;
  /** Forms of verbs by which a subject in the plural is known, where plurals end in `s`. */
  readonly pluralVerbs?: string;
}
