const MAX_KNOWN_WORDS = 50_000;
/** The first half of a word that is divided at the end of a line. */
const BROKEN_WORD = /(?<!\p{L})(\p{L}+)[-\u2010\u00ad]$/u;
const WORD = /\p{L}+(?:[-\u2010]\p{L}+)*/gu;

/** The words of a document, as far as it was read. */
export interface KnownWords {
  /** Learns the words that stand whole within these lines. */
  readonly learn: (lines: readonly string[]) => void;
  /** Whether the document has the word, in any case. */
  readonly has: (word: string) => boolean;
}

export const createKnownWords = (): KnownWords => {
  const known = new Set<string>();
  return {
    learn: (lines) => {
      for (const line of lines)
        for (const [word] of line.replace(BROKEN_WORD, '').matchAll(WORD))
          if (known.size < MAX_KNOWN_WORDS) known.add(word.toLowerCase());
    },
    has: (word) => known.has(word.toLowerCase()),
  };
};
