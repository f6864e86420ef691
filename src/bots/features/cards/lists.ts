import type { Cards } from '../../../core/library/cards.js';
import type { Decks } from '../../../core/library/decks.js';
import type { DeckName } from '../../../core/library/find-deck.js';
import { SEARCH_MAX } from '../../../core/library/limits.js';
import { type AnyCommand, command, press, submission } from '../../chat/command.js';
import { ask, reply, update } from '../../chat/outcome.js';
import { messages } from '../../messages/messages.js';
import { withDeck } from '../missing-deck.js';
import { deckOption, orTryAgain } from '../shared.js';
import { searchForm } from './forms.js';
import { cardListView, cardSearchView, markedView } from './list-views.js';

const words = messages.cards.commands;

interface ListDependencies {
  readonly cards: Cards;
  readonly decks: Decks;
}

/** All cards, or those that hold some words. */
export const listCommands = (dependencies: ListDependencies): AnyCommand[] => [
  listCommand(dependencies),
  searchCommand(dependencies),
];

const listCommand = ({ cards, decks }: ListDependencies): AnyCommand =>
  command({
    path: ['flashcard', 'list'],
    shortcut: 'list',
    description: words.list,
    positional: ['deck'],
    options: { deck: deckOption(decks, words.listDeck) },
    async run(turn, { deck: typed }) {
      const show = async (deck: DeckName | null) =>
        reply(cardListView(await cards.list(turn.actor.user, deck?.id ?? null, 0), deck));
      if (typed === undefined) return show(null);
      return withDeck(decks, turn, typed, { pick: (deck) => ({ type: 'card.list', deck, page: 0 }) }, show);
    },
  });

const searchCommand = ({ cards }: ListDependencies): AnyCommand =>
  command({
    path: ['flashcard', 'search'],
    shortcut: 'search',
    description: words.search,
    positional: ['words'],
    options: { words: { kind: 'text', description: words.words, maxLength: SEARCH_MAX } },
    async run({ actor, event }, input) {
      if (input.words === undefined) return ask(searchForm);
      return reply(cardSearchView(await cards.search(actor.user, input.words, event)));
    },
  });

/** Turning pages, and the search's form. */
export const listPresses = ({ cards, decks }: ListDependencies) => [
  press({
    action: 'card.askSearch',
    opens: 'form',
    run: async () => ask(searchForm),
  }),
  press({
    action: 'card.list',
    async run({ actor: { user } }, { deck, page }) {
      const facts = deck && (await decks.show(user, deck));
      return update(cardListView(await cards.list(user, deck, page), facts));
    },
  }),
  press({
    action: 'card.marked',
    run: async ({ actor }, { deck, mark, page }) =>
      update(markedView(await cards.marked(actor.user, deck, mark, page), deck, mark)),
  }),
  press({
    action: 'card.search',
    run: async ({ actor }, { search, page }) =>
      update(cardSearchView(await cards.searchPage(actor.user, search, page))),
  }),
];

/** What the search's form leads to. */
export const searchSubmissions = ({ cards }: ListDependencies) => [
  submission({
    action: 'card.submitSearch',
    run: ({ actor, event }, _, { words: typed = '' }) =>
      orTryAgain({ type: 'card.askSearch' }, async () =>
        reply(cardSearchView(await cards.search(actor.user, typed, event))),
      ),
  }),
];
