import { UserError } from '../../../core/errors.js';
import { cardsOfGaps, hasAnkiGaps } from '../../../core/library/anki-gaps.js';
import type { Sides } from '../../../core/library/content.js';
import type { NewSides } from '../../../core/library/notes.js';
import { splitAtSeparator } from '../../chat/separator.js';
import { listIn } from './card-lists.js';
import { allWrong, splitWrong } from './wrong-answers.js';

/** What somebody typed as cards. */
export type TypedCards =
  /** One card, or those of one sentence with several gaps. */
  | { readonly kind: 'cards'; readonly cards: readonly NewSides[] }
  /** To be looked at before it is kept. */
  | { readonly kind: 'list'; readonly text: string; readonly cards: readonly NewSides[] }
  /** What is missing has to be asked for. */
  | { readonly kind: 'part'; readonly sides: Partial<Sides> };

/** Whether a text is more than two sides: a list, a sentence with Anki's gaps, or a card that is asked both ways. */
export const isWhole = (text: string): boolean => wholeIn(text) !== undefined;

/**
 * Reads what was typed for the two sides. A front with nothing for the back may be all of it: `Front :: Back`, a
 * sentence with gaps, or a list. Lines below the back that begin with `x` are wrong answers.
 * @throws UserError `wrong.for_one` where wrong answers were given for several cards
 */
export const readCards = ({ front = '', back = '', distractors = [] }: Partial<Sides>): TypedCards => {
  const typed =
    back.trim() === ''
      ? (wholeIn(front) ?? cardOf(splitAtSeparator(front)))
      : cardOf({ front: front.trim(), back: back.trim() });
  return distractors.length === 0 ? typed : withWrong(typed, distractors);
};

const withWrong = (typed: TypedCards, wrong: readonly string[]): TypedCards => {
  if (typed.kind === 'part') return typed;
  const [card, ...more] = typed.cards;
  if (!card || more.length > 0) throw new UserError('wrong.for_one', {});
  return { kind: 'cards', cards: [{ ...card, distractors: allWrong(card.distractors, wrong) }] };
};

const wholeIn = (text: string): TypedCards | undefined => {
  const list = listIn(text);
  if (list) return { kind: 'list', text, cards: list.cards };
  const sides = splitAtSeparator(text);
  const { front, back, isBothWays } = sides;
  if (isBothWays && front && back) return cardOf(sides);
  return hasAnkiGaps(front) ? { kind: 'cards', cards: gapsOf(front, back) } : undefined;
};

const cardOf = ({ front = '', back = '', ...more }: Partial<NewSides>): TypedCards => {
  if (hasAnkiGaps(front)) return { kind: 'cards', cards: gapsOf(front, back) };
  if (front !== '' && back !== '') return { kind: 'cards', cards: [{ front, ...more, ...splitWrong(back) }] };
  return { kind: 'part', sides: { ...(front && { front }), ...(back && { back }) } };
};

const gapsOf = (sentence: string, more?: string): readonly NewSides[] =>
  cardsOfGaps(sentence, { more, number: 1 });
