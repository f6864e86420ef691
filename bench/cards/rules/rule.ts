import type { Page } from '../../../src/core/documents/page.js';
import type { GeneratedCard } from '../../../src/core/generation/types.js';

/**
 * Why a card is rejected: trivial; wrong or undeterminable gap; leans on its context; vague, or too long to be sure of;
 * broken text; reference; fragment; example, code or order; heading or caption taken for a fact; wrong form of the
 * language; the same fact again; its answer is not what the passage says.
 */
export type Reason = 'T' | 'W' | 'C' | 'V' | 'B' | 'R' | 'F' | 'E' | 'H' | 'L' | 'D' | 'S';

export type Card = GeneratedCard;

/** What a card is judged beside. */
export interface About {
  /** BCP 47, `und` where it is not known. */
  readonly language: string;
  readonly pages: readonly Page[];
}

/** A flaw that a program sees in a card. */
export interface Rule {
  readonly name: string;
  readonly reason: Reason;
  readonly isBroken: (card: Card, about: About) => boolean;
}

export const GAP = /_{2,}/u;
/** Scripts that write no spaces between words. */
const DENSE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;

/** The card's statement: its front with the answer in the gap, or front and answer one after another. */
export const filled = ({ front, back }: Pick<Card, 'front' | 'back'>): string =>
  GAP.test(front) ? front.replace(GAP, back) : `${front} ${back}`;

/** In compatibility form and lower case, with one space for whatever is neither letter nor digit. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();

export const isDense = (text: string): boolean => DENSE.test(text);

/** The words in compatibility form and lower case; of scripts without spaces as `Intl.Segmenter` finds them. */
export const wordsOf = (text: string, language = 'und'): readonly string[] => {
  if (!isDense(text)) return plain(text).split(' ').filter(Boolean);
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  return [...segmenter.segment(plain(text))].flatMap(({ segment, isWordLike }) =>
    isWordLike ? segment : [],
  );
};

/** A pattern for any of the words or phrases, whole. */
export const anyOf = (phrases: string, before = '', after = ''): RegExp =>
  new RegExp(
    `${before}(?<![\\p{L}\\p{N}])(?:${phrases
      .trim()
      .split(/\s*\|\s*/)
      .join('|')})(?![\\p{L}\\p{N}])${after}`,
    'iu',
  );
