/** First parts that keep their hyphen when a line ends after them, unless the document spells them otherwise. */
const COMPOUND_STARTS = new Set(
  `all cross double ever ex first five four full half high ill left long low many multi much near new non old one
   open part quasi real right second self semi short single six so state ten third three time two user well wide`.split(
    /\s+/,
  ),
);
const MAX_KNOWN_WORDS = 50_000;
const BROKEN_WORD = /(\p{L}+)[-\u2010\u00ad]$/u;
const WORD = /\p{L}+(?:[-\u2010]\p{L}+)*/gu;

/** Rejoins words that were divided at the end of a line, judging by how the same document spells them elsewhere. */
export interface Hyphens {
  /** Learns the words that stand whole within these lines. */
  readonly learn: (lines: readonly string[]) => void;
  /** Joins two lines of a paragraph. */
  readonly join: (line: string, next: string) => string;
}

export const createHyphens = (): Hyphens => {
  const known = new Set<string>();
  return {
    learn: (lines) => {
      for (const line of lines) {
        for (const [word] of line.replace(BROKEN_WORD, '').matchAll(WORD)) {
          if (known.size < MAX_KNOWN_WORDS) known.add(word.toLowerCase());
        }
      }
    },
    join: (line, next) => join(known, line, next),
  };
};

const join = (known: ReadonlySet<string>, line: string, next: string): string => {
  const head = BROKEN_WORD.exec(line)?.[1];
  if (!head) return line + (needsSpace(line, next) ? ' ' : '') + next;
  const tail = /^\p{L}+/u.exec(next)?.[0] ?? '';
  if (line.endsWith('\u00ad')) return line.slice(0, -1) + next;
  return keepsHyphen(known, head, tail) ? line + next : line.slice(0, -1) + next;
};

const keepsHyphen = (known: ReadonlySet<string>, head: string, tail: string): boolean => {
  if (!/^\p{Ll}/u.test(tail)) return true;
  const [first, rest] = [head.toLowerCase(), tail.toLowerCase()];
  if (known.has(first + rest)) return false;
  if (known.has(`${first}-${rest}`)) return true;
  return COMPOUND_STARTS.has(first);
};

/** Chinese and Japanese run on without spaces. A dash or slash that ends a line is glued already. */
const needsSpace = (line: string, next: string): boolean => {
  const wide = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー、。，！？」』（）]/u;
  return !(wide.test(line.at(-1) ?? '') && wide.test(next.at(0) ?? ''));
};
