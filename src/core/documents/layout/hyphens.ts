import type { KnownWords } from './known-words.js';

/** First parts that keep their hyphen when a line ends after them, unless the document spells them otherwise. */
const COMPOUND_STARTS = new Set(
  `all cross double ever ex first five four full half high ill left long low many multi much near new non old one
   open part quasi real right second self semi short single six so state ten third three time two user well wide`.split(
    /\s+/,
  ),
);
const BROKEN_WORD = /(?<!\p{L})(\p{L}+)[-\u2010\u00ad]$/u;

/**
 * Joins two lines of a paragraph. A word that was divided between them is whole again, judging by how the same
 * document spells it elsewhere.
 */
export const joinLines = (line: string, next: string, known: KnownWords): string => {
  const head = BROKEN_WORD.exec(line)?.[1];
  if (!head) return line + (needsSpace(line, next) ? ' ' : '') + next;
  const tail = /^\p{L}+/u.exec(next)?.[0] ?? '';
  if (line.endsWith('\u00ad')) return line.slice(0, -1) + next;
  return keepsHyphen(known, head, tail) ? line + next : line.slice(0, -1) + next;
};

const keepsHyphen = (known: KnownWords, head: string, tail: string): boolean => {
  if (!/^\p{Ll}/u.test(tail)) return true;
  if (known.has(head + tail)) return false;
  if (known.has(`${head}-${tail}`)) return true;
  return COMPOUND_STARTS.has(head.toLowerCase());
};

/** Chinese and Japanese run on without spaces. A dash or slash that ends a line is glued already. */
const needsSpace = (line: string, next: string): boolean => {
  const wide = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー、。，！？；：」』（）]/u;
  return !(wide.test(line.at(-1) ?? '') && wide.test(next.at(0) ?? ''));
};
