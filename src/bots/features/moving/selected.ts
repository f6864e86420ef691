import type { CardId, DeckId, SearchId } from '../../../core/ids.js';
import type { Card } from '../../../core/library/card.js';
import type { CardPage } from '../../../core/library/cards.js';
import { ALL_MARKED, type CardSource, checkOf, type Selection } from '../../../core/library/selection.js';
import type { Action, ActionOf } from '../../chat/action.js';
import type { Button } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';

export { ALL_MARKED, isMarked } from '../../../core/library/selection.js';

/** A selection as the fields of a button. */
export type SelectedFields = Omit<ActionOf<'move.mark'>, 'type'>;

/** The fields of a button for a selection. */
export const fieldsOf = ({ source, page, marked, check }: Selection): SelectedFields => ({
  ...{ of: source.of, id: source.id },
  ...{ page, marked, check },
});

/** The selection that a button names. */
export const selectionOf = ({ of, id, page, marked, check }: SelectedFields): Selection => ({
  ...{ page, marked, check },
  source: sourceOf(of, id),
});

// Which kind of id it is, the button says beside it; a wrong one finds nothing.
const sourceOf = (of: SelectedFields['of'], id: SelectedFields['id']): CardSource => {
  if (of === 'deck' || id === null) return { of: 'deck', id: id as DeckId | null };
  return of === 'card' ? { of, id: id as CardId } : { of, id: id as SearchId };
};

/** Below a list: picks cards of its page. */
export const markButton = (source: CardSource, { cards, page }: CardPage): Button => ({
  label: messages.moving.mark,
  action: { type: 'move.mark', ...fieldsOf({ source, page, marked: 0, check: checkOf(cards) }) },
});

/** Below a card. */
export const moveButton = ({ id }: Pick<Card, 'id'>): Button => ({
  label: messages.moving.move,
  action: chooseAction({ source: { of: 'card', id }, page: 0, marked: ALL_MARKED, check: 0 }),
});

/** Asks for the deck that the selected cards go to. @param decks which page of decks */
export const chooseAction = (selection: Selection, decks = 0): Action => ({
  type: 'move.choose',
  ...fieldsOf(selection),
  decks,
});
