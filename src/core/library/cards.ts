import type { Database } from '../database/client.js';
import { transaction } from '../database/transaction.js';
import { once } from '../events/effects.js';
import type { CardId, DeckId, EventId, PreviewId, SearchId, UserId } from '../ids.js';
import type { BlobStore, Clock } from '../ports.js';
import { addCard, type NewCard } from './add-card.js';
import { addCards, type NewCards } from './add-cards.js';
import { type Card, ownCard } from './card.js';
import type { Sides } from './content.js';
import { editCard, undoEdit } from './edits.js';
import { type Enhanced, enhanceCard, type Improver } from './enhance.js';
import {
  type CardMark,
  type CardPage,
  type CardSearch,
  find,
  findExactly,
  listCards,
  markedCards,
  search,
  searchPage,
  suggest,
} from './find-cards.js';
import { askBothWays, askOneWay } from './notes.js';
import {
  type CardPreview,
  type Kept,
  type ListedCards,
  preview,
  previewBothWays,
  previewPage,
  settlePreview,
  undoReplacing,
} from './previews.js';
import { restoreCard } from './replace.js';
import type { FoundCard } from './search.js';
import { cardSource, type Source } from './source.js';
import { wished } from './studied.js';

export { CARDS_PER_PAGE, type CardMark, type CardPage, type CardSearch } from './find-cards.js';

export interface CardChange extends Sides {
  /** The card's revision that the person saw. */
  readonly revision: number;
}

/** A person's cards. Someone else's card, and one that was deleted, is `card.not_found`. */
export interface Cards {
  /**
   * A replayed event gives the first card.
   * @throws UserError `text.*`, `deck.not_found`, `card.limit`; `card.exists`, with what to restore to add it anyway
   */
  add(user: UserId, card: NewCard, event: EventId): Promise<Card>;
  /** The same for several cards, of which none is `card.exists`. */
  addAll(user: UserId, cards: NewCards, event: EventId): Promise<readonly Card[]>;
  /** Stores a list that was typed, to be looked at before it is kept. @throws UserError `list.*`, `deck.not_found` */
  preview(user: UserId, list: ListedCards, event: EventId): Promise<CardPreview>;
  /** @throws UserError `action.expired` once the list is gone */
  previewPage(user: UserId, preview: PreviewId, page: number): Promise<CardPreview>;
  /** Has all of a list asked both ways that can be, or none. @throws UserError `action.expired` once the list is gone */
  previewBothWays(user: UserId, preview: PreviewId, bothWays: boolean): Promise<void>;
  /** Adds what the deck lacks of a list, or nothing of it; whatever is said first counts. */
  settlePreview(user: UserId, preview: PreviewId, isKept: boolean): Promise<Kept>;
  /** Brings the card back whose place a list took, and takes the list's cards away. @throws UserError `undo.gone` */
  undoReplacing(user: UserId, preview: PreviewId): Promise<Card>;
  /** Newest first, of one deck or of all. A page past the last gives the last. */
  list(user: UserId, deck: DeckId | null, page: number): Promise<CardPage>;
  show(user: UserId, card: CardId): Promise<Card>;
  /** Cards that hold every word, as `searchable` reads them. @throws UserError `text.*` */
  search(user: UserId, words: string, event: EventId): Promise<CardSearch>;
  /** @throws UserError `action.expired` once the search was forgotten */
  searchPage(user: UserId, search: SearchId, page: number): Promise<CardSearch>;
  /**
   * The card that a typed option means: an id from completion, its whole front, or the only card with these words.
   * Otherwise what a search for them finds.
   */
  find(user: UserId, typed: string, event: EventId): Promise<Card | CardSearch>;
  /** The card of that id or of exactly that front, where there is one and no other. */
  exact(user: UserId, typed: string): Promise<Card | undefined>;
  /** The newest cards that hold what was typed, at most {@link SUGGESTIONS_MAX}. */
  suggest(user: UserId, typed: string): Promise<readonly FoundCard[]>;
  /** The revision stays where nothing changes. @throws UserError `text.*`, `card.changed` unless `revision` is the card's */
  edit(
    user: UserId,
    card: CardId,
    change: Sides & { readonly revision: number },
    event: EventId,
  ): Promise<Card>;
  /** Takes back the edit that made `revision`. @throws UserError `undo.gone` */
  undoEdit(user: UserId, card: CardId, revision: number): Promise<Card>;
  /** Puts a card that was set aside back into study. */
  studyAgain(user: UserId, card: CardId): Promise<Card>;
  /** Takes a card out of study. @throws UserError `card.not_found` */
  setAside(user: UserId, card: CardId): Promise<Card>;
  /**
   * Has the card asked the other way too, or only this way.
   * @throws UserError `card.not_found`, `card.not_for_both_ways`, `card.limit`
   */
  askBothWays(user: UserId, card: CardId, bothWays: boolean): Promise<Card>;
  /** Marks a card for later, or no longer. @throws UserError `card.not_found` */
  flag(user: UserId, card: CardId, flagged: boolean): Promise<Card>;
  /** Those of the deck that have the mark, newest first. @throws UserError `deck.not_found` */
  marked(user: UserId, deck: DeckId, mark: CardMark, page: number): Promise<CardPage>;
  /** Hides the card; {@link Cards.restore} brings it back for seven days. */
  delete(user: UserId, card: CardId): Promise<Card>;
  /** With what was deleted of its note together with it. @throws UserError `card.not_found` once purged, `card.limit` */
  restore(user: UserId, card: CardId): Promise<Card>;
  /** @throws UserError `card.no_source` */
  source(user: UserId, card: CardId): Promise<Source>;
  /** Whether there is a model to improve answers. */
  readonly canEnhance: boolean;
  /** Has the model improve the answer. @throws UserError `enhance.no_key`, `enhance.failed`, `card.changed` */
  enhance(user: UserId, card: CardId, event: EventId, signal: AbortSignal): Promise<Enhanced>;
}

