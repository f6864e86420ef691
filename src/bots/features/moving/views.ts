import type { DeckId, MoveId } from '../../../core/ids.js';
import type { CardPage } from '../../../core/library/cards.js';
import type { DeckPage } from '../../../core/library/decks.js';
import type { DeckName } from '../../../core/library/find-deck.js';
import { DECK_NAME_MAX } from '../../../core/library/limits.js';
import type { Merged, Moved } from '../../../core/library/moves.js';
import type { CardSource, Selection } from '../../../core/library/selection.js';
import type { Action } from '../../chat/action.js';
import type { Form } from '../../chat/outcome.js';
import { bold, italic, type Message } from '../../chat/text.js';
import { type Block, type Button, text, type View } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';
import { clip, inRows, pageButtons, pagedTitle } from '../shared.js';
import { ALL_MARKED, chooseAction, fieldsOf, isMarked } from './selected.js';

const words = messages.moving;

/** Characters of a card's front in a list of ten. */
const LISTED_FRONT = 100;
/** Characters of a deck's name on one of three buttons in a row. */
const DECK_LABEL_MAX = 24;
/** So that ten decks leave room for a row of other buttons. */
const DECKS_PER_ROW = 3;

/** A page of cards, of which some are marked. */
export const markView = (list: CardPage, selection: Selection): View => ({
  title: pagedTitle(words.which, list.page, list.pages),
  blocks: [
    ...list.cards.map(
      ({ front }, i): Block =>
        text(isMarked(selection.marked, i) ? '☑ ' : '☐ ', `${i + 1}. `, bold(clip(front, LISTED_FRONT))),
    ),
    text(italic(words.howToMark)),
  ],
  buttons: [
    ...inRows(list.cards.map((_, i) => toggle(selection, i))),
    [...moveMarked(selection), moveAll(list, selection), backTo(selection.source, list.page)],
  ],
});

const toggle = (selection: Selection, i: number): Button => ({
  label: isMarked(selection.marked, i) ? `☑ ${i + 1}` : `${i + 1}`,
  action: { type: 'move.mark', ...fieldsOf({ ...selection, marked: selection.marked ^ (1 << i) }) },
});

const moveMarked = (selection: Selection): Button[] => {
  const cards = [...selection.marked.toString(2)].filter((bit) => bit === '1').length;
  if (cards === 0) return [];
  return [{ label: words.moveSome({ cards }), action: chooseAction(selection), tone: 'primary' }];
};

const moveAll = ({ total: cards }: CardPage, selection: Selection): Button => ({
  label: words.moveAll({ cards }),
  action: chooseAction({ ...selection, marked: ALL_MARKED }),
});

const backTo = (source: CardSource, page: number): Button => ({
  label: words.cancel,
  action: backAction(source, page),
});

const backAction = (source: CardSource, page: number): Action => {
  if (source.of === 'card') return { type: 'card.show', card: source.id };
  return source.of === 'deck'
    ? { type: 'card.list', deck: source.id, page }
    : { type: 'card.search', search: source.id, page };
};

/** Which deck the selected cards go to. */
export const chooseView = (decks: DeckPage, selection: Selection, cards: number): View => ({
  ...pickView(decks, words.whereTo({ cards }), {
    pick: (deck) => ({ type: 'move.into', ...fieldsOf(selection), deck }),
    turn: (page) => chooseAction(selection, page),
    more: [
      { label: messages.decks.create, action: { type: 'move.intoNew', ...fieldsOf(selection) } },
      backTo(selection.source, selection.page),
    ],
  }),
});

/** Which deck another one goes into. */
export const mergeWithView = (decks: DeckPage, { id, name: deck }: DeckName): View =>
  pickView({ ...decks, decks: decks.decks.filter((each) => each.id !== id) }, words.mergeWith({ deck }), {
    pick: (into) => ({ type: 'deck.merge', from: id, into }),
    turn: (page) => ({ type: 'deck.mergeWith', deck: id, decks: page }),
    more: [{ label: words.cancel, action: { type: 'deck.show', deck: id } }],
  });

interface Picking {
  readonly pick: (deck: DeckId) => Action;
  readonly turn: (page: number) => Action;
  readonly more: readonly Button[];
}

const pickView = ({ decks, page, pages }: DeckPage, asked: Message, { pick, turn, more }: Picking): View => ({
  blocks: [text(asked)],
  buttons: [
    ...inRows(
      decks.map(({ id, name }): Button => ({ label: clip(name, DECK_LABEL_MAX), action: pick(id) })),
      DECKS_PER_ROW,
    ),
    [...pageButtons(page, pages, turn), ...more],
  ],
});

/** What was done, with the way back. */
export const movedView = ({ move, cards, into }: Moved): View =>
  doneView(words.moved({ cards, deck: into.name }), into, { move, merged: null });

export const mergedView = ({ move, cards, from, into, isFromLeft }: Merged): View => {
  const said = { cards, from: from.name, into: into.name };
  return doneView(isFromLeft ? words.emptied(said) : words.merged(said), into, { move, merged: from.id });
};

const doneView = (
  said: Message,
  { id: deck }: DeckName,
  undo: { readonly move: MoveId; readonly merged: DeckId | null },
): View => ({
  blocks: [text(said)],
  buttons: [
    [
      { label: words.undo, action: { type: 'move.undo', ...undo } },
      { label: words.open, action: { type: 'deck.show', deck } },
    ],
  ],
});

export const movedBackView = (cards: number): View => ({
  blocks: [text(words.back({ cards }))],
  buttons: [[{ label: messages.decks.all, action: { type: 'deck.list', page: 0 } }]],
});

export const newDeckForm = (selection: Selection): Form => ({
  title: messages.decks.forms.create,
  fields: [
    {
      name: 'name',
      label: messages.decks.forms.name,
      placeholder: messages.decks.forms.placeholder,
      required: true,
      maxLength: DECK_NAME_MAX,
    },
  ],
  submit: { type: 'move.submitNew', ...fieldsOf(selection) },
  reopen: { type: 'move.intoNew', ...fieldsOf(selection) },
});
