import type { Card } from '../../../core/library/card.js';
import type { Cards } from '../../../core/library/cards.js';
import type { Sides } from '../../../core/library/content.js';
import { CARD_FRONT_MAX } from '../../../core/library/limits.js';
import { checkLength } from '../../../core/text.js';
import {
  type AnyCommand,
  command,
  type Feature,
  type OptionSpec,
  press,
  submission,
} from '../../chat/command.js';
import { ask, close, type Outcome, reply, update } from '../../chat/outcome.js';
import type { Message } from '../../chat/text.js';
import type { Turn } from '../../chat/turn.js';
import { messages } from '../../messages/messages.js';
import { markedPage } from '../../pictures/marked-page.js';
import { createAsking } from '../asking.js';
import { clip, orTryAgain } from '../shared.js';
import { addCommand, addTyped, type CardsContext, type CardsDependencies } from './add.js';
import { editCardForm, newCardForm } from './forms.js';
import { cardListView, cardSearchView } from './list-views.js';
import { listCommands, listPresses, searchSubmissions } from './lists.js';
import { mendPresses } from './mend.js';
import { optionsFor, shown } from './opened.js';
import { previewPresses } from './previews.js';
import { rewritePresses, rewriteSubmissions } from './rewrite.js';
import { sourceView } from './source-view.js';
import { readCards } from './typed-cards.js';
import { addedView, changedView, deletedView, enhancedView } from './views.js';
import { allWrong, splitWrong, wrongIn } from './wrong-answers.js';

/** Cards one by one: adding, listing, finding, changing, and where they came from. */
export const cardsFeature = (dependencies: CardsDependencies): Feature => {
  const context = { ...dependencies, asking: createAsking(dependencies) };
  return {
    commands: [addCommand(context), ...listCommands(context), ...cardCommands(context)],
    presses: [
      ...addPresses(context),
      ...listPresses(context),
      ...cardPresses(context),
      ...mendPresses(context),
      ...previewPresses(context),
      ...rewritePresses(context),
      ...changePresses(context),
    ],
    submissions: [...submissions(context), ...searchSubmissions(context), ...rewriteSubmissions(context)],
  };
};

const words = messages.cards.commands;

/** Discord: 100 characters of a completion's label. */
const SUGGESTION_MAX = 100;

const cardOption = (cards: Cards) =>
  ({
    kind: 'text',
    description: words.card,
    suggest: async (turn, typed) =>
      (await cards.suggest(turn.actor.user, typed)).map(({ id, front }) => ({
        label: clip(front, SUGGESTION_MAX),
        value: id,
      })),
  }) satisfies OptionSpec;

/** `show`, `edit` and `delete` of the card that was named; a list to pick from when that is not one card. */
const cardCommands = (dependencies: CardsDependencies): AnyCommand[] => {
  const { cards } = dependencies;
  const onCard = (
    name: 'show' | 'edit' | 'delete',
    act: (turn: Turn, card: Card, typed: string) => Promise<Outcome>,
  ) =>
    command({
      path: ['flashcard', name],
      shortcut: name,
      description: words[name],
      positional: ['card'],
      options: { card: cardOption(cards) },
      async run(turn, input) {
        const { user } = turn.actor;
        if (input.card === undefined) return reply(cardListView(await cards.list(user, null, 0), null));
        const found = await cards.find(user, input.card, turn.event);
        return 'words' in found ? reply(cardSearchView(found)) : act(turn, found, input.card);
      },
    });
  return [
    onCard('show', async (turn, card) => reply(await shown(dependencies, turn, card))),
    onCard('edit', async (_, card) => ask(editCardForm(card))),
    onCard('delete', (turn, card, typed) => deleteExactly(dependencies, turn, card, typed)),
  ];
};

/** A card that only some words of it named is shown, with the button that deletes it. */
const deleteExactly = async (
  dependencies: CardsDependencies,
  turn: Turn,
  card: Card,
  typed: string,
): Promise<Outcome> => {
  const { cards } = dependencies;
  const { user } = turn.actor;
  if ((await cards.exact(user, typed))?.id !== card.id)
    return reply(await shown(dependencies, turn, card, messages.cards.deleteThis));
  return reply(deletedView(await cards.delete(user, card.id)));
};

const addPresses = ({ cards }: CardsDependencies) => [
  press({
    action: 'card.add',
    opens: 'form',
    run: async (_, { deck }) => ask(newCardForm(deck)),
  }),
  press({
    action: 'card.addAnyway',
    run: async ({ actor }, { card }) =>
      update(addedView(await cards.restore(actor.user, card), cards.canEnhance)),
  }),
  press({
    action: 'card.edit',
    opens: 'form',
    run: async ({ actor }, { card }) => ask(editCardForm(await cards.show(actor.user, card))),
  }),
];

