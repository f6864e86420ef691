import type { DeckId, UserId } from '../../../core/ids.js';
import type { Decks } from '../../../core/library/decks.js';
import type { DeckName } from '../../../core/library/find-deck.js';
import { DECK_NAME_MAX } from '../../../core/library/limits.js';
import type { Action } from '../../chat/action.js';
import { type AnyCommand, command, type Feature, press, submission } from '../../chat/command.js';
import { ask, reply, update } from '../../chat/outcome.js';
import type { Message } from '../../chat/text.js';
import type { Turn } from '../../chat/turn.js';
import type { View } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';
import { type Instead, withDeck } from '../missing-deck.js';
import { deckOption, orTryAgain } from '../shared.js';
import { deckDeletedView, deckListView, deckView, newDeckForm, renameForm } from './views.js';

const words = messages.decks.commands;

/** Decks: listing, making, naming, deleting. */
export const decksFeature = ({ decks }: { readonly decks: Decks }): Feature => ({
  commands: [listCommand(decks), createCommand(decks), renameCommand(decks), ...deckCommands(decks)],
  presses: [...viewPresses(decks), ...formPresses(decks)],
  submissions: submissions(decks),
});

const toShow = (deck: DeckId): Action => ({ type: 'deck.show', deck });
const toDelete = (deck: DeckId): Action => ({ type: 'deck.delete', deck });
const toRename = (deck: DeckId): Action => ({ type: 'deck.rename', deck });

const nameOption = (description: Message) =>
  ({ kind: 'text', description, maxLength: DECK_NAME_MAX }) as const;

const listCommand = (decks: Decks): AnyCommand =>
  command({
    path: ['deck', 'list'],
    shortcut: 'decks',
    description: words.list,
    options: {},
    run: async ({ actor }) => reply(deckListView(await decks.list(actor.user, 0))),
  });

const createCommand = (decks: Decks): AnyCommand =>
  command({
    path: ['deck', 'create'],
    description: words.create,
    positional: ['name'],
    options: { name: nameOption(words.name) },
    run: async (turn, { name }) =>
      name === undefined ? ask(newDeckForm) : reply(await create(decks, turn, name)),
  });

const create = async (decks: Decks, { actor, event }: Turn, name: string): Promise<View> => {
  const { id } = await decks.create(actor.user, name, event);
  return deckView(await decks.show(actor.user, id), 'created');
};

const renameCommand = (decks: Decks): AnyCommand =>
  command({
    path: ['deck', 'rename'],
    description: words.rename,
    positional: ['deck', 'name'],
    options: { deck: deckOption(decks, words.deck), name: nameOption(words.newName) },
    async run(turn, { deck, name }) {
      const { user } = turn.actor;
      if (deck === undefined) return reply(deckListView(await decks.list(user, 0)));
      if (name === undefined)
        return withDeck(decks, turn, deck, { pick: toRename, creates: false }, async (found) =>
          ask(renameForm(found)),
        );
      const kept = await decks.remember(user, name, turn.event);
      const pick = (id: DeckId): Action => ({ type: 'deck.renameTo', deck: id, name: kept });
      return withDeck(decks, turn, deck, { pick, creates: false }, async ({ id }) =>
        reply(await rename(decks, user, id, name)),
      );
    },
  });

const rename = async (decks: Decks, user: UserId, deck: DeckId, name: string): Promise<View> => {
  await decks.rename(user, deck, name);
  return deckView(await decks.show(user, deck), 'renamed');
};

/** `delete` and `show` of the deck that was named; a list to pick from when none was. */
const deckCommands = (decks: Decks): AnyCommand[] => {
  const onDeck = (
    name: 'delete' | 'show',
    instead: Instead,
    act: (user: UserId, deck: DeckName) => Promise<View>,
  ) =>
    command({
      path: ['deck', name],
      description: words[name],
      positional: ['deck'],
      options: { deck: deckOption(decks, words.deck) },
      async run(turn, { deck }) {
        const { user } = turn.actor;
        if (deck === undefined) return reply(deckListView(await decks.list(user, 0)));
        return withDeck(decks, turn, deck, instead, async (found) => reply(await act(user, found)));
      },
    });
  return [
    onDeck('delete', { pick: toDelete, isDestructive: true }, async (user, { id }) =>
      deckDeletedView(await decks.delete(user, id)),
    ),
    onDeck('show', { pick: toShow }, async (user, { id }) => deckView(await decks.show(user, id))),
  ];
};

const viewPresses = (decks: Decks) => [
  press({
    action: 'deck.list',
    run: async ({ actor }, { page }) => update(deckListView(await decks.list(actor.user, page))),
  }),
  press({
    action: 'deck.show',
    run: async ({ actor }, { deck }) => update(deckView(await decks.show(actor.user, deck))),
  }),
  press({
    action: 'deck.delete',
    run: async ({ actor }, { deck }) => update(deckDeletedView(await decks.delete(actor.user, deck))),
  }),
  press({
    action: 'deck.createNamed',
    async run({ actor: { user } }, { name }) {
      const { id, isNew } = await decks.make(user, await decks.remembered(user, name));
      return update(deckView(await decks.show(user, id), isNew ? 'created' : undefined));
    },
  }),
  press({
    action: 'deck.renameTo',
    run: async ({ actor: { user } }, { deck, name }) =>
      update(await rename(decks, user, deck, await decks.remembered(user, name))),
  }),
  press({
    action: 'deck.restore',
    async run({ actor: { user } }, { deck }) {
      await decks.restore(user, deck);
      return update(deckView(await decks.show(user, deck), 'restored'));
    },
  }),
];

const formPresses = (decks: Decks) => [
  press({ action: 'deck.create', opens: 'form', run: async () => ask(newDeckForm) }),
  press({
    action: 'deck.rename',
    opens: 'form',
    run: async ({ actor }, { deck }) => ask(renameForm(await decks.show(actor.user, deck))),
  }),
];

const submissions = (decks: Decks) => [
  submission({
    action: 'deck.submitNew',
    run: (turn, _, { name = '' }) =>
      orTryAgain({ type: 'deck.create' }, async () => reply(await create(decks, turn, name))),
  }),
  submission({
    action: 'deck.submitName',
    run: ({ actor }, { deck }, { name = '' }) =>
      orTryAgain({ type: 'deck.rename', deck }, async () =>
        reply(await rename(decks, actor.user, deck, name)),
      ),
  }),
];
