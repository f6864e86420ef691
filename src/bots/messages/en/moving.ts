import { cardCount, plural, t } from './wording.js';

/** Cards that go to another deck. */
export const moving = {
  mark: 'Move cards',
  move: 'Move',
  which: 'Which cards?',
  howToMark: 'Tap the numbers of those that you want to move.',
  moveSome: ({ cards }: { cards: number }) => t`Move ${cardCount(cards)}`,
  moveAll: ({ cards }: { cards: number }) =>
    plural(cards, { one: t`Move ${cardCount(cards)}`, other: t`Move all ${cards}` }),
  whereTo: ({ cards }: { cards: number }) =>
    plural(cards, { one: 'To which deck?', other: t`To which deck? ${cardCount(cards)} go there.` }),
  mergeWith: ({ deck }: { deck: string }) =>
    t`Into which deck? All cards of “${deck}” go there, with what you have learned, and “${deck}” is gone. You can undo that.`,
  moved: ({ cards, deck }: { cards: number; deck: string }) =>
    plural(cards, {
      one: t`${cardCount(cards)} is now in “${deck}”.`,
      other: t`${cardCount(cards)} are now in “${deck}”.`,
    }),
  merged: ({ cards, from, into }: { cards: number; from: string; into: string }) =>
    t`“${from}” is now part of “${into}”: ${cardCount(cards)} moved.`,
  /** The deck stays, since new cards go there. */
  emptied: ({ cards, from, into }: { cards: number; from: string; into: string }) =>
    t`${cardCount(cards)} moved to “${into}”. “${from}” stays, empty, for new cards.`,
  back: ({ cards }: { cards: number }) =>
    plural(cards, {
      one: 'The card is back where it was.',
      other: t`${cardCount(cards)} are back where they were.`,
    }),
  open: 'Open the deck',
  undo: 'Undo',
  cancel: 'Cancel',
  commands: {
    merge: 'Put all cards of a deck into another one',
    from: 'The deck that goes into the other',
    into: 'The deck that stays',
  },
} as const;
