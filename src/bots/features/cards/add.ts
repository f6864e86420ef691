import { isUserError, UserError } from '../../../core/errors.js';
import type { Mending } from '../../../core/generation/mend/mending.js';
import type { Card } from '../../../core/library/card.js';
import type { Cards } from '../../../core/library/cards.js';
import type { Decks } from '../../../core/library/decks.js';
import { CARD_BACK_MAX, CARD_FRONT_MAX } from '../../../core/library/limits.js';
import type { MadeDeck } from '../../../core/library/new-deck.js';
import { canBeBothWays } from '../../../core/library/notes.js';
import type { Study } from '../../../core/study/study.js';
import { checkLength } from '../../../core/text.js';
import { type AnyCommand, command } from '../../chat/command.js';
import { ask, notice, reply } from '../../chat/outcome.js';
import type { Message } from '../../chat/text.js';
import type { Turn } from '../../chat/turn.js';
import { text, type View } from '../../chat/view.js';
import { errorMessage, messages } from '../../messages/messages.js';
import type { Asking } from '../asking.js';
import { deckOrNew } from '../missing-deck.js';
import { deckOption } from '../shared.js';
import { newCardForm } from './forms.js';
import { cardsOfMessage } from './from-message.js';
import { previewView, severalAddedView } from './preview-views.js';
import { isWhole, readCards, type TypedCards } from './typed-cards.js';
import { addedView, enhancedView, existingView, notImprovedView } from './views.js';
import { typedWrong } from './wrong-answers.js';

const words = messages.cards.commands;

export interface CardsDependencies {
  readonly cards: Cards;
  readonly decks: Decks;
  readonly mending: Mending;
  readonly study: Pick<Study, 'openSession'>;
  /** Throws a UserError unless the person may cause costs here. */
  readonly admitCosts: (turn: Turn) => Promise<void>;
}

/** What handlers of cards call. */
export interface CardsContext extends CardsDependencies {
  readonly asking: Asking;
}

/** Makes a card of what was typed, or of the message that the command was used on; asks for what is missing. */
export const addCommand = (dependencies: CardsContext): AnyCommand => {
  const { decks } = dependencies;
  return command({
    path: ['flashcard', 'add'],
    shortcut: 'add',
    description: words.add,
    messageMenu: words.menu,
    positional: ['front', 'back'],
    takesWhole: isWhole,
    options: {
      front: { kind: 'text', description: words.addFront, maxLength: CARD_FRONT_MAX, verbatim: true },
      back: { kind: 'text', description: words.addBack, maxLength: CARD_BACK_MAX, verbatim: true },
      deck: deckOption(decks, words.addDeck),
      enhance: { kind: 'flag', description: words.addEnhance },
      both: { kind: 'flag', description: words.addBoth },
    },
    async run(turn, input) {
      const typed = bothWaysIf(input.both, typedIn(turn, input));
      const deck = await deckOf(decks, turn, input.deck);
      if (deck instanceof UserError) return notice(withTyped(deck, typed));
      if (typed.kind !== 'part')
        return reply(await addTyped(dependencies, turn, typed, { deck, enhance: input.enhance }));
      // A form in the private chat would not know the message.
      if (turn.where === 'group' && typed.sides.back !== undefined) return notice(messages.cards.askQuestion);
      return ask(newCardForm(deck?.id ?? null, typed.sides));
    },
  });
};

