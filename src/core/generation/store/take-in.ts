import { createHash } from 'node:crypto';
import { lockUser } from '../../accounts/lock.js';
import type { Database } from '../../database/client.js';
import type { Tx } from '../../database/transaction.js';
import { checkDocument } from '../../documents/check.js';
import { findEffect } from '../../events/effects.js';
import { type BlobId, type DocumentId, type GenerationId, newId, type UserId } from '../../ids.js';
import { ownDeck } from '../../library/find-deck.js';
import { takeDeck, takeOwnDeck } from '../../library/take-deck.js';
import type { BlobStore } from '../../ports.js';
import { cleanName } from '../../text.js';
import { refuseTooMany } from './daily-limit.js';
import { findKnown } from './known.js';
import { offer } from './offers.js';
import {
  commit,
  createGeneration,
  type DeckWish,
  type NewDocument,
  type RequestDependencies,
  type Target,
} from './request.js';

/** Characters kept of a file's name. */
const FILE_NAME_MAX = 100;

/** Stores the bytes, and queues the document, or offers it if it is known. */
export const takeIn = async (
  dependencies: RequestDependencies,
  request: NewDocument,
): Promise<GenerationId> => {
  const { database, blobs, clock } = dependencies;
  checkDocument(request.file.bytes);
  const replayed = await findEffect<GenerationId>(database, request.event);
  if (replayed) return replayed;
  const blobId = newId<BlobId>();
  await blobs.put(blobId, request.file.bytes);
  return commit(dependencies, request, async (tx) => {
    const file = describe(request.file);
    await lockUser(tx, request.user);
    const known = await findKnown(tx, request.user, file.sha256);
    const upload = { ...file, blobId, now: clock.now() };
    return known
      ? offer(dependencies, tx, request, known, upload)
      : create(dependencies, tx, request, upload);
  }).finally(() => dropUnused(database, blobs, blobId));
};

/** A file as it is stored. */
interface Upload extends ReturnType<typeof describe> {
  readonly blobId: BlobId;
  readonly now: Date;
}

const create = async (
  dependencies: RequestDependencies,
  tx: Tx,
  request: NewDocument,
  { now, ...file }: Upload,
): Promise<GenerationId> => {
  const { user: ownerId, isPublic = false, pages = [] } = request;
  const documentId = newId<DocumentId>();
  await refuseTooMany(dependencies, tx, ownerId);
  await tx.document.create({ data: { ...file, id: documentId, ownerId, createdAt: now, isPublic } });
  const deck = await deckFor(tx, ownerId, request.deck, now);
  return createGeneration(dependencies, tx, request, { documentId, ...deck, onlyPages: pages, now });
};

const deckFor = async (
  tx: Tx,
  user: UserId,
  deck: DeckWish,
  now: Date,
): Promise<Pick<Target, 'deckId' | 'deckName'>> => {
  if ('id' in deck) return { deckId: (await ownDeck(tx, user, deck.id)).id };
  if (deck.from !== 'date') return { deckId: await takeDeck(tx, user, deck.name, now) };
  const { id, name } = await takeOwnDeck(tx, user, deck.name, now);
  return { deckId: id, deckName: name };
};

const describe = (file: NewDocument['file']) => ({
  name: cleanName(cleanName(file.name).slice(0, FILE_NAME_MAX)) || 'document.pdf',
  size: file.bytes.length,
  sha256: createHash('sha256').update(file.bytes).digest('hex'),
});

/** What was refused or replayed created no document, so nothing names the bytes that came with it. */
const dropUnused = async ({ prisma }: Database, blobs: BlobStore, blobId: BlobId): Promise<void> => {
  if ((await prisma.document.count({ where: { blobId } })) === 0) await blobs.delete(blobId);
};
