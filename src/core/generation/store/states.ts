import type { Database } from '../../database/client.js';
import { type Tx, transaction } from '../../database/transaction.js';
import { UserError } from '../../errors.js';
import type { EventId, GenerationId, UserId } from '../../ids.js';
import { needRoomForCards } from '../../library/room.js';
import { dropEmptyDeck } from '../../library/take-deck.js';
import type { Clock, Queue } from '../../ports.js';
import { MORE_CARDS, takeCandidates } from './candidates.js';
import { moveUp, showLine, UNFINISHED } from './line.js';
import { type MadeCard, type MadePage, madePage } from './made-cards.js';
import { findState, type GenerationState } from './state.js';

export type { MadeCard, MadePage } from './made-cards.js';
export type { GenerationState } from './state.js';

export interface GenerationStates {
  find(id: GenerationId): Promise<GenerationState | undefined>;
  /** The state, for its owner alone. @throws UserError `pdf.not_yours`, `action.expired` */
  own(user: UserId, id: GenerationId): Promise<GenerationState>;
  /** Stops the work; what was made stays. Harmless when it is over. */
  cancel(user: UserId, id: GenerationId): Promise<GenerationState>;
  /** Deletes all its cards, undoably. */
  discard(user: UserId, id: GenerationId): Promise<GenerationState>;
  /** @throws UserError `card.limit` */
  undiscard(user: UserId, id: GenerationId): Promise<GenerationState>;
  /** The cards around a position, counted from 0 over all that were made, at most {@link REVIEWED_AT_ONCE}. */
  made(user: UserId, id: GenerationId, index: number): Promise<MadePage>;
  /** Makes cards of what was left over, at once; see {@link takeCandidates}. */
  takeLeft(user: UserId, id: GenerationId, event: EventId): Promise<readonly MadeCard[]>;
  /** The newest generation that is not over. */
  runningOf(user: UserId): Promise<GenerationState | undefined>;
}

export interface StateDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly queue: Queue;
}

export const createGenerationStates = (dependencies: StateDependencies): GenerationStates => ({
  find: (id) => findState(dependencies.database, id),
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
  made: async (user, id, index) => {
    await own(dependencies, user, id);
    return madePage(dependencies.database, id, index);
  },
  takeLeft: async (user, generation, event) => {
    await own(dependencies, user, generation);
    return takeCandidates(dependencies, { user, generation, count: MORE_CARDS, event });
  },
  runningOf: (user) => runningOf(dependencies, user),
});

const own = async (
  dependencies: StateDependencies,
  user: UserId,
  id: GenerationId,
): Promise<GenerationState> => {
  const state = await findState(dependencies.database, id);
  if (!state) throw new UserError('action.expired', {});
  if (state.owner !== user) throw new UserError('pdf.not_yours', await namesOf(dependencies, state));
  return state;
};

/** Whose it is, by the name under which they are known where it is shown. */
const namesOf = async (
  { database: { prisma } }: StateDependencies,
  { owner, place, file }: GenerationState,
): Promise<{ readonly file: string; readonly owner?: string }> => {
  const known = await prisma.chatIdentity.findFirst({ where: { userId: owner, platform: place.platform } });
  return { file, ...(known ? { owner: known.displayName } : {}) };
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

const runningOf = async (
  dependencies: StateDependencies,
  user: UserId,
): Promise<GenerationState | undefined> => {
  const row = await dependencies.database.prisma.generation.findFirst({
    where: { ownerId: user, status: UNFINISHED },
  });
  return row ? findState(dependencies.database, row.id) : undefined;
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
