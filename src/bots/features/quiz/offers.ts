import type { DeckId } from '../../../core/ids.js';
import type { DeckName } from '../../../core/library/find-deck.js';
import { type AnyCommand, type Audience, command, press } from '../../chat/command.js';
import { notice, type Outcome, reply } from '../../chat/outcome.js';
import type { Turn } from '../../chat/turn.js';
import { messages } from '../../messages/messages.js';
import { withDeck } from '../missing-deck.js';
import { deckOption } from '../shared.js';
import { type QuizDependencies, spaceOf, TOGETHER } from './start.js';
import { offeredView } from './views.js';

const words = messages.quiz;

/** Whether a deck can be played by everybody here. */
interface Offering {
  readonly name: 'offer' | 'withdraw';
  readonly audience: Audience;
  readonly done: (deck: DeckName, owner: string) => Outcome;
}

const OFFERINGS: readonly Offering[] = [
  { name: 'offer', audience: 'everyone', done: (deck, owner) => reply(offeredView(deck, owner)) },
  { name: 'withdraw', audience: 'actor', done: ({ name }) => notice(words.withdrawn({ deck: name })) },
];

/** `/deck offer` and `/deck withdraw`. */
export const offerCommands = (dependencies: QuizDependencies): AnyCommand[] =>
  OFFERINGS.map((offering) => {
    const { name, audience } = offering;
    return command({
      path: ['deck', name],
      description: words.commands[name],
      where: TOGETHER,
      audience,
      positional: ['deck'],
      options: { deck: deckOption(dependencies.decks, words.commands.ownDeck) },
      async run(turn, { deck: typed }) {
        if (typed === undefined) return notice(words.whichDeck({ typed: turn.typed ?? false }));
        const instead = {
          pick: (deck: DeckId) => ({ type: `deck.${name}`, deck }) as const,
          creates: false,
          inPublic: audience === 'everyone',
        };
        return withDeck(dependencies.decks, turn, typed, instead, ({ id }) =>
          carryOut(dependencies, turn, offering, id),
        );
      },
    });
  });

/** The buttons with the names of decks that may have been meant. */
export const offerPresses = (dependencies: QuizDependencies) =>
  OFFERINGS.map((offering) =>
    press({
      action: `deck.${offering.name}`,
      audience: offering.audience,
      run: (turn, { deck }) => carryOut(dependencies, turn, offering, deck),
    }),
  );

const carryOut = async (
  dependencies: QuizDependencies,
  turn: Turn,
  { name, done }: Offering,
  deck: DeckId,
): Promise<Outcome> => {
  const { user, identity } = turn.actor;
  const found = await dependencies.offers[name](user, deck, await spaceOf(dependencies, turn));
  return done(found, identity.displayName);
};