/** The deck that was named, made where there is none; or why there can be none of that name. */
const deckOf = async (
  decks: Decks,
  turn: Turn,
  typed: string | undefined,
): Promise<MadeDeck | null | UserError> => {
  if (typed === undefined) return null;
  try {
    return await deckOrNew(decks, turn, typed);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
};

const bothWaysIf = (isBothWays: boolean | undefined, typed: TypedCards): TypedCards =>
  !isBothWays || typed.kind === 'part'
    ? typed
    : {
        ...typed,
        cards: typed.cards.map((card) => ({
          ...card,
          isBothWays: typed.kind === 'cards' || canBeBothWays(card),
        })),
      };

/** Discord does not keep the text of a command, so a refusal gives it back to the person. */
const withTyped = (error: UserError, typed: TypedCards): Message => {
  const why = errorMessage(error);
  const words = wordsOf(typed);
  return words === '' ? why : messages.cards.notAdded({ why, typed: words });
};

const wordsOf = (typed: TypedCards): string => {
  if (typed.kind === 'list') return typed.text;
  const cards = typed.kind === 'cards' ? typed.cards : [typed.sides];
  return cards
    .map(({ front, back, distractors = [] }) =>
      [[front, back].filter(Boolean).join(' :: '), ...distractors.map(typedWrong)].join('\n'),
    )
    .join('\n');
};

/** What was typed, and for the rest the message that the command was used on. */
const typedIn = ({ quoted, text }: Turn, { front, back }: Readonly<Partial<TypedSides>>): TypedCards => {
  if (text !== undefined) return readCards({ front: text });
  if (!quoted) return readCards({ ...(front && { front }), ...(back && { back }) });
  const message = quoted.text.trim();
  if (message === '') throw new UserError('message.no_text', {});
  const typed = front === undefined ? cardsOfMessage(message) : readCards({ front, back: back ?? message });
  if (typed.kind === 'list') return typed;
  checkLength('message', message, CARD_BACK_MAX);
  const isLong = typed.kind === 'part' && (typed.sides.front?.length ?? 0) > CARD_FRONT_MAX;
  return isLong ? { kind: 'part', sides: { back: message } } : typed;
};

interface TypedSides {
  readonly front: string | undefined;
  readonly back: string | undefined;
}

/** Where typed cards go, and whether their answers are to be improved. */
interface Wanted {
  /** `isNew` where it was made for the cards; null for the person's default deck. */
  readonly deck: (Pick<MadeDeck, 'id'> & Partial<Pick<MadeDeck, 'isNew'>>) | null;
  readonly enhance?: boolean | undefined;
}

/**
 * Adds what was typed, or shows the card that is there already, or a list before it is kept.
 * @throws UserError `text.empty` where a side is missing, and what `Cards.addAll` and `Cards.preview` throw otherwise
 */
export const addTyped = async (
  dependencies: CardsContext,
  turn: Turn,
  typed: TypedCards,
  { deck: wanted, enhance = false }: Wanted,
): Promise<View> => {
  const { cards, decks } = dependencies;
  const { user } = turn.actor;
  const { id: deck } = wanted ?? (await decks.default(user));
  const together = (view: View): View => (enhance ? withoutEnhance(view) : view);
  if (typed.kind === 'list')
    return together(previewView(await cards.preview(user, { ...typed, deck }, turn.event)));
  const sides = typed.kind === 'cards' ? typed.cards : [{ front: '', back: '', ...typed.sides }];
  try {
    const [card, ...more] = await cards.addAll(user, { deck, cards: sides }, turn.event);
    if (!card) throw new UserError('card.not_found', {});
    if (more.length > 0) return together(severalAddedView({ deck: card.deck, cards: [card, ...more] }));
    const isNewDeck = wanted?.isNew ?? false;
    return enhance ? await enhanced(dependencies, turn, card) : addedView(card, cards.canEnhance, isNewDeck);
  } catch (error) {
    if (isUserError(error, 'card.exists')) return existingView(error);
    throw error;
  }
};

const withoutEnhance = (view: View): View => ({
  ...view,
  blocks: [...view.blocks, text(messages.cards.notEnhanced)],
});

/** The card stays even if improving it fails. */
const enhanced = async ({ cards, asking }: CardsContext, turn: Turn, card: Card): Promise<View> => {
  const { event, signal, actor } = turn;
  const again = { type: 'card.enhance', card: card.id } as const;
  try {
    return enhancedView(
      await asking.ask(turn, again, () => cards.enhance(actor.user, card.id, event, signal)),
    );
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return notImprovedView(card, error, cards.canEnhance);
  }
};
