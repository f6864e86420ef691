import { cardsOfGaps, hasAnkiGaps } from '../../../core/library/anki-gaps.js';
import type { Sides } from '../../../core/library/content.js';
import { splitAtSeparator } from '../../chat/separator.js';
import { listIn } from './card-lists.js';
import { splitWrong } from './wrong-answers.js';

/** What somebody typed as cards. */
export type TypedCards =
  /** One card, or those of one sentence with several gaps. */
  | { readonly kind: 'cards'; readonly cards: readonly Sides[] }
  /** To be looked at before it is kept. */
  | { readonly kind: 'list'; readonly text: string; readonly cards: readonly Sides[] }
  /** What is missing has to be asked for. */
  | { readonly kind: 'part'; readonly sides: Partial<Sides> };

/** Whether a text is more than the sides of one card: a list, or a sentence with Anki's gaps. */
export const isWhole = (text: string): boolean => wholeIn(text) !== undefined;

/**
 * Reads what was typed for the two sides. A front with nothing for the back may be all of it: `Front :: Back`, a
 * sentence with gaps, or a list. Lines below the back that begin with `x` are wrong answers.
 */
export const readCards = ({ front = '', back = '', distractors }: Partial<Sides>): TypedCards => {
  if (back.trim() !== '') return cardOf(front.trim(), back.trim(), distractors);
  const [before, behind = ''] = splitAtSeparator(front);
  return wholeIn(front) ?? cardOf(before, behind, distractors);
};

const wholeIn = (text: string): TypedCards | undefined => {
  const list = listIn(text);
  if (list) return { kind: 'list', text, cards: list.cards };
  const [front, back = ''] = splitAtSeparator(text);
  return hasAnkiGaps(front) ? { kind: 'cards', cards: cardsOfGaps(front, back) } : undefined;
};

const cardOf = (front: string, back: string, distractors: readonly string[] = []): TypedCards => {
  if (hasAnkiGaps(front)) return { kind: 'cards', cards: cardsOfGaps(front, back) };
  const said = distractors.length > 0 ? { back, distractors } : splitWrong(back);
  if (front !== '' && back !== '') return { kind: 'cards', cards: [{ front, ...said }] };
  return { kind: 'part', sides: { ...(front && { front }), ...(back && { back }) } };
};
