import { normalised } from '../answers/normalise.js';
import { UserError } from '../errors.js';
import { hasGap } from '../gap.js';
import { checkLength, cleanText } from '../text.js';
import type { CardKind } from './card.js';
import { CARD_BACK_MAX, CARD_DISTRACTOR_MAX, CARD_DISTRACTORS_MAX, CARD_FRONT_MAX } from './limits.js';

/** What a card says, as it is typed; with wrong answers it is a `choice` card. */
export interface Sides {
  readonly front: string;
  readonly back: string;
  readonly distractors?: readonly string[];
}

/** What a card says, as it is stored. */
export interface Content {
  readonly kind: CardKind;
  readonly front: string;
  readonly back: string;
  readonly distractors: string[];
}

/**
 * The content as it is stored. The answer of a `choice` card stands among its wrong answers and is as short.
 * @throws UserError `text.empty`, `text.too_long`, `wrong.*`
 */
export const checkContent = ({ front, back, distractors = [] }: Sides): Content => {
  const wrong = distractors.map(cleanText).filter((text) => text !== '');
  const isChoice = wrong.length > 0;
  const content = {
    front: checkLength('front', cleanText(front), CARD_FRONT_MAX),
    back: checkLength('back', cleanText(back), isChoice ? CARD_DISTRACTOR_MAX : CARD_BACK_MAX),
  };
  const kind = isChoice ? 'choice' : hasGap(content.front) ? 'cloze' : 'basic';
  return { ...content, kind, distractors: checkWrong(wrong, content.back) };
};

/** Answers that people take as equal are refused, as a question would have two that are right, or one twice. */
const checkWrong = (wrong: readonly string[], right: string): string[] => {
  const limit = CARD_DISTRACTORS_MAX;
  if (wrong.length > limit) throw new UserError('wrong.too_many', { limit });
  const known = new Set<string>();
  return wrong.map((text) => {
    const answer = checkLength('wrong answer', text, CARD_DISTRACTOR_MAX);
    if (normalised(answer) === normalised(right)) throw new UserError('wrong.is_right', { answer });
    if (known.has(normalised(answer))) throw new UserError('wrong.twice', { answer });
    known.add(normalised(answer));
    return answer;
  });
};