export interface CardsDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly blobs: BlobStore;
  /** Left out where there is no model. */
  readonly improver?: Improver;
}

export const createCards = (dependencies: CardsDependencies): Cards => {
  const { database, clock, improver } = dependencies;
  const { prisma } = database;
  return {
    canEnhance: improver !== undefined,
    add: (user, card, event) => addCard(dependencies, user, card, event),
    addAll: (user, cards, event) => addAll(dependencies, user, cards, event),
    preview: (user, list, event) => preview(dependencies, user, list, event),
    previewPage: (user, id, page) => previewPage(dependencies, user, id, page),
    previewBothWays: (user, id, bothWays) => previewBothWays(dependencies, user, id, bothWays),
    settlePreview: (user, id, isKept) => settlePreview(dependencies, user, id, isKept),
    undoReplacing: (user, id) => undoReplacing(dependencies, user, id),
    list: (user, deck, page) => listCards(dependencies, user, deck, page),
    show: (user, card) => ownCard(prisma, user, card),
    search: (user, words, event) => search(dependencies, user, words, event),
    searchPage: (user, id, page) => searchPage(dependencies, user, id, page),
    find: (user, typed, event) => find(dependencies, user, typed, event),
    exact: (user, typed) => findExactly(database, user, typed),
    suggest: (user, typed) => suggest(dependencies, user, typed),
    edit: (user, card, change, event) => edit(dependencies, user, card, change, event),
    undoEdit: (user, id, revision) =>
      transaction(database, (tx) => undoEdit(tx, user, { id, revision, at: clock.now() })),
    studyAgain: (user, card) => wished(prisma, user, card, { setAsideAt: null, restsUntil: null }),
    setAside: (user, card) => wished(prisma, user, card, { setAsideAt: clock.now() }),
    askBothWays: (user, id, bothWays) =>
      transaction(database, (tx) => (bothWays ? askBothWays : askOneWay)(tx, user, id, clock.now())),
    flag: (user, card, flagged) => wished(prisma, user, card, { flaggedAt: flagged ? clock.now() : null }),
    marked: (user, deck, mark, page) => markedCards(dependencies, user, { deck, mark, page }),
    delete: (user, card) => deleteCard(dependencies, user, card),
    restore: (user, id) => transaction(database, (tx) => restoreCard(tx, user, id)),
    source: (user, card) => cardSource(dependencies, user, card),
    enhance: (user, id, event, signal) =>
      enhanceCard({ database, clock, improver }, { user, id, event, signal }),
  };
};

const addAll = async (
  dependencies: CardsDependencies,
  user: UserId,
  { deck, cards }: NewCards,
  event: EventId,
): Promise<readonly Card[]> => {
  const [only, ...more] = cards;
  return only && more.length === 0
    ? [await addCard(dependencies, user, { ...only, deck }, event)]
    : addCards(dependencies, user, { deck, cards }, event);
};

const edit = async (
  { database, clock }: CardsDependencies,
  user: UserId,
  card: CardId,
  { revision, ...sides }: CardChange,
  event: EventId,
): Promise<Card> => {
  await transaction(database, (tx) =>
    once(tx, event, user, async () => {
      await editCard(tx, user, { id: card, revision, sides, at: clock.now() });
      return card;
    }),
  );
  return ownCard(database.prisma, user, card);
};

const deleteCard = async (
  { database: { prisma }, clock }: CardsDependencies,
  user: UserId,
  id: CardId,
): Promise<Card> => {
  const card = await ownCard(prisma, user, id);
  await prisma.card.updateMany({ where: { id, ownerId: user }, data: { deletedAt: clock.now() } });
  return card;
};
