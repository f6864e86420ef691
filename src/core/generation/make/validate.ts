import { BACK_MAX, DISTRACTOR_MAX, DISTRACTORS, FRONT_MAX, GAP } from '../limits.js';
import { comparable, isDense } from '../text/words.js';
import type { DraftCard, DropReason } from '../types.js';

/** Words on a front that make sense only beside the document. */
const POINTS_AT_DOCUMENT =
  /\b(?:(?:the|this|that) (?:text|passage|document|page|slide|lecture|chapter|section|author|excerpt|figure|table|above|following)|(?:fig(?:ure|\.)?|table|slide|page|equation|eq\.|section|chapter) \d|as (?:shown|seen|described|mentioned) (?:above|below|here)|according to the|im (?:text|dokument)|dans le (?:texte|document)|en el (?:texto|documento))\b/iu;

/** Why the card cannot be kept; undefined if it can. */
export const flaw = (
  card: DraftCard,
): Exclude<DropReason, 'ungrounded' | 'duplicate' | 'no_room'> | undefined => {
  if (!isWhole(card)) return 'malformed';
  if (isTooLong(card)) return 'too_long';
  if (POINTS_AT_DOCUMENT.test(card.front) || givesItself(card)) return 'not_self_contained';
  return undefined;
};

const isWhole = (card: DraftCard): boolean => {
  if (comparable(card.front) === '' || card.back.trim() === '') return false;
  const gaps = card.front.match(/_{2,}/g) ?? [];
  switch (card.kind) {
    case 'basic':
      return gaps.length === 0 && card.distractors.length === 0;
    case 'cloze':
      return gaps.length === 1 && gaps[0] === GAP && card.distractors.length === 0;
    case 'choice':
      return gaps.length <= 1 && areDistinct([card.back, ...card.distractors]);
    default:
      return card.kind satisfies never;
  }
};

const areDistinct = (options: readonly string[]): boolean => {
  const plain = options.map((option) => comparable(option) || option.trim());
  return plain.length === DISTRACTORS + 1 && !plain.includes('') && new Set(plain).size === plain.length;
};

const isTooLong = ({ front, back, distractors }: DraftCard): boolean =>
  front.length > FRONT_MAX ||
  back.length > BACK_MAX ||
  distractors.some((text) => text.length > DISTRACTOR_MAX);

/** True if the front holds its own answer. An answer of a question may repeat the question's words, not be among them. */
const givesItself = ({ front, back }: DraftCard): boolean => {
  const answer = comparable(back);
  if (answer === '') return false;
  if (isDense(front)) return front.includes(back.trim());
  return ` ${comparable(front)} `.includes(` ${answer} `);
};
