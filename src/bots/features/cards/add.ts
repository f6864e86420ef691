import { isUserError, UserError } from '../../../core/errors.js';
import type { Mending } from '../../../core/generation/mend/mending.js';
import type { DeckId } from '../../../core/ids.js';
import type { Card } from '../../../core/library/card.js';
import type { Cards } from '../../../core/library/cards.js';
import type { Decks } from '../../../core/library/decks.js';
import type { Sides } from '../../../core/library/edits.js';
import { CARD_BACK_MAX, CARD_FRONT_MAX } from '../../../core/library/limits.js';
import { checkLength } from '../../../core/text.js';
import { type AnyCommand, command } from '../../chat/command.js';
import { ask, notice, reply } from '../../chat/outcome.js';
import type { Message } from '../../chat/text.js';
import type { Turn } from '../../chat/turn.js';
import { text, type View } from '../../chat/view.js';
import { errorMessage, messages } from '../../messages/messages.js';
import { deckOption } from '../shared.js';
import { sidesOfMessage } from './from-message.js';
import { addedView, enhancedView, existingView, newCardForm } from './views.js';

const words = messages.cards.commands;

export interface CardsDependencies {
  readonly cards: Cards;
  readonly decks: Decks;
  readonly mending: Mending;
  /** Throws a UserError unless the person may cause costs here. */
  readonly admitCosts: (turn: Turn) => Promise<void>;
}

/** Makes a card of what was typed, or of the message that the command was used on; asks for what is missing. */
export const addCommand = (dependencies: CardsDependencies): AnyCommand => {
  const { decks } = dependencies;
  return command({
    path: ['flashcard', 'add'],
    shortcut: 'add',
    description: words.add,
    messageMenu: words.menu,
    positional: ['front', 'back'],
    options: {
      front: { kind: 'text', description: words.addFront, maxLength: CARD_FRONT_MAX },
      back: { kind: 'text', description: words.addBack, maxLength: CARD_BACK_MAX },
      deck: deckOption(decks, words.addDeck),
      enhance: { kind: 'flag', description: words.addEnhance },
    },
    async run(turn, input) {
      const sides = knownSides(turn, input);
      const { front, back } = sides;
      const deck = await deckOf(decks, turn, input.deck);
      if (deck instanceof UserError) return notice(withTyped(deck, sides));
      if (front !== undefined && back !== undefined)
        return reply(await addCard(dependencies, turn, { front, back }, deck, input.enhance));
      // A form in the private chat would not know the message.
      if (turn.where === 'group' && back !== undefined) return notice(messages.cards.askQuestion);
      return ask(newCardForm(deck, sides));
    },
  });
};

const deckOf = async (
  decks: Decks,
  { actor }: Turn,
  typed: string | undefined,
): Promise<DeckId | null | UserError> => {
  if (typed === undefined) return null;
  try {
    return (await decks.find(actor.user, typed)).id;
  } catch (error) {
    if (isUserError(error, 'deck.not_found')) return error;
    throw error;
  }
};

/** Discord does not keep the text of a command, so a refusal gives it back to the person. */
const withTyped = (error: UserError, { front = '', back = '' }: Partial<Sides>): Message => {
  const typed = [front, back].filter((side) => side !== '').join(' :: ');
  const why = errorMessage(error);
  return typed === '' ? why : messages.cards.notAdded({ why, typed });
};

/** What was typed, and for the rest the message that the command was used on. */
const knownSides = (
  { quoted }: Turn,
  { front, back }: { front: string | undefined; back: string | undefined },
): Partial<Sides> => {
  if (!quoted) return { ...(front && { front }), ...(back && { back }) };
  const message = quoted.text.trim();
  if (message === '') throw new UserError('message.no_text', {});
  checkLength('message', message, CARD_BACK_MAX);
  if (front !== undefined) return { front, back: back ?? message };
  const sides = sidesOfMessage(message);
  return (sides.front?.length ?? 0) > CARD_FRONT_MAX ? { back: message } : sides;
};

/** Adds the card, and improves it when that is wanted; or shows the one that is there. @throws UserError what `Cards.add` throws otherwise */
export const addCard = async (
  dependencies: CardsDependencies,
  turn: Turn,
  sides: Sides,
  wanted: DeckId | null,
  enhance = false,
): Promise<View> => {
  const { cards, decks } = dependencies;
  const { user } = turn.actor;
  const deck = wanted ?? (await decks.default(user)).id;
  try {
    const card = await cards.add(user, { ...sides, deck }, turn.event);
    return enhance ? await enhanced(dependencies, turn, card) : addedView(card, cards.canEnhance);
  } catch (error) {
    if (isUserError(error, 'card.exists')) return existingView(error);
    throw error;
  }
};

/** The card stays even if improving it fails. */
const enhanced = async ({ cards, admitCosts }: CardsDependencies, turn: Turn, card: Card): Promise<View> => {
  try {
    await admitCosts(turn);
    return enhancedView(await cards.enhance(turn.actor.user, card.id, turn.event, turn.signal));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const view = addedView(card, cards.canEnhance);
    return {
      ...view,
      blocks: [...view.blocks, text(messages.cards.notImproved({ why: errorMessage(error) }))],
    };
  }
};
