import { comparable, isDense } from '../text/words.js';
import type { Language } from './languages/language.js';

/** Letters up to which a word is not shortened. */
const KEEPS = 4;

/** A word in the form by which its inflected forms are the same, roughly. */
export const keyOf = (word: string, { endings }: Pick<Language, 'endings'>): string => {
  const plain = comparable(word);
  return plain.length > KEEPS ? plain.replace(endings, '') : plain;
};

/** The keys of the words of a text that are long enough to name something. */
export const keysOf = (text: string, language: Language): ReadonlySet<string> =>
  new Set(
    wordsIn(text, language)
      .filter((word) => word.length > 2 || isDense(word))
      .map((word) => keyOf(word, language)),
  );

const wordsIn = (text: string, { code }: Language): readonly string[] =>
  isDense(text)
    ? [...new Intl.Segmenter(code, { granularity: 'word' }).segment(text)]
        .filter(({ segment, isWordLike }) => isWordLike && segment.length > 1)
        .map(({ segment }) => segment)
    : comparable(text).split(' ');

/** True if a word of the first text, or a form of it, is also in the second. */
export const shareWord = (a: string, b: string, language: Language): boolean => {
  const keys = keysOf(b, language);
  return [...keysOf(a, language)].some((key) => keys.has(key));
};
