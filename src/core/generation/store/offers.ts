import { lockUser } from '../../accounts/lock.js';
import type { Tx } from '../../database/transaction.js';
import { UserError } from '../../errors.js';
import type { BlobId, DocumentId, GenerationId } from '../../ids.js';
import { ownDeck } from '../../library/find-deck.js';
import { takeDeck } from '../../library/take-deck.js';
import { refuseMore } from './daily-limit.js';
import type { KnownDocument } from './known.js';
import { pagesWithin } from './pages.js';
import { type Acceptance, createGeneration, type NewDocument, type RequestDependencies } from './request.js';
import { isToBeShared } from './sharing.js';

/**
 * Keeps the request and the bytes, for the person to say whether the document is to be made anew.
 * @throws UserError `pages.outside`
 */
export const offer = async (
  dependencies: RequestDependencies,
  tx: Tx,
  request: NewDocument,
  known: KnownDocument,
  { blobId, now }: { readonly blobId: BlobId; readonly now: Date },
): Promise<GenerationId> => {
  const { documentId } = known;
  const { pages } = await tx.document.findUniqueOrThrow({ where: { id: documentId } });
  if (pages !== null) pagesWithin(request.pages ?? [], pages);
  const isGone = { id: documentId, blobId: null };
  await tx.document.updateMany({ where: isGone, data: { blobId, createdAt: now } });
  const { deck } = request;
  const named = 'name' in deck && deck.from === undefined ? { deckName: deck.name } : {};
  const deckId = 'id' in deck ? (await ownDeck(tx, request.user, deck.id)).id : known.deck.id;
  const target = { documentId, deckId, ...named, onlyPages: request.pages ?? [], now };
  return createGeneration(dependencies, tx, request, { ...target, status: 'offered' });
};

/** Queues what was offered, as it was requested then. */
export const accept = async (
  dependencies: RequestDependencies,
  tx: Tx,
  { user, offer: id, place, fallback, isPublic }: Acceptance,
): Promise<GenerationId> => {
  await lockUser(tx, user);
  // Not before: what is first in line has come first.
  const now = dependencies.clock.now();
  const row = await tx.generation.findFirst({ where: { id, ownerId: user }, include: { deck: true } });
  if (!row) throw new UserError('action.not_yours', {});
  if (row.status !== 'offered') return id;
  await refuseMore(dependencies, tx, user);
  if (isPublic) await tx.document.update({ where: { id: row.documentId }, data: { isPublic } });
  // The deck of the cards that are there may have been deleted since.
  const name = row.deckName ?? row.deck.name;
  const isOpen = row.deckName !== null || row.deck.deletedAt !== null;
  const deckId = isOpen ? await takeDeck(tx, user, name, now) : row.deckId;
  const where = { place: { ...place }, fallback: { ...fallback } };
  const isShared = await isToBeShared(tx, { place, fallback }, row.documentId as DocumentId);
  await tx.generation.update({
    where: { id },
    data: { status: 'queued', createdAt: now, deckId, deckName: null, isShared, ...where },
  });
  return id;
};
