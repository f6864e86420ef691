import { UserError } from '../../../core/errors.js';
import type { DeckId } from '../../../core/ids.js';
import type { Decks } from '../../../core/library/decks.js';
import type { Moves } from '../../../core/library/moves.js';
import type { Action } from '../../chat/action.js';
import { type AnyCommand, command, type Feature, press, submission } from '../../chat/command.js';
import { ask, type Outcome, reply, update } from '../../chat/outcome.js';
import type { Turn } from '../../chat/turn.js';
import type { View } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';
import { deckListView, deckView } from '../decks/views.js';
import { withDeck } from '../missing-deck.js';
import { deckOption, orTryAgain } from '../shared.js';
import { selectionOf } from './selected.js';
import {
  chooseView,
  markView,
  mergedView,
  mergeWithView,
  movedBackView,
  movedView,
  newDeckForm,
} from './views.js';

const words = messages.moving.commands;

export interface MovingDependencies {
  readonly moves: Moves;
  readonly decks: Decks;
}

/** Cards go to other decks: one, several, or all of a deck. */
export const movingFeature = (dependencies: MovingDependencies): Feature => ({
  commands: [mergeCommand(dependencies)],
  presses: [
    ...cardPresses(dependencies),
    ...newDeckPresses,
    ...mergePresses(dependencies),
    undoPress(dependencies),
  ],
  submissions: [
    submission({
      action: 'move.submitNew',
      run: (turn, { type: _, ...selected }, { name = '' }) =>
        orTryAgain({ type: 'move.intoNew', ...selected }, async () => {
          const deck = await dependencies.decks.make(turn.actor.user, name);
          const { moves } = dependencies;
          return reply(
            movedView(await moves.move(turn.actor.user, selectionOf(selected), deck.id, turn.event)),
          );
        }),
    }),
  ],
});

const cardPresses = ({ moves, decks }: MovingDependencies) => [
  press({
    action: 'move.mark',
    async run({ actor: { user } }, button) {
      const selection = selectionOf(button);
      const { source, page } = selection;
      if (source.of === 'card') throw new UserError('action.expired', {});
      await moves.count(user, selection);
      return update(markView(await moves.page(user, source, page), selection));
    },
  }),
  press({
    action: 'move.choose',
    async run({ actor: { user } }, button) {
      const selection = selectionOf(button);
      const cards = await moves.count(user, selection);
      return update(chooseView(await decks.list(user, button.decks), selection, cards));
    },
  }),
  press({
    action: 'move.into',
    run: async ({ actor, event }, button) =>
      update(movedView(await moves.move(actor.user, selectionOf(button), button.deck, event))),
  }),
];

const newDeckPresses = [
  press({
    action: 'move.intoNew',
    opens: 'form',
    run: async (_, button) => ask(newDeckForm(selectionOf(button))),
  }),
];

const undoPress = ({ moves, decks }: MovingDependencies) =>
  press({
    action: 'move.undo',
    async run({ actor: { user } }, { move, merged }) {
      const cards = await moves.undo(user, move, merged);
      return update(merged ? deckView(await decks.show(user, merged), 'restored') : movedBackView(cards));
    },
  });

const mergeWith = async (
  { decks }: MovingDependencies,
  { actor }: Turn,
  id: DeckId,
  page: number,
): Promise<View> => mergeWithView(await decks.list(actor.user, page), await decks.show(actor.user, id));

const mergePresses = (dependencies: MovingDependencies) => [
  press({
    action: 'deck.mergeWith',
    run: async (turn, { deck, decks: page }) => update(await mergeWith(dependencies, turn, deck, page)),
  }),
  press({
    action: 'deck.merge',
    run: async ({ actor, event }, { from, into }) =>
      update(mergedView(await dependencies.moves.merge(actor.user, from, into, event))),
  }),
];

const mergeCommand = (dependencies: MovingDependencies): AnyCommand => {
  const { decks } = dependencies;
  return command({
    path: ['deck', 'merge'],
    description: words.merge,
    positional: ['from', 'into'],
    options: { from: deckOption(decks, words.from), into: deckOption(decks, words.into) },
    async run(turn, { from, into }) {
      if (from === undefined) return reply(deckListView(await decks.list(turn.actor.user, 0)));
      return mergeNamed(dependencies, turn, from, into);
    },
  });
};

/** Only whole names are merged at once; where one is not, its button keeps the other. */
const mergeNamed = async (
  dependencies: MovingDependencies,
  turn: Turn,
  from: string,
  into: string | undefined,
): Promise<Outcome> => {
  const { decks, moves } = dependencies;
  const { user } = turn.actor;
  const target = into === undefined ? undefined : (await decks.named(user, into)).exact;
  const pickFrom = (deck: DeckId): Action =>
    target ? mergeAction(deck, target.id) : { type: 'deck.mergeWith', deck, decks: 0 };
  return withDeck(
    decks,
    turn,
    from,
    { pick: pickFrom, isDestructive: true, offersOthers: true },
    async ({ id }) => {
      if (into === undefined) return reply(await mergeWith(dependencies, turn, id, 0));
      const pick = (deck: DeckId) => mergeAction(id, deck);
      return withDeck(decks, turn, into, { pick, isDestructive: true, offersOthers: true }, async (found) =>
        reply(mergedView(await moves.merge(user, id, found.id, turn.event))),
      );
    },
  );
};

const mergeAction = (from: DeckId, into: DeckId): Action => ({ type: 'deck.merge', from, into });
