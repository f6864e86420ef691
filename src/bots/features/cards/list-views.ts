import type { DeckId } from '../../../core/ids.js';
import type { Card } from '../../../core/library/card.js';
import type { CardMark, CardPage, CardSearch } from '../../../core/library/cards.js';
import type { DeckName } from '../../../core/library/find-deck.js';
import type { CardSource } from '../../../core/library/selection.js';
import type { Action } from '../../chat/action.js';
import { bold, italic, type Message } from '../../chat/text.js';
import { type Block, text, type View } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';
import { markButton } from '../moving/selected.js';
import { clip, inRows, pageButtons, pagedTitle } from '../shared.js';
import { LISTED_BACK, LISTED_FRONT } from './views.js';

const words = messages.cards;

/** Characters of a name in a title. */
const NAME_MAX = 60;

export const cardListView = (list: CardPage, deck: DeckName | null): View =>
  pageView(
    list,
    deck ? words.cardsOf({ deck: deck.name, total: list.total }) : words.allCards({ total: list.total }),
    words.none,
    { of: 'deck', id: deck?.id ?? null },
    (page) => ({ type: 'card.list', deck: deck?.id ?? null, page }),
  );

export const cardSearchView = (found: CardSearch): View =>
  pageView(
    found,
    words.found({ words: clip(found.words, NAME_MAX), total: found.total }),
    words.nothingFound,
    { of: 'search', id: found.search },
    (page) => ({ type: 'card.search', search: found.search, page }),
  );

/** The deck's cards that have the mark. */
export const markedView = (list: CardPage, deck: DeckId, mark: CardMark): View => ({
  title: pagedTitle(words.marked[mark]({ total: list.total }), list.page, list.pages),
  blocks:
    list.cards.length === 0
      ? [text(words.none)]
      : [...list.cards.map(listLine), text(italic(pickMarked(list, mark)))],
  buttons: [
    ...inRows(
      list.cards.map(({ id }, i) => ({
        label: `${i + 1}`,
        action: { type: 'card.show', card: id } as const,
      })),
    ),
    [
      ...pageButtons(list.page, list.pages, (page) => ({ type: 'card.marked', deck, mark, page })),
      { label: messages.decks.back, action: { type: 'deck.show', deck } },
    ],
  ],
});

/** What others called wrong in their copies is in study all the while. */
const pickMarked = ({ cards }: CardPage, mark: CardMark): Message =>
  mark === 'calledWrong' && cards.some(({ isWrong }) => !isWrong)
    ? words.calledWrongInCopies
    : words.pickMarked[mark];

const pageView = (
  list: CardPage,
  title: Message,
  empty: Message,
  source: CardSource,
  to: (page: number) => Action,
): View => {
  const { cards, page, pages } = list;
  if (cards.length === 0)
    return {
      title,
      blocks: [text(empty)],
      buttons: [[{ label: words.add, action: { type: 'card.add', deck: null } }]],
    };
  return {
    title: pagedTitle(title, page, pages),
    blocks: [...cards.map(listLine), text(italic(words.pick))],
    buttons: [
      ...inRows(
        cards.map(({ id }, i) => ({ label: `${i + 1}`, action: { type: 'card.show', card: id } as const })),
      ),
      [...pageButtons(page, pages, to), markButton(source, list)],
    ],
  };
};

/** What its person said of a card is a mark before it. */
const listLine = ({ front, back, isWrong, isSetAside, isFlagged }: Card, i: number): Block =>
  text(
    `${i + 1}. ${isWrong ? '⚠ ' : ''}${isSetAside ? '⏸ ' : ''}${isFlagged ? '⚑ ' : ''}`,
    bold(clip(front, LISTED_FRONT)),
    ` — ${clip(back, LISTED_BACK)}`,
  );
