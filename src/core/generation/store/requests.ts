import { lockUser } from '../../accounts/lock.js';
import type { Tx } from '../../database/transaction.js';
import { UserError } from '../../errors.js';
import { findEffect } from '../../events/effects.js';
import type { EventId, GenerationId, UserId } from '../../ids.js';
import { refuseMore, refuseTooMany } from './daily-limit.js';
import { accept } from './offers.js';
import {
  type Acceptance,
  commit,
  createGeneration,
  type MoreCards,
  type NewDocument,
  type RequestDependencies,
} from './request.js';
import { takeIn } from './take-in.js';

export type { DeckWish, NewDocument, RequestLimits } from './request.js';

export interface Requests {
  /**
   * Refuses beforehand what `start` would refuse for the person's sake, before anything is fetched.
   * @param size of the file, where it is known: one that may be known already is let through
   * @throws UserError `pdf.daily_limit`, `card.limit`
   */
  admit(user: UserId, event: EventId, size?: number): Promise<void>;
  /**
   * Takes in a PDF and queues the making of cards, behind those of the person's that are not over. One that is known
   * already is only offered to be made anew, and counts for nothing. A replayed event gives the first request again.
   * @throws UserError `pdf.not_pdf`, `pdf.empty`, `pages.outside`, `pdf.daily_limit`, `card.limit`
   */
  start(request: NewDocument): Promise<GenerationId>;
  /** Makes what was offered. @throws UserError `action.not_yours`, and as `start` */
  accept(request: Acceptance): Promise<GenerationId>;
  /**
   * Makes more cards from pages of a document that was read before; without a model that is no PDF of the day.
   * @throws UserError as `start`
   */
  again(request: MoreCards): Promise<GenerationId>;
}

export const createRequests = (dependencies: RequestDependencies): Requests => ({
  admit: (user, event, size) => admit(dependencies, user, event, size),
  start: (request) => takeIn(dependencies, request),
  accept: (request) => commit(dependencies, request, (tx) => accept(dependencies, tx, request)),
  again: (request) => again(dependencies, request),
});

const admit = async (
  dependencies: RequestDependencies,
  user: UserId,
  event: EventId,
  size: number | undefined,
): Promise<void> => {
  const { prisma } = dependencies.database;
  if (await findEffect(dependencies.database, event)) return;
  if (size !== undefined && (await prisma.document.count({ where: { ownerId: user, size } })) > 0) return;
  await refuseTooMany(dependencies, prisma, user);
};

const again = async (dependencies: RequestDependencies, request: MoreCards): Promise<GenerationId> => {
  if (request.pages.length === 0) throw new UserError('pdf.nothing_left', {});
  return commit(dependencies, request, async (tx) => {
    // Nobody merges the deck into another meanwhile.
    await lockUser(tx, request.user);
    const { documentId, deckId, ...first } = await firstOf(tx, request);
    await refuseMore(dependencies, tx, request.user);
    const about = {
      ...(first.kind ? { kind: first.kind } : {}),
      ...(first.focus ? { focus: first.focus } : {}),
      ...(first.language ? { language: first.language } : {}),
    };
    const target = { documentId, deckId, onlyPages: request.pages, now: dependencies.clock.now() };
    return createGeneration(dependencies, tx, { ...about, ...request }, target);
  });
};

/** @throws UserError `action.not_yours`, `deck.not_found` */
const firstOf = async (tx: Tx, { from, user }: MoreCards) => {
  const where = { id: from, ownerId: user };
  const first = await tx.generation.findFirst({ where, include: { deck: true } });
  if (!first) throw new UserError('action.not_yours', {});
  if (first.deck.deletedAt) throw new UserError('deck.not_found', { deck: first.deck.name });
  return first;
};
