import { hasGap } from '../gap.js';
import { checkLength, cleanText } from '../text.js';
import type { CardKind } from './card.js';
import { CARD_BACK_MAX, CARD_DISTRACTOR_MAX, CARD_FRONT_MAX } from './limits.js';

/**
 * The two sides as they are stored. The answer of a `choice` card stands among its wrong answers and is as short.
 * @throws UserError `text.empty`, `text.too_long`
 */
export const checkSides = (
  front: string,
  back: string,
  kind: CardKind = 'basic',
): { front: string; back: string } => ({
  front: checkLength('front', cleanText(front), CARD_FRONT_MAX),
  back: checkLength('back', cleanText(back), kind === 'choice' ? CARD_DISTRACTOR_MAX : CARD_BACK_MAX),
});

/** A sentence that lost its gap, or got one, changes its kind. */
export const kindAfterEdit = (kind: CardKind, front: string): CardKind => {
  if (kind === 'choice') return kind;
  return hasGap(front) ? 'cloze' : 'basic';
};
