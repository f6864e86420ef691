import type { Cards } from '../../../core/library/cards.js';
import type { Decks } from '../../../core/library/decks.js';
import { SEARCH_MAX } from '../../../core/library/limits.js';
import { type AnyCommand, command, press, submission } from '../../chat/command.js';
import type { Outcome } from '../../chat/outcome.js';
import type { View } from '../../chat/view.js';
import { cardCommands as words } from '../../messages/cards.js';
import { deckOption, EVERYWHERE, orTryAgain } from '../parts.js';
import { cardListView, cardSearchView, searchForm } from './views.js';

interface ListParts {
  readonly cards: Cards;
  readonly decks: Decks;
}

const privateAnswer = { where: EVERYWHERE, audience: 'actor', opens: 'answer' } as const;
const reply = (view: View): Outcome => ({ kind: 'reply', view });
const update = (view: View): Outcome => ({ kind: 'update', view });

/** All cards, or those that hold some words. */
export const listCommands = (parts: ListParts): AnyCommand[] => [listCommand(parts), searchCommand(parts)];

const listCommand = ({ cards, decks }: ListParts): AnyCommand =>
  command({
    ...privateAnswer,
    path: ['flashcard', 'list'],
    shortcut: 'list',
    description: words.list,
    positional: ['deck'],
    options: { deck: deckOption(decks, words.listDeck) },
    async run({ actor: { user } }, input) {
      const deck = input.deck === undefined ? null : await decks.find(user, input.deck);
      return reply(cardListView(await cards.list(user, deck?.id ?? null, 0), deck));
    },
  });

const searchCommand = ({ cards }: ListParts): AnyCommand =>
  command({
    ...privateAnswer,
    path: ['flashcard', 'search'],
    shortcut: 'search',
    description: words.search,
    positional: ['words'],
    options: { words: { kind: 'text', description: words.words, maxLength: SEARCH_MAX } },
    async run({ actor, event }, input) {
      if (input.words === undefined) return { kind: 'ask', form: searchForm };
      return reply(cardSearchView(await cards.search(actor.user, input.words, event)));
    },
  });

/** Turning pages, and the search's form. */
export const listPresses = ({ cards, decks }: ListParts) => [
  press({
    action: 'card.askSearch',
    audience: 'actor',
    opens: 'form',
    run: async () => ({ kind: 'ask', form: searchForm }),
  }),
  press({
    action: 'card.list',
    audience: 'actor',
    opens: 'answer',
    async run({ actor: { user } }, { deck, page }) {
      const facts = deck && (await decks.show(user, deck));
      return update(cardListView(await cards.list(user, deck, page), facts));
    },
  }),
  press({
    action: 'card.search',
    audience: 'actor',
    opens: 'answer',
    run: async ({ actor }, { search, page }) =>
      update(cardSearchView(await cards.searchPage(actor.user, search, page))),
  }),
];

/** What the search's form leads to. */
export const searchSubmissions = ({ cards }: ListParts) => [
  submission({
    action: 'card.submitSearch',
    audience: 'actor',
    run: ({ actor, event }, _, { words: typed = '' }) =>
      orTryAgain({ type: 'card.askSearch' }, async () =>
        reply(cardSearchView(await cards.search(actor.user, typed, event))),
      ),
  }),
];
