import { OPTION_MAX } from '../answers/alike.js';
import { WRONG_MAX } from '../answers/wrong.js';

// Chosen so that a card with its deck, page and quote fits one message of either platform even when every
// character needs escaping (Discord: 4,000 characters of text in a message with components).

/** Characters of a card's front. */
export const CARD_FRONT_MAX = 500;
/** Characters of a card's back. */
export const CARD_BACK_MAX = 1_000;
/** Characters of one wrong option of a `choice` card. */
export const CARD_DISTRACTOR_MAX = OPTION_MAX;
/** Wrong options of a `choice` card. */
export const CARD_DISTRACTORS_MAX = WRONG_MAX;
/** Characters of the quote that a card shows as its source, and that is searched for: the search's cost grows with it. */
export const CARD_QUOTE_MAX = 300;
/** Cards that are added together, as a list. */
export const LISTED_CARDS_MAX = 100;
/** Characters of a list that is typed into a form (Discord). */
export const LIST_TEXT_MAX = 4_000;
/** Characters of a search. */
export const SEARCH_MAX = 200;
/** Characters of a deck's name. */
export const DECK_NAME_MAX = 60;
/** Suggestions while typing: as many as Discord shows. */
export const SUGGESTIONS_MAX = 25;
/** Decks a person may have, so that lists and completion stay usable. */
export const DECKS_MAX = 200;
/** Cards a person may have. */
export const CARDS_MAX = 20_000;
