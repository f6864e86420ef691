import type { Database } from '../../database/client.js';
import { type Tx, transaction } from '../../database/transaction.js';
import { UserError } from '../../errors.js';
import { type PlaceRef, placeRef } from '../../events/refs.js';
import type { CardId, DeckId, GenerationId, UserId } from '../../ids.js';
import { needRoomForCards } from '../../library/room.js';
import { dropEmptyDeck } from '../../library/take-deck.js';
import type { Clock } from '../../ports.js';
import type { CardKind, GenerationReport } from '../types.js';
import { storedReport } from './stored.js';
import { storedError } from './stored-error.js';

/** A generation as people are told of it. */
export interface GenerationState {
  readonly id: GenerationId;
  readonly owner: UserId;
  /** Where it is told. */
  readonly place: PlaceRef;
  readonly fallback: PlaceRef;
  readonly file: string;
  readonly deck: { readonly id: DeckId; readonly name: string };
  readonly status: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly requested: number;
  /** Unknown until the document was opened. */
  readonly pages?: number;
  readonly pagesRead: number;
  /** Cards made and not deleted since. */
  readonly cards: number;
  readonly generator?: string;
  readonly report?: GenerationReport;
  readonly tips: readonly string[];
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

export const createGenerationStates = (parts: { database: Database; clock: Clock }): GenerationStates => {
  const { prisma } = parts.database;

  const find = async (id: GenerationId): Promise<GenerationState | undefined> => {
    const row = await prisma.generation.findUnique({
      where: { id },
      include: { document: true, deck: true, _count: { select: { cards: { where: { deletedAt: null } } } } },
    });
    if (!row) return;
    const error = storedError.safeParse(row.error).data;
    return {
      id,
      owner: row.ownerId as UserId,
      place: placeRef.parse(row.place),
      fallback: placeRef.parse(row.fallback),
      file: row.document.name,
      deck: { id: row.deckId as DeckId, name: row.deck.name },
      status: row.status,
      requested: row.requested,
      ...(row.document.pages === null ? {} : { pages: row.document.pages }),
      pagesRead: row.pagesRead,
      cards: row._count.cards,
      ...(row.generator === null ? {} : { generator: row.generator }),
      ...(row.report === null ? {} : { report: storedReport.parse(row.report) }),
      tips: row.tips,
      ...(error ? { error } : {}),
      discarded: row.discardedAt !== null,
    };
  };
  const own = async (user: UserId, id: GenerationId): Promise<GenerationState> => {
    const state = await find(id);
    if (!state) throw new UserError('action.expired', {});
    if (state.owner !== user) throw new UserError('action.not_yours', {});
    return state;
  };

  return {
    find,
    own,
    async cancel(user, id) {
      const { deck } = await own(user, id);
      const now = parts.clock.now();
      await transaction(parts.database, async (tx) => {
        const [row] = await tx.generation.updateManyAndReturn({
          where: { id, status: { in: ['queued', 'running'] } },
          data: { status: 'cancelled', finishedAt: now },
        });
        if (row) await dropEmptyDeck(tx, { id: deck.id, madeAt: row.createdAt, now });
      });
      return own(user, id);
    },
    async discard(user, id) {
      await own(user, id);
      await transaction(parts.database, (tx) => discard(tx, id, parts.clock.now()));
      return own(user, id);
    },
    async undiscard(user, id) {
      await own(user, id);
      await transaction(parts.database, (tx) => undiscard(tx, user, id));
      return own(user, id);
    },
    async cardAt(user, id, index) {
      await own(user, id);
      const [row, total] = await Promise.all([
        prisma.card.findFirst({
          where: { generationId: id },
          orderBy: [{ chunkIndex: 'asc' }, { ordinal: 'asc' }],
          skip: index,
        }),
        prisma.card.count({ where: { generationId: id } }),
      ]);
      if (!row) return;
      const { kind, front, back, distractors, page, quote } = row;
      return {
        id: row.id as CardId,
        kind,
        front,
        back,
        distractors,
        page,
        quote,
        dropped: row.deletedAt !== null,
        index,
        total,
      };
    },
    async runningOf(user) {
      const row = await prisma.generation.findFirst({
        where: { ownerId: user, status: { in: ['queued', 'running'] } },
      });
      return row ? find(row.id as GenerationId) : undefined;
    },
  };
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