const cardPresses = (dependencies: CardsContext) => {
  const { cards, mending, asking } = dependencies;
  return [
    press({
      action: 'card.show',
      run: async (turn, { card }) =>
        reply(await shown(dependencies, turn, await cards.show(turn.actor.user, card))),
    }),
    press({
      action: 'card.source',
      async run({ actor: { user } }, { card: id }) {
        const source = await cards.source(user, id);
        const picture = source.picture && (await markedPage(source.picture));
        return reply(sourceView(source, { card: { id }, explain: await mending.canAsk(user, id), picture }));
      },
    }),
    press({ action: 'card.closeSource', run: async () => close }),
    press({
      action: 'card.delete',
      run: async ({ actor }, { card }) => update(deletedView(await cards.delete(actor.user, card))),
    }),
    press({
      action: 'card.enhance',
      // Not in place of the card: it may have been moved or deleted meanwhile, by the buttons beside.
      opens: 'message',
      run: (turn, action) =>
        asking.answer(turn, action, async () => {
          const { actor, event, signal } = turn;
          return reply(enhancedView(await cards.enhance(actor.user, action.card, event, signal)));
        }),
    }),
  ];
};

/** In place of the card, as it is then. */
const changePresses = (dependencies: CardsDependencies) => {
  const { cards } = dependencies;
  const now = async (turn: Turn, card: Card, note: Message) =>
    update(await shown(dependencies, turn, card, note));
  return [
    press({
      action: 'card.studyAgain',
      run: async (turn, { card }) =>
        now(turn, await cards.studyAgain(turn.actor.user, card), messages.mend.backInStudy),
    }),
    press({
      action: 'card.setAside',
      run: async (turn, { card }) =>
        now(turn, await cards.setAside(turn.actor.user, card), messages.cards.setAsideNow),
    }),
    press({
      action: 'card.flag',
      run: async (turn, { card, flagged }) =>
        now(
          turn,
          await cards.flag(turn.actor.user, card, flagged),
          flagged ? messages.cards.flaggedNow : messages.cards.unflaggedNow,
        ),
    }),
    press({
      action: 'card.bothWays',
      run: async (turn, { card, bothWays }) =>
        now(
          turn,
          await cards.askBothWays(turn.actor.user, card, bothWays),
          bothWays ? messages.cards.bothWaysNow : messages.cards.oneWayNow,
        ),
    }),
    press({
      action: 'card.restore',
      run: async (turn, { card }) =>
        now(turn, await cards.restore(turn.actor.user, card), messages.cards.restored),
    }),
    press({
      action: 'card.undoEdit',
      run: async (turn, { card, revision }) =>
        now(turn, await cards.undoEdit(turn.actor.user, card, revision), messages.cards.restored),
    }),
  ];
};

const submissions = (dependencies: CardsContext) => [
  submission({
    action: 'card.submitNew',
    isComplete: (values) => isAllTyped(values),
    run: (turn, { deck }, values) =>
      orTryAgain({ type: 'card.add', deck }, async () =>
        reply(await addTyped(dependencies, turn, readCards(sidesIn(values)), { deck: deck && { id: deck } })),
      ),
  }),
  submission({
    action: 'card.submitEdit',
    run: (turn, { card, revision }, values) =>
      orTryAgain({ type: 'card.edit', card }, async () => {
        const { actor, event } = turn;
        const sides = { ...sidesIn(values), revision };
        const edited = await dependencies.cards.edit(actor.user, card, sides, event);
        return reply(
          edited.revision === revision
            ? await shown(dependencies, turn, edited, messages.cards.unchanged)
            : changedView(edited, await optionsFor(dependencies, turn, edited)),
        );
      }),
  }),
];

/** @throws UserError for a front that is too long for one card */
const isAllTyped = (values: Readonly<Record<string, string>>): boolean => {
  const typed = readCards(sidesIn(values));
  if (typed.kind === 'part') checkLength('front', typed.sides.front ?? '', CARD_FRONT_MAX);
  return typed.kind !== 'part';
};

/** Where there is no field for wrong answers, they stand below the right one. */
const sidesIn = ({ front = '', back = '', wrong }: Readonly<Record<string, string>>): Sides => {
  const said = splitWrong(back);
  return wrong === undefined
    ? { front, ...said }
    : { front, back: said.back, distractors: allWrong(said.distractors, wrongIn(wrong)) };
};
