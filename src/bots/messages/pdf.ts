import type { DropReason, SkipReason } from '../../core/generation/types.js';

/** How a page without a card is explained. */
export const skipText: Readonly<Record<SkipReason, string>> = {
  no_text: 'no text on it',
  tables_only: 'only tables or figures',
  no_facts: 'nothing that makes a card',
  refused: 'refused by the model',
  model_failed: 'the model could not be reached',
  enough_cards: 'enough cards without it',
  cancelled: 'not read',
};

/** How a proposed card that was not kept is explained. */
export const dropText: Readonly<Record<DropReason, string>> = {
  ungrounded: 'their quote is not in the document',
  duplicate: 'they repeat another card',
  malformed: 'they were incomplete',
  too_long: 'they were too long',
  not_self_contained: 'they made no sense on their own',
};

export const pdfWords = {
  waiting: 'Waiting for its turn.',
  opening: 'Opening the file.',
  extractive: 'Made without a model, from the sentences of the text itself.',
  grounded: 'Every quote was found on its page. That shows where a card comes from, not that it is right.',
  cancelled: 'Cancelled. Cards made before that are in the deck.',
  cancelledEmpty: 'Cancelled before the first card.',
  discarded: 'All its cards were discarded.',
  noCards: 'No card could be made from it.',
  reviewOver: 'That was the last card.',
  private: 'The cards come to our private chat.',
  tips: 'Study tips',
} as const;
