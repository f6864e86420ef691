import type { DeckId, UserId } from '../../../core/ids.js';
import type { Decks } from '../../../core/library/decks.js';
import type { DeckName } from '../../../core/library/find-deck.js';
import { DECK_NAME_MAX } from '../../../core/library/limits.js';
import { type AnyCommand, command, type Feature, press, submission } from '../../chat/command.js';
import type { Outcome } from '../../chat/outcome.js';
import type { Turn } from '../../chat/turn.js';
import type { View } from '../../chat/view.js';
import { deckWords, deckCommands as words } from '../../messages/decks.js';
import { deckOption, EVERYWHERE, orTryAgain } from '../parts.js';
import { deckDeletedView, deckListView, deckView, newDeckForm, renameForm } from './views.js';

/** Decks: listing, making, naming, deleting. */
export const decksFeature = ({ decks }: { readonly decks: Decks }): Feature => ({
  commands: [listCommand(decks), createCommand(decks), renameCommand(decks), ...deckCommands(decks)],
  presses: [...viewPresses(decks), ...formPresses(decks)],
  submissions: submissions(decks),
});

const privateAnswer = { where: EVERYWHERE, audience: 'actor', opens: 'answer' } as const;
const reply = (view: View): Outcome => ({ kind: 'reply', view });
const update = (view: View): Outcome => ({ kind: 'update', view });
const nameOption = (description: string) =>
  ({ kind: 'text', description, maxLength: DECK_NAME_MAX }) as const;

const listCommand = (decks: Decks): AnyCommand =>
  command({
    ...privateAnswer,
    path: ['deck', 'list'],
    shortcut: 'decks',
    description: words.list,
    options: {},
    run: async ({ actor }) => reply(deckListView(await decks.list(actor.user, 0))),
  });

const createCommand = (decks: Decks): AnyCommand =>
  command({
    ...privateAnswer,
    path: ['deck', 'create'],
    description: words.create,
    positional: ['name'],
    options: { name: nameOption(words.name) },
    run: async (turn, { name }) =>
      name === undefined ? { kind: 'ask', form: newDeckForm } : reply(await create(decks, turn, name)),
  });

const create = async (decks: Decks, { actor, event }: Turn, name: string): Promise<View> => {
  const { id } = await decks.create(actor.user, name, event);
  return deckView(await decks.show(actor.user, id), deckWords.created);
};

const renameCommand = (decks: Decks): AnyCommand =>
  command({
    ...privateAnswer,
    path: ['deck', 'rename'],
    description: words.rename,
    positional: ['deck', 'name'],
    options: { deck: deckOption(decks, words.deck), name: nameOption(words.newName) },
    async run({ actor: { user } }, { deck, name }) {
      if (deck === undefined) return reply(deckListView(await decks.list(user, 0)));
      const found = await decks.find(user, deck);
      if (name === undefined) return { kind: 'ask', form: renameForm(found) };
      return reply(await rename(decks, user, found.id, name));
    },
  });

const rename = async (decks: Decks, user: UserId, deck: DeckId, name: string): Promise<View> => {
  await decks.rename(user, deck, name);
  return deckView(await decks.show(user, deck), deckWords.renamed);
};

/** `delete` and `show` of the deck that was named; a list to pick from when none was. */
const deckCommands = (decks: Decks): AnyCommand[] => {
  const onDeck = (name: 'delete' | 'show', act: (user: UserId, deck: DeckName) => Promise<View>) =>
    command({
      ...privateAnswer,
      path: ['deck', name],
      description: words[name],
      positional: ['deck'],
      options: { deck: deckOption(decks, words.deck) },
      async run({ actor: { user } }, { deck }) {
        if (deck === undefined) return reply(deckListView(await decks.list(user, 0)));
        return reply(await act(user, await decks.find(user, deck)));
      },
    });
  return [
    onDeck('delete', async (user, { id }) => deckDeletedView(await decks.delete(user, id))),
    onDeck('show', async (user, { id }) => deckView(await decks.show(user, id))),
  ];
};

const viewPresses = (decks: Decks) => {
  const shown = { audience: 'actor', opens: 'answer' } as const;
  return [
    press({
      ...shown,
      action: 'deck.list',
      run: async ({ actor }, { page }) => update(deckListView(await decks.list(actor.user, page))),
    }),
    press({
      ...shown,
      action: 'deck.show',
      run: async ({ actor }, { deck }) => update(deckView(await decks.show(actor.user, deck))),
    }),
    press({
      ...shown,
      action: 'deck.delete',
      run: async ({ actor }, { deck }) => update(deckDeletedView(await decks.delete(actor.user, deck))),
    }),
    press({
      ...shown,
      action: 'deck.restore',
      async run({ actor: { user } }, { deck }) {
        await decks.restore(user, deck);
        return update(deckView(await decks.show(user, deck), deckWords.restored));
      },
    }),
  ];
};

const formPresses = (decks: Decks) => {
  const form = { audience: 'actor', opens: 'form' } as const;
  return [
    press({ ...form, action: 'deck.create', run: async () => ({ kind: 'ask', form: newDeckForm }) }),
    press({
      ...form,
      action: 'deck.rename',
      run: async ({ actor }, { deck }) => ({
        kind: 'ask',
        form: renameForm(await decks.show(actor.user, deck)),
      }),
    }),
  ];
};

const submissions = (decks: Decks) => [
  submission({
    action: 'deck.submitNew',
    audience: 'actor',
    run: (turn, _, { name = '' }) =>
      orTryAgain({ type: 'deck.create' }, async () => reply(await create(decks, turn, name))),
  }),
  submission({
    action: 'deck.submitName',
    audience: 'actor',
    run: ({ actor }, { deck }, { name = '' }) =>
      orTryAgain({ type: 'deck.rename', deck }, async () =>
        reply(await rename(decks, actor.user, deck, name)),
      ),
  }),
];
