import { type Card, filled, isDense, wordsOf } from './rule.js';

const CONTEXT = /^[^:?.]{1,60}: /u;
/** Scripts without spaces: about two characters make a word. */
const DENSE_PER_WORD = 2;

/** The front without the heading that it may begin with: `In genetics: …`. */
export const withoutContext = (front: string): string => front.replace(CONTEXT, '');

/** Everything that a person reads of the card. */
export const allText = ({ front, back, distractors }: Card): string =>
  [front, back, ...distractors].join(' \n ');

/** The sentence that a gap was made in. */
export const sentenceOf = (card: Card): string => withoutContext(filled(card));

export const isQuestion = (front: string): boolean => /[?？؟]\s*$/u.test(front);

/** How many words long the text is, as a person sees it. */
export const lengthOf = (text: string): number =>
  isDense(text) ? Math.ceil(text.length / DENSE_PER_WORD) : wordsOf(text).length;
