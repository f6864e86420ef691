import { UserError } from '../../core/errors.js';
import type { DeckId, SearchId } from '../../core/ids.js';
import type { Decks } from '../../core/library/decks.js';
import { type DeckName, meant } from '../../core/library/find-deck.js';
import { DECK_NAME_MAX } from '../../core/library/limits.js';
import type { MissingDeck } from '../../core/library/missing-deck.js';
import { NEAREST_MAX } from '../../core/library/nearest-decks.js';
import type { MadeDeck } from '../../core/library/new-deck.js';
import type { Action } from '../chat/action.js';
import { type Outcome, refusal, reply } from '../chat/outcome.js';
import type { Message } from '../chat/text.js';
import type { Turn } from '../chat/turn.js';
import { type Button, text, type View } from '../chat/view.js';
import { messages } from '../messages/messages.js';
import { clip } from './shared.js';

const words = messages.decks.missing;

/** Characters of a deck's name on a button. */
const LABEL_MAX = 40;

/** How a command goes on where the deck that was typed is not there. */
export interface Instead {
  /** What a button with the name of another deck does. */
  readonly pick: (deck: DeckId) => Action;
  /** Nothing is done to a deck whose whole name was not given. */
  readonly isDestructive?: boolean;
  /** Where no name is near, the person's other decks are offered; they are, unless something is destroyed. */
  readonly offersOthers?: boolean;
  /** Whether a new deck of that name is of any use; it is, unless said otherwise. */
  readonly creates?: boolean;
  /** Others may read the answer: of the person's decks it names only those that may be meant. */
  readonly inPublic?: boolean;
}

/** Does something with the deck that was typed; where none is meant, the answer offers what may be. */
export const withDeck = async (
  decks: Decks,
  { actor: { user }, event }: Turn,
  typed: string,
  instead: Instead,
  run: (deck: DeckName) => Promise<Outcome>,
): Promise<Outcome> => {
  const named = await decks.named(user, typed);
  const deck = instead.isDestructive ? named.exact : meant(named);
  if (deck) return run(deck);
  const missing = await decks.missing(user, typed);
  if (missing.typed === undefined) throw new UserError('deck.not_found', {});
  const isName = missing.typed !== '' && missing.typed.length <= DECK_NAME_MAX;
  if (instead.inPublic) return nearestOnly({ ...missing, typed: missing.typed }, instead.pick);
  const { isDestructive = false, creates = !isDestructive, offersOthers = !isDestructive } = instead;
  const canCreate = isName && creates && !missing.isUnclear;
  const name = canCreate ? await decks.remember(user, missing.typed, event) : undefined;
  const others = offersOthers ? missing.others : [];
  return reply(missingDeckView({ ...missing, others, typed: missing.typed }, instead, name));
};

const nearestOnly = (missing: Missing, pick: Instead['pick']): Outcome => ({
  ...refusal(why({ ...missing, others: [] }, false)),
  buttons: pickButtons(missing.nearest, pick),
});

/** The deck that is meant, else a new one of that name. @throws UserError `deck.not_found`, `text.*`, `deck.limit` */
export const deckOrNew = async (decks: Decks, { actor }: Turn, typed: string): Promise<MadeDeck> => {
  const found = meant(await decks.named(actor.user, typed));
  if (found) return { ...found, isNew: false };
  const { typed: name } = await decks.missing(actor.user, typed);
  if (name === undefined) throw new UserError('deck.not_found', {});
  return decks.make(actor.user, name);
};

type Missing = MissingDeck & { readonly typed: string };

/** @param name that of a deck that can be made */
export const missingDeckView = (
  missing: Missing,
  { pick, isDestructive = false }: Pick<Instead, 'pick' | 'isDestructive'>,
  name: SearchId | undefined,
): View => ({
  blocks: [text(why(missing, isDestructive))],
  buttons: [
    ...pickButtons([...missing.nearest, ...missing.others], pick, isDestructive),
    [
      ...(name ? [createButton(missing.typed, name)] : []),
      ...(name && missing.others.length < NEAREST_MAX ? [] : [allDecks]),
    ],
  ],
});

const pickButtons = (decks: readonly DeckName[], pick: Instead['pick'], isDestructive = false): Button[][] =>
  decks.map((deck) => [
    {
      label: clip(deck.name, LABEL_MAX),
      action: pick(deck.id),
      ...(isDestructive ? { tone: 'danger' as const } : {}),
    },
  ]);

const why = ({ typed, isUnclear, nearest, others }: Missing, isDestructive: boolean): Message => {
  const deck = clip(typed, DECK_NAME_MAX);
  if (nearest.length === 0) return others.length > 0 ? words.others({ deck }) : words.none({ deck });
  if (isDestructive) return words.wholeName({ deck });
  return isUnclear ? words.several({ deck }) : words.nearest({ deck });
};

const createButton = (name: string, id: SearchId): Button => ({
  label: words.create({ deck: clip(name, LABEL_MAX) }),
  action: { type: 'deck.createNamed', name: id },
});

const allDecks: Button = { label: messages.decks.all, action: { type: 'deck.list', page: 0 } };
