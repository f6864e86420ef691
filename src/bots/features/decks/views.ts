import type { DeckFacts } from '../../../core/library/deck-facts.js';
import type { DeckDetails, DeckPage } from '../../../core/library/decks.js';
import type { DeckName } from '../../../core/library/find-deck.js';
import { DECK_NAME_MAX } from '../../../core/library/limits.js';
import type { Form } from '../../chat/outcome.js';
import { bold, italic } from '../../chat/text.js';
import { type Block, type Button, text, type View } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';
import { inRows, pageButtons, pagedTitle } from '../shared.js';

const words = messages.decks;

export const deckListView = ({ decks, page, pages, total }: DeckPage): View => ({
  title: pagedTitle(words.title({ total }), page, pages),
  blocks: [...decks.map(listLine), text(italic(words.pick))],
  buttons: [
    ...inRows(
      decks.map(({ id }, i) => ({ label: `${i + 1}`, action: { type: 'deck.show', deck: id } as const })),
    ),
    [
      ...pageButtons(page, pages, (to) => ({ type: 'deck.list', page: to })),
      { label: words.create, action: { type: 'deck.create' } },
      { label: words.study, action: { type: 'study.start', deck: null }, tone: 'primary' },
    ],
  ],
});

const listLine = ({ name, cards, due, fresh }: DeckFacts, i: number): Block =>
  text(`${i + 1}. `, bold(name), ' — ', words.counts({ cards, due, fresh }));

/** What just happened to a deck. */
export type DeckNote = 'created' | 'renamed' | 'restored';

/** A deck with everything that can be done to it. */
export const deckView = (deck: DeckDetails, note?: DeckNote): View => ({
  title: note === undefined ? deck.name : words[note]({ deck: deck.name }),
  blocks: [
    ...(deck.isDefault ? [text(words.isDefault)] : []),
    {
      kind: 'facts',
      rows: [
        { label: words.facts.cards, value: [`${deck.cards}`] },
        { label: words.facts.due, value: [`${deck.due}`] },
        { label: words.facts.fresh, value: [`${deck.fresh}`] },
        ...(deck.calledWrong > 0
          ? [{ label: messages.mend.calledWrong, value: [`${deck.calledWrong}`] }]
          : []),
        ...(deck.setAside > 0 ? [{ label: words.facts.setAside, value: [`${deck.setAside}`] }] : []),
        ...(deck.flagged > 0 ? [{ label: words.facts.flagged, value: [`${deck.flagged}`] }] : []),
      ],
    },
  ],
  buttons: [
    [
      { label: words.study, action: { type: 'study.start', deck: deck.id }, tone: 'primary' },
      { label: words.cards, action: { type: 'card.list', deck: deck.id, page: 0 } },
      { label: words.addCard, action: { type: 'card.add', deck: deck.id } },
    ],
    [
      { label: words.rename, action: { type: 'deck.rename', deck: deck.id } },
      ...(deck.isDefault
        ? []
        : [{ label: words.delete, action: { type: 'deck.delete', deck: deck.id }, tone: 'danger' } as const]),
      { label: words.merge, action: { type: 'deck.mergeWith', deck: deck.id, decks: 0 } },
      { label: words.all, action: { type: 'deck.list', page: 0 } },
    ],
    ...markedRow(deck),
  ],
});

const MARKS = ['setAside', 'flagged', 'calledWrong'] as const;

/** To the deck's cards that have a mark, where there are any. */
const markedRow = (deck: DeckDetails): Button[][] => {
  const row = MARKS.filter((mark) => deck[mark] > 0).map(
    (mark): Button => ({
      label: words.showMarked[mark],
      action: { type: 'card.marked', deck: deck.id, mark, page: 0 },
    }),
  );
  return row.length > 0 ? [row] : [];
};

export const deckDeletedView = ({ id, name }: DeckName): View => ({
  blocks: [text(words.deleted({ deck: name }))],
  buttons: [[{ label: words.undo, action: { type: 'deck.restore', deck: id } }]],
});

const nameField = (value?: string): Form['fields'][number] => {
  const { name: label, placeholder } = words.forms;
  const field = { name: 'name', label, placeholder, required: true, maxLength: DECK_NAME_MAX };
  return value === undefined ? field : { ...field, value };
};

export const newDeckForm: Form = {
  title: words.forms.create,
  fields: [nameField()],
  submit: { type: 'deck.submitNew' },
  reopen: { type: 'deck.create' },
};

export const renameForm = ({ id, name }: DeckName): Form => ({
  title: words.forms.rename,
  fields: [nameField(name)],
  submit: { type: 'deck.submitName', deck: id },
  reopen: { type: 'deck.rename', deck: id },
});
