import type { DropReason, SkipReason } from '../../../core/generation/types.js';
import type { Words } from '../../chat/text.js';
import { cardCount, join, plural, t } from './wording.js';

/** How so many pages without a card are explained. */
const skipReasons: Readonly<Record<SkipReason, (count: number) => Words>> = {
  no_text: () => 'no text',
  tables_only: () => 'only tables or figures',
  no_facts: () => 'nothing that makes a card',
  refused: () => 'refused by the model',
  model_failed: () => 'the model could not be reached',
  enough_cards: (count) =>
    plural(count, { one: 'enough cards without it', other: 'enough cards without them' }),
  no_room: () => 'no room for more cards',
  cancelled: () => 'not read',
};

/** What was wrong with so many proposed cards that were not kept. */
const dropReasons: Readonly<Record<DropReason, (count: number) => Words>> = {
  ungrounded: (count) =>
    plural(count, {
      one: t`${count} had a quote that is not in the text`,
      other: t`${count} had quotes that are not in the text`,
    }),
  duplicate: (count) =>
    plural(count, { one: t`${count} repeated another card`, other: t`${count} repeated other cards` }),
  malformed: (count) =>
    plural(count, { one: t`${count} was incomplete`, other: t`${count} were incomplete` }),
  too_long: (count) => plural(count, { one: t`${count} was too long`, other: t`${count} were too long` }),
  not_self_contained: (count) => t`${count} made no sense without the page`,
  no_room: (count) => t`${count} found no room: you have as many cards as there can be`,
};

/** Pages as people write them, in ascending runs: `1–4, 7, 9–12`. */
export type Runs = readonly (readonly [from: number, to: number])[];

const runsText = (runs: Runs): Words =>
  join(
    runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)),
    ', ',
  );

export const pdf = {
  studyNow: 'Study now',
  cancel: 'Cancel',
  review: 'Review cards',
  rest: 'Try the rest',
  discard: 'Discard all',
  undo: 'Undo',
  keep: 'Keep',
  edit: 'Edit',
  drop: 'Drop',
  back: 'Back',
  more: ({ from, to }: { from: number; to: number }) => t`More from p. ${runsText([[from, to]])}`,
  waiting: 'Waiting for its turn.',
  stopped: 'Stopped.',
  opening: 'Opening the file.',
  soFar: ({ read, pages, cards }: { read: number; pages: number; cards: number }) =>
    plural(pages, {
      one: t`Read ${read} of ${pages} page, ${cardCount(cards)} so far.`,
      other: t`Read ${read} of ${pages} pages, ${cardCount(cards)} so far.`,
    }),
  done: ({ cards }: { cards: number }) => t`Done: ${cardCount(cards)}.`,
  deck: ({ deck }: { deck: Words }) => t`Deck: ${deck}`,
  title: ({ cards, file }: { cards: number; file: string }) => t`${cardCount(cards)} from ${file}`,
  inDeck: ({ deck }: { deck: Words }) => t`In your deck ${deck}.`,
  madeBefore: ({ cards, deck }: { cards: number; deck: Words }) =>
    plural(cards, {
      one: t`${cardCount(cards)} made before that is in ${deck}.`,
      other: t`${cardCount(cards)} made before that are in ${deck}.`,
    }),
  extractive: 'Made without a model, from the sentences of the text itself.',
  grounded: 'Every quote was found on its page. That shows where a card comes from, not that it is right.',
  cancelled: ({ cards }: { cards: number }) =>
    plural(cards, {
      one: 'Cancelled. The card made before that is in your deck.',
      other: t`Cancelled. The ${cards} cards made before that are in your deck.`,
    }),
  cancelledEmpty: 'Cancelled before the first card.',
  discarded: 'All its cards were discarded.',
  noCards: 'No card could be made from it.',
  facts: { covered: 'Pages with cards', skipped: 'Pages without', dropped: 'Cards not kept' },
  covered: ({ covered, pages, runs }: { covered: number; pages: number; runs: Runs }) =>
    t`${covered} of ${pages} (p. ${runsText(runs)})`,
  /** The runs would be too many to read. */
  coveredBetween: (slots: { covered: number; pages: number; first: number; last: number }) =>
    t`${slots.covered} of ${slots.pages} (from p. ${slots.first} to ${slots.last})`,
  coveredNone: ({ pages }: { pages: number }) => t`none of ${pages}`,
  skipped: ({ runs, count, reason }: { runs: Runs; count: number; reason: SkipReason }) =>
    t`p. ${runsText(runs)}: ${skipReasons[reason](count)}`,
  /** The runs would be too many to read. */
  skippedMany: ({ count, reason }: { count: number; reason: SkipReason }) =>
    t`${count} other pages: ${skipReasons[reason](count)}`,
  dropped: ({ count, reason }: { count: number; reason: DropReason }) => dropReasons[reason](count),
  card: ({ number, total }: { number: number; total: number }) => t`Card ${number} of ${total}`,
  cardDropped: ({ number, total }: { number: number; total: number }) =>
    t`Card ${number} of ${total} (dropped)`,
  quoted: ({ page, quote }: { page: number; quote: string }) => t`p. ${page}: ${quote}`,
  reviewOver: ({ cards, deck }: { cards: number; deck: Words }) =>
    t`That was the last card. ${cardCount(cards)} kept in ${deck}.`,
  wrongAnswers: 'Wrong answers',
  private: 'The cards come to our private chat.',
  tips: 'Study tips',
  commands: {
    pdf: 'Make flashcards from a PDF',
    file: 'The PDF',
    cards: 'How many cards',
    deck: 'The deck they go to; a new one named after the file by default',
    focus: 'What to look for in it',
    language: 'The language of the cards',
    private: 'Send progress and cards to our private chat',
  },
} as const;
