import type { Database } from '../../database/client.js';
import { type Tx, transaction } from '../../database/transaction.js';
import { UserError } from '../../errors.js';
import type { PlaceRef } from '../../events/refs.js';
import type { CardId, DeckId, GenerationId, UserId } from '../../ids.js';
import { needRoomForCards } from '../../library/room.js';
import { dropEmptyDeck } from '../../library/take-deck.js';
import type { Clock, Queue } from '../../ports.js';
import type { StudyTip } from '../tip.js';
import type { CardKind, GenerationReport } from '../types.js';
import type { KnownDocument } from './known.js';
import { moveUp, showLine, UNFINISHED } from './line.js';
import { type GenerationRow, placesOf } from './row.js';
import { storedReport, storedTip } from './stored.js';
import { storedError } from './stored-error.js';
import { pendingOf } from './waiting.js';

/** What people are shown of a generation. */
export interface GenerationState {
  readonly id: GenerationId;
  readonly owner: UserId;
  /** Where it is shown. */
  readonly place: PlaceRef;
  readonly fallback: PlaceRef;
  readonly file: string;
  readonly deck: { readonly id: DeckId; readonly name: string };
  readonly status: 'offered' | 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  /** Of one that waits: the file that is read before it, unless it is its turn. */
  readonly after?: string;
  /** Of an offer: what its person has of the same document. Undefined once that is gone. */
  readonly known?: KnownDocument;
  readonly requested: number;
  /** The only kind of cards that is wanted. */
  readonly kind?: CardKind;
  readonly focus?: string;
  readonly language?: string;
  /** Unknown until the document was opened. */
  readonly pages?: number;
  /** The pages that were asked for, where that is not the whole document. */
  readonly onlyPages?: readonly number[];
  readonly pagesRead: number;
  /** Pages are read from their pictures; how long the rest will take, once that can be told. */
  readonly pictures?: { readonly secondsLeft?: number };
  /** Cards made and not deleted since. */
  readonly cards: number;
  readonly generator?: string;
  readonly report?: GenerationReport;
  readonly tips: readonly StudyTip[];
  /** Why it failed, where the person can mend it. */
  readonly error?: UserError;
  readonly discarded: boolean;
}

/** One card of a generation, among all that it made. */
export interface MadeCard {
  readonly id: CardId;
  readonly kind: CardKind;
  readonly front: string;
  readonly back: string;
  readonly distractors: readonly string[];
  readonly page: number | null;
  readonly quote: string | null;
  readonly dropped: boolean;
  readonly index: number;
  readonly total: number;
}

export interface GenerationStates {
  find(id: GenerationId): Promise<GenerationState | undefined>;
  /** The state, for its owner alone. @throws UserError `action.not_yours`, `action.expired` */
  own(user: UserId, id: GenerationId): Promise<GenerationState>;
  /** Stops the work; what was made stays. Harmless when it is over. */
  cancel(user: UserId, id: GenerationId): Promise<GenerationState>;
  /** Deletes all its cards, undoably. */
  discard(user: UserId, id: GenerationId): Promise<GenerationState>;
  /** @throws UserError `card.limit` */
  undiscard(user: UserId, id: GenerationId): Promise<GenerationState>;
  /** The card at a position, counted from 0 over all that were made; undefined past the end. */
  cardAt(user: UserId, id: GenerationId, index: number): Promise<MadeCard | undefined>;
  /** The newest generation that is not over. */
  runningOf(user: UserId): Promise<GenerationState | undefined>;
}

export interface StateDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly queue: Queue;
}

export const createGenerationStates = (dependencies: StateDependencies): GenerationStates => ({
  find: (id) => find(dependencies, id),
  own: (user, id) => own(dependencies, user, id),
  cancel: (user, id) => cancel(dependencies, user, id),
  discard: async (user, id) => {
    await own(dependencies, user, id);
    await transaction(dependencies.database, (tx) => discard(tx, id, dependencies.clock.now()));
    return own(dependencies, user, id);
  },
  undiscard: async (user, id) => {
    await own(dependencies, user, id);
    await transaction(dependencies.database, (tx) => undiscard(tx, user, id));
    return own(dependencies, user, id);
  },
  cardAt: async (user, id, index) => {
    await own(dependencies, user, id);
    return cardAt(dependencies, id, index);
  },
  runningOf: (user) => runningOf(dependencies, user),
});

