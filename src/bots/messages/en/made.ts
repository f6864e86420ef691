import type { Words } from '../../chat/text.js';
import type { Runs } from '../tips.js';
import { somePages } from './pdf.js';
import { cardCount, plural, t } from './wording.js';

/** What became of a document, and what is done with its cards. */
export const made = {
  onPage: ({ page }: { page: number }) => t`p. ${page}`,
  inDeck: ({ cards, deck }: { cards: number; deck: Words }) =>
    plural(cards, { one: t`It is in the deck ${deck}.`, other: t`They are in the deck ${deck}.` }),
  moreInDeck: ({ cards, deck }: { cards: number; deck: Words }) =>
    t`${plural(cards, { one: t`${cards} more card`, other: t`${cards} more cards` })} in the deck ${deck}`,
  fromAll: ({ pages }: { pages: number }) =>
    plural(pages, { one: 'From its one page.', other: t`From all of its ${pages} pages.` }),
  fromSome: ({ covered, pages }: { covered: number; pages: number }) =>
    t`From ${covered} of its ${pages} pages.`,
  fromThese: ({ runs, count }: { runs: Runs | undefined; count: number }) =>
    t`From ${somePages(runs, count)}.`,
  unreached: ({ runs, count }: { runs: Runs | undefined; count: number }) =>
    t`The AI model didn’t answer for ${somePages(runs, count)}. Try the rest a little later.`,
  full: 'You now have as many cards as there can be. Delete some to make room for more.',
  noMore: ({ runs, count }: { runs: Runs | undefined; count: number }) =>
    t`Nothing more in ${somePages(runs, count)}: I found nothing there that your cards don’t ask already.`,
  noneIn: ({ runs, count }: { runs: Runs | undefined; count: number }) =>
    t`I found nothing in ${somePages(runs, count)} to make a card of.`,
  noneOfKind: ({ kind }: { kind: Words }) =>
    t`Without an AI model I found no card of that kind (${kind}) in it. Send it again without naming a kind, and I’ll make what I can.`,
  review: 'Review',
  quiz: 'Quiz this',
  sharing:
    'Others here can get a copy of these cards. Whoever sent the PDF can turn that off: in Details, or in /settings for all PDFs.',
  share: 'Let others have them',
  dontShare: 'Keep them to myself',
  details: 'Details',
  rest: 'Try the rest',
  tryAgain: 'Try again',
  wholeDocument: ({ pages }: { pages: number }) => t`All ${pages} pages`,
  moreCards: ({ cards }: { cards: number }) =>
    plural(cards, { one: t`${cards} more card`, other: t`${cards} more cards` }),
  detailsOf: ({ file }: { file: string }) => t`What became of ${file}`,
  withoutModel: 'Made without an AI model, from what the text itself says.',
  few: 'Without an AI model I only make cards of definitions, lists and marked terms, and this text has few of them.',
  notByModel: ({ runs, count }: { runs: Runs | undefined; count: number }) =>
    t`The AI model was not available for all of it, so I did ${somePages(runs, count)} without one.`,
  /** What cannot be had without a model. */
  unserved: {
    language: 'Without an AI model, cards are in the language of the document.',
    kind: 'Without an AI model, I cannot make every kind of card.',
    focus: 'I found nothing on your topic, so these cards are from the rest of it.',
  },
  /** Cards in review. */
  reviewed: ({ first, last, total }: { first: number; last: number; total: number }): Words =>
    first === last ? t`Card ${first} of ${total}` : t`Cards ${first}–${last} of ${total}`,
  howToReview: 'Tap a number to see or edit a card, ✕ to drop it.',
  dropped: 'dropped',
  keepRest: 'Keep the rest',
  kept: ({ cards, deck }: { cards: number; deck: Words }): Words =>
    cards === 0
      ? t`No card of it is left in ${deck}.`
      : plural(cards, {
          one: t`${cardCount(cards)} stays in ${deck}.`,
          other: t`${cardCount(cards)} stay in ${deck}.`,
        }),
} as const;
