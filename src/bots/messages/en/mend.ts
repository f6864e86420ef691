import type { Words } from '../../chat/text.js';
import { cardCount, plural, t } from './wording.js';

/** What is done about a card that is unclear or wrong. */
export const mend = {
  explain: 'Explain',
  wrong: 'Card is wrong',
  source: 'Source',
  undo: 'Undo',
  edit: 'Edit',
  delete: 'Delete',
  correct: 'Correct it',
  take: 'Take it',
  keepOld: 'Keep the old one',
  goOn: 'Go on',
  studyAgain: 'Study it again',
  noReason: 'The page doesn’t say why.',
  byModel: 'Written by an AI model from the passage. Check it against Source.',
  byModelFrom: ({ page }: { page: number }) =>
    t`Written by an AI model from p. ${page}. Check it against Source.`,
  outOfStudy: 'Out of study',
  untilThen: 'I won’t ask you this again until you have put it right.',
  corrected: 'A corrected version',
  now: 'Now',
  after: 'Corrected',
  saysTheSame: 'The page says what the card says, so I would leave it as it is.',
  saysTooLittle: 'The page doesn’t say enough to correct the card. Edit it yourself, or delete it.',
  taken: 'Card corrected',
  backInStudy: 'Card is back in study',
  isWrong: 'You called this card wrong, so I don’t ask you about it.',
  calledWrong: 'Called wrong',
  /** A card that is forgotten again and again, and others in its place. */
  rewrite: {
    isLeech: 'You keep forgetting this card, so it’s set aside. Saying it in other words often helps.',
    proposed: 'Easier to remember?',
    now: 'Now',
    instead: ({ count }: { count: number }): Words =>
      plural(count, { one: 'In its place', other: 'In its place, one fact each' }),
    use: ({ count }: { count: number }): Words => plural(count, { one: 'Use this', other: 'Use these' }),
    byModelAlone: 'Written by an AI model from this card alone. Check it before you use it.',
    nothingBetter:
      'The AI model knows nothing better for this card. Split it into smaller ones, or say it in your own words.',
    noModel:
      'This bot runs without an AI model, so it’s up to you: split the card into smaller ones, or say it in your own words.',
    byHand: ({ why }: { why: Words }): Words =>
      t`${why}\nYou can also split the card into smaller ones, or say it in your own words.`,
    split: 'Split it',
    splitTitle: 'Split this card',
    splitField: 'One card a line: question :: answer',
    takePlace: ({ front }: { front: string }) =>
      t`In place of “${front}”, which is deleted. Have a look before you use them:`,
    replace: ({ count }: { count: number }) => t`Use ${cardCount(count)}`,
    notReplaced: 'Stopped. The card stays as it is.',
    replaced: ({ count }: { count: number }): Words =>
      plural(count, { one: 'Card rewritten', other: t`${cardCount(count)} in its place` }),
    undone: 'The old card is back',
  },
} as const;
