import { lockUser } from '../../accounts/lock.js';
import type { Tx } from '../../database/transaction.js';
import { UserError } from '../../errors.js';
import { findEffect } from '../../events/effects.js';
import type { DocumentId, EventId, GenerationId, UserId } from '../../ids.js';
import { takeDeck } from '../../library/take-deck.js';
import { refuseMore, refuseTooMany } from './daily-limit.js';
import { accept } from './offers.js';
import {
  type Acceptance,
  commit,
  createGeneration,
  type MoreCards,
  type NewDocument,
  type RequestDependencies,
  type Target,
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
   * Makes cards from pages of a document that was sent before, in its deck, which is made anew where it is gone; without
   * a model that is no PDF of the day.
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
  if (request.pages?.length === 0) throw new UserError('pdf.nothing_left', {});
  return commit(dependencies, request, async (tx) => {
    // Nobody merges the deck into another meanwhile.
    await lockUser(tx, request.user);
    const { documentId, ...first } = await firstOf(tx, request);
    const onlyPages = request.pages ?? first.onlyPages;
    const underWay = await findUnderWay(tx, request.user, { documentId, onlyPages });
    if (underWay) return underWay;
    await refuseMore(dependencies, tx, request.user);
    const about = {
      ...(first.kind ? { kind: first.kind } : {}),
      ...(first.focus ? { focus: first.focus } : {}),
      ...(first.language ? { language: first.language } : {}),
      ...(request.pages ? {} : { cards: first.requested }),
    };
    const now = dependencies.clock.now();
    const target = { documentId, onlyPages, now };
    return createGeneration(
      dependencies,
      tx,
      { ...about, ...request },
      { ...target, ...(await deckOf(tx, first, now)) },
    );
  });
};

/** The same pages are being made cards of already: a button was pressed twice. */
const findUnderWay = async (
  tx: Tx,
  ownerId: UserId,
  { documentId, onlyPages }: { readonly documentId: DocumentId; readonly onlyPages: readonly number[] },
): Promise<GenerationId | undefined> => {
  const row = await tx.generation.findFirst({
    where: {
      ownerId,
      documentId,
      onlyPages: { equals: [...onlyPages] },
      status: { in: ['queued', 'running'] },
    },
    select: { id: true },
  });
  return row?.id as GenerationId | undefined;
};

/** @throws UserError `action.not_yours` */
const firstOf = async (tx: Tx, { from, user }: MoreCards) => {
  const where = { id: from, ownerId: user };
  const first = await tx.generation.findFirst({ where, include: { deck: true } });
  if (!first) throw new UserError('action.not_yours', {});
  return first;
};

/** Where its cards go. What brought no card left no deck; then there is a new one, which may be named as that was to be. */
const deckOf = async (
  tx: Tx,
  { deck, deckName, ownerId }: Pick<Awaited<ReturnType<typeof firstOf>>, 'deck' | 'deckName' | 'ownerId'>,
  now: Date,
): Promise<Pick<Target, 'deckId' | 'deckName'>> =>
  deck.deletedAt === null
    ? { deckId: deck.id }
    : { deckId: await takeDeck(tx, ownerId, deck.name, now), ...(deckName === null ? {} : { deckName }) };
