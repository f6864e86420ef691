import type { DropReason, SkipReason } from '../../core/generation/types.js';

/** `1 card`, `2 cards`. */
export const cardCount = (count: number): string => `${count} ${count === 1 ? 'card' : 'cards'}`;

type Explained<Reason extends string> = Readonly<Record<Reason, (count: number) => string>>;

/** How so many pages without a card are explained. */
export const skipText: Explained<SkipReason> = {
  no_text: () => 'no text',
  tables_only: () => 'only tables or figures',
  no_facts: () => 'nothing that makes a card',
  refused: () => 'refused by the model',
  model_failed: () => 'the model could not be reached',
  enough_cards: (count) => `enough cards without ${count === 1 ? 'it' : 'them'}`,
  no_room: () => 'no room for more cards',
  cancelled: () => 'not read',
};

const was = (count: number): string => (count === 1 ? 'was' : 'were');

/** What was wrong with so many proposed cards that were not kept. */
export const dropText: Explained<DropReason> = {
  ungrounded: (count) => `had ${count === 1 ? 'a quote that is' : 'quotes that are'} not in the text`,
  duplicate: (count) => `repeated ${count === 1 ? 'another card' : 'other cards'}`,
  malformed: (count) => `${was(count)} incomplete`,
  too_long: (count) => `${was(count)} too long`,
  not_self_contained: () => 'made no sense without the page',
  no_room: () => 'found no room: you have as many cards as there can be',
};

export const pdfWords = {
  waiting: 'Waiting for its turn.',
  stopped: 'Stopped.',
  opening: 'Opening the file.',
  soFar: (read: number, pages: number, cards: number) =>
    `Read ${read} of ${pages} ${pages === 1 ? 'page' : 'pages'}, ${cardCount(cards)} so far.`,
  extractive: 'Made without a model, from the sentences of the text itself.',
  grounded: 'Every quote was found on its page. That shows where a card comes from, not that it is right.',
  cancelled: (cards: number) =>
    `Cancelled. The ${cards === 1 ? 'card' : `${cards} cards`} made before that ${cards === 1 ? 'is' : 'are'} in your deck.`,
  cancelledEmpty: 'Cancelled before the first card.',
  discarded: 'All its cards were discarded.',
  noCards: 'No card could be made from it.',
  reviewOver: 'That was the last card.',
  wrongAnswers: 'Wrong answers',
  private: 'The cards come to our private chat.',
  tips: 'Study tips',
} as const;