const find = async (
  { database: { prisma } }: StateDependencies,
  id: GenerationId,
): Promise<GenerationState | undefined> => {
  const row = await prisma.generation.findUnique({
    where: { id },
    include: { document: true, deck: true, _count: { select: { cards: { where: { deletedAt: null } } } } },
  });
  if (!row) return;
  const error = storedError.safeParse(row.error).data;
  return {
    id,
    owner: row.ownerId,
    ...placesOf(row),
    file: row.document.name,
    deck: { id: row.deckId, name: row.deck.name },
    status: row.status,
    requested: row.requested,
    ...(row.kind === null ? {} : { kind: row.kind }),
    ...(row.focus === null ? {} : { focus: row.focus }),
    ...(row.language === null ? {} : { language: row.language }),
    ...(row.document.pages === null ? {} : { pages: row.document.pages }),
    ...(await pendingOf(prisma, row)),
    ...(row.onlyPages.length === 0 ? {} : { onlyPages: row.onlyPages }),
    pagesRead: row.pagesRead,
    ...picturesOf(row),
    cards: row._count.cards,
    ...(row.generator === null ? {} : { generator: row.generator }),
    ...(row.report === null ? {} : { report: storedReport.parse(row.report) }),
    tips: row.tips.map(storedTip),
    ...(error ? { error } : {}),
    discarded: row.discardedAt !== null,
  };
};

/** So many pages tell how long one takes. */
const TELLING_PAGES = 3;

/** Reckons that as many of the other pages are pictures as of those so far. */
const picturesOf = ({
  pagesRead,
  picturesRead,
  pictureMs,
  document: { pages },
}: GenerationRow): Pick<GenerationState, 'pictures'> => {
  if (picturesRead === null) return {};
  if (pages === null || picturesRead < TELLING_PAGES) return { pictures: {} };
  const secondsLeft = Math.ceil(((pictureMs / pagesRead) * (pages - pagesRead)) / 1_000);
  return { pictures: { secondsLeft } };
};

const own = async (
  dependencies: StateDependencies,
  user: UserId,
  id: GenerationId,
): Promise<GenerationState> => {
  const state = await find(dependencies, id);
  if (!state) throw new UserError('action.expired', {});
  if (state.owner !== user) throw new UserError('action.not_yours', {});
  return state;
};

const cancel = async (
  dependencies: StateDependencies,
  user: UserId,
  id: GenerationId,
): Promise<GenerationState> => {
  const { deck } = await own(dependencies, user, id);
  const now = dependencies.clock.now();
  await transaction(dependencies.database, async (tx) => {
    const [row] = await tx.generation.updateManyAndReturn({
      where: { id, status: UNFINISHED },
      data: { status: 'cancelled', finishedAt: now },
    });
    if (row) await dropEmptyDeck(tx, { id: deck.id, madeAt: row.createdAt, now });
  });
  await moveUp(dependencies, user);
  await showLine(dependencies, user);
  return own(dependencies, user, id);
};

const cardAt = async (
  { database: { prisma } }: StateDependencies,
  generationId: GenerationId,
  index: number,
): Promise<MadeCard | undefined> => {
  const [row, total] = await Promise.all([
    prisma.card.findFirst({
      where: { generationId },
      orderBy: [{ chunkIndex: 'asc' }, { ordinal: 'asc' }],
      skip: index,
    }),
    prisma.card.count({ where: { generationId } }),
  ]);
  if (!row) return;
  const { kind, front, back, distractors, page, quote } = row;
  const dropped = row.deletedAt !== null;
  return { id: row.id, kind, front, back, distractors, page, quote, dropped, index, total };
};

const runningOf = async (
  dependencies: StateDependencies,
  user: UserId,
): Promise<GenerationState | undefined> => {
  const row = await dependencies.database.prisma.generation.findFirst({
    where: { ownerId: user, status: UNFINISHED },
  });
  return row ? find(dependencies, row.id) : undefined;
};

/** All its cards get one stamp, those of an earlier discard too: Undo brings back what bears the stamp. */
const discard = async (tx: Tx, id: GenerationId, now: Date): Promise<void> => {
  const { discardedAt } = await tx.generation.findUniqueOrThrow({ where: { id } });
  const before = discardedAt ? [{ deletedAt: discardedAt }] : [];
  await tx.card.updateMany({
    where: { generationId: id, OR: [{ deletedAt: null }, ...before] },
    data: { deletedAt: now },
  });
  await tx.generation.update({ where: { id }, data: { discardedAt: now } });
};

const undiscard = async (tx: Tx, user: UserId, id: GenerationId): Promise<void> => {
  const { discardedAt: deletedAt } = await tx.generation.findUniqueOrThrow({ where: { id } });
  if (!deletedAt) return;
  const discarded = { generationId: id, deletedAt };
  const cards = await tx.card.count({ where: { ...discarded, deck: { deletedAt: null } } });
  await needRoomForCards(tx, user, cards);
  await tx.card.updateMany({ where: discarded, data: { deletedAt: null } });
  await tx.generation.update({ where: { id }, data: { discardedAt: null } });
};
