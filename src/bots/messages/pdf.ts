import { pageRanges } from '../../core/generation/text/ranges.js';
import type { StudyTip } from '../../core/generation/tip.js';
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

/** `page 4`, `pages 4–5, 7`. */
const pagesText = (pages: readonly number[]): string =>
  `${pages.length === 1 ? 'page' : 'pages'} ${pageRanges(pages)}`;

type TipText = { readonly [K in StudyTip['kind']]: (tip: Extract<StudyTip, { kind: K }>) => string };

const tipTexts: TipText = {
  pages_failed: ({ pages }) =>
    `Nothing came from ${pagesText(pages)} this time: try the rest before you rely on the deck.`,
  pages_without_text: ({ pages }) =>
    `No card asks about ${pagesText(pages)}, which held no text: add what matters there by hand.`,
  densest_pages: ({ cards, total, pages }) =>
    `${cards} of the ${total} cards come from ${pagesText(pages)}: read those again before your first session.`,
  definitions: ({ cards }) =>
    `${cards} cards ask what something is: say the answer aloud before you turn the card, then compare word for word.`,
  gaps: ({ cards }) =>
    `${cards} cards have a gap: read the whole sentence, and give the word before you look at any option.`,
  first_sitting: ({ cards, page }) =>
    `Begin with the first ${cards} cards (up to page ${page}) today, and add the others once those are easy.`,
  daily_pace: ({ cards, perDay, days }) =>
    `At ${perDay} new cards a day you have met all ${cards} in ${days} days; start at least a week before the exam.`,
  come_back: ({ cards }) =>
    `Come back to these ${cards} cards tomorrow and in three days: a short second look now saves a long one later.`,
  model: ({ text }) => text,
  text: ({ text }) => text,
};

/** A study tip as people read it. */
export const tipText = <K extends StudyTip['kind']>(tip: Extract<StudyTip, { kind: K }>): string =>
  tipTexts[tip.kind as K](tip);

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
