import { createHash } from 'node:crypto';
import { lockUser } from '../../accounts/lock.js';
import type { Database } from '../../database/client.js';
import { type Tx, transaction } from '../../database/transaction.js';
import { checkDocument } from '../../documents/check.js';
import { UserError } from '../../errors.js';
import { findEffect, once } from '../../events/effects.js';
import type { PlaceRef } from '../../events/refs.js';
import {
  type BlobId,
  type DeckId,
  type DocumentId,
  type EventId,
  type GenerationId,
  newId,
  type UserId,
} from '../../ids.js';
import { liveCards } from '../../library/card.js';
import { CARDS_MAX } from '../../library/limits.js';
import { takeDeck, takeOwnDeck } from '../../library/take-deck.js';
import type { BlobStore, Clock, Queue } from '../../ports.js';
import { cleanName } from '../../text.js';
import { daysBefore } from '../../time.js';
import { DEFAULT_CARDS } from '../limits.js';
import type { CardKind } from '../types.js';
import { findKnown, type KnownDocument } from './known.js';

/** What a person requests of a document. */
export interface GenerationRequest {
  readonly user: UserId;
  readonly event: EventId;
  /** Where the result is sent. */
  readonly place: PlaceRef;
  /** The person's private chat, for when the bot may not post in the place. */
  readonly fallback: PlaceRef;
  /** Cards; {@link DEFAULT_CARDS} when left out. Never more than the operator allows. */
  readonly cards?: number;
  /** The only kind of cards that is wanted; all kinds when left out. */
  readonly kind?: CardKind;
  readonly focus?: string;
  readonly language?: string;
}

export interface NewDocument extends GenerationRequest {
  /** The only pages that are wanted, ascending; all of them when left out. */
  readonly pages?: readonly number[];
  readonly file: { readonly name: string; readonly bytes: Uint8Array };
  /** Whether everybody in a server or group can watch what becomes of it; false when left out. */
  readonly isPublic?: boolean;
  readonly deck: DeckWish;
}

/** Where the cards go: an existing deck, or the one of a name, which is created if there is none. */
export type DeckWish =
  | { readonly id: DeckId }
  /**
   * Who gave the name; the person when left out. `file`: it is that of the file. `date`: neither says what the document
   * is about, so it gets a deck of its own, which is named after the document once that is read.
   */
  | { readonly name: string; readonly from?: 'file' | 'date' };

export interface MoreCards extends GenerationRequest {
  readonly from: GenerationId;
  readonly pages: readonly number[];
}

/** The person takes what was offered, as it was requested then. */
export interface Acceptance extends Pick<NewDocument, 'user' | 'event' | 'place' | 'fallback' | 'isPublic'> {
  readonly offer: GenerationId;
}

/** Characters kept of a file's name. */
const FILE_NAME_MAX = 100;

export interface RequestLimits {
  /** PDFs of a person in 24 hours. */
  readonly perDay: number;
  /** Cards of one PDF. */
  readonly cards: number;
}

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
   * @throws UserError `pdf.not_pdf`, `pdf.empty`, `pdf.daily_limit`, `card.limit`
   */
  start(request: NewDocument): Promise<GenerationId>;
  /** Makes what was offered. @throws UserError `action.not_yours`, and as `start` */
  accept(request: Acceptance): Promise<GenerationId>;
  /** Makes more cards from pages of a document that was read before. @throws UserError as `start` */
  again(request: MoreCards): Promise<GenerationId>;
}

export interface RequestDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly blobs: BlobStore;
  readonly queue: Queue;
  readonly limits: RequestLimits;
}

export const createRequests = (dependencies: RequestDependencies): Requests => ({
  admit: (user, event, size) => admit(dependencies, user, event, size),
  start: (request) => start(dependencies, request),
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

const start = async (dependencies: RequestDependencies, request: NewDocument): Promise<GenerationId> => {
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
      : takeIn(dependencies, tx, request, upload);
  }).finally(() => dropUnused(database, blobs, blobId));
};

/** A file as it is stored. */
interface Upload extends ReturnType<typeof describe> {
  readonly blobId: BlobId;
  readonly now: Date;
}

const takeIn = async (
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
  return create(dependencies, tx, request, { documentId, ...deck, onlyPages: pages, now });
};

/** Keeps the request and the bytes, for the person to say whether the document is to be made anew. */
const offer = async (
  dependencies: RequestDependencies,
  tx: Tx,
  request: NewDocument,
  known: KnownDocument,
  { blobId, now }: Upload,
): Promise<GenerationId> => {
  const { documentId } = known;
  const isGone = { id: documentId, blobId: null };
  await tx.document.updateMany({ where: isGone, data: { blobId, createdAt: now } });
  const { deck } = request;
  const named = 'name' in deck && deck.from === undefined ? { deckName: deck.name } : {};
  const deckId = 'id' in deck ? deck.id : known.deck.id;
  const target = { documentId, deckId, ...named, onlyPages: request.pages ?? [], now };
  return create(dependencies, tx, request, { ...target, status: 'offered' });
};

const accept = async (
  dependencies: RequestDependencies,
  tx: Tx,
  { user, offer: id, place, fallback, isPublic }: Acceptance,
): Promise<GenerationId> => {
  const now = dependencies.clock.now();
  const row = await tx.generation.findFirst({ where: { id, ownerId: user }, include: { deck: true } });
  if (!row) throw new UserError('action.not_yours', {});
  if (row.status !== 'offered') return id;
  await lockUser(tx, user);
  await refuseTooMany(dependencies, tx, user);
  if (isPublic) await tx.document.update({ where: { id: row.documentId }, data: { isPublic } });
  // The deck of the cards that are there may have been deleted since.
  const name = row.deckName ?? row.deck.name;
  const isOpen = row.deckName !== null || row.deck.deletedAt !== null;
  const deckId = isOpen ? await takeDeck(tx, user, name, now) : row.deckId;
  const where = { place: { ...place }, fallback: { ...fallback } };
  await tx.generation.update({
    where: { id },
    data: { status: 'queued', createdAt: now, deckId, deckName: null, ...where },
  });
  return id;
};

const deckFor = async (
  tx: Tx,
  user: UserId,
  deck: DeckWish,
  now: Date,
): Promise<Pick<Target, 'deckId' | 'deckName'>> => {
  if ('id' in deck) return { deckId: deck.id };
  if (deck.from !== 'date') return { deckId: await takeDeck(tx, user, deck.name, now) };
  const { id, name } = await takeOwnDeck(tx, user, deck.name, now);
  return { deckId: id, deckName: name };
};

const again = async (dependencies: RequestDependencies, request: MoreCards): Promise<GenerationId> => {
  const { database, clock } = dependencies;
  const first = await database.prisma.generation.findFirst({
    where: { id: request.from, ownerId: request.user },
    include: { deck: true },
  });
  if (!first) throw new UserError('action.not_yours', {});
  if (first.deck.deletedAt) throw new UserError('deck.not_found', { deck: first.deck.name });
  if (request.pages.length === 0) throw new UserError('pdf.nothing_left', {});
  const about = {
    ...(first.kind ? { kind: first.kind } : {}),
    ...(first.focus ? { focus: first.focus } : {}),
    ...(first.language ? { language: first.language } : {}),
  };
  const { documentId, deckId } = first;
  const target = { documentId, deckId, onlyPages: request.pages, now: clock.now() };
  return commit(dependencies, request, async (tx) => {
    await lockUser(tx, request.user);
    await refuseTooMany(dependencies, tx, request.user);
    return create(dependencies, tx, { ...about, ...request }, target);
  });
};

const refuseTooMany = async (
  { clock, limits }: RequestDependencies,
  tx: Pick<Tx, 'generation' | 'card'>,
  ownerId: UserId,
): Promise<void> => {
  const since = daysBefore(clock.now(), 1);
  const count = await tx.generation.count({
    where: { ownerId, createdAt: { gt: since }, status: { not: 'offered' } },
  });
  if (count >= limits.perDay) throw new UserError('pdf.daily_limit', { limit: limits.perDay });
  const cards = await tx.card.count({ where: liveCards(ownerId) });
  if (cards >= CARDS_MAX) throw new UserError('card.limit', { limit: CARDS_MAX });
};

/** What cards are made of, and where they go. */
interface Target {
  readonly documentId: DocumentId;
  readonly deckId: DeckId;
  readonly deckName?: string;
  readonly onlyPages: readonly number[];
  readonly status?: 'offered';
  readonly now: Date;
}

const create = async (
  dependencies: RequestDependencies,
  tx: Tx,
  request: GenerationRequest,
  target: Target,
): Promise<GenerationId> => {
  const id = newId<GenerationId>();
  await tx.generation.create({
    data: {
      id,
      ownerId: request.user,
      documentId: target.documentId,
      deckId: target.deckId,
      deckName: target.deckName ?? null,
      status: target.status ?? 'queued',
      onlyPages: [...target.onlyPages],
      requested: Math.min(request.cards ?? DEFAULT_CARDS, dependencies.limits.cards),
      kind: request.kind ?? null,
      focus: request.focus ?? null,
      language: request.language ?? null,
      place: { ...request.place },
      fallback: { ...request.fallback },
      createdAt: target.now,
    },
  });
  return id;
};

/** Commits the request once, and queues its job unless it is only an offer. */
const commit = async (
  { database, queue }: RequestDependencies,
  { event, user }: Pick<GenerationRequest, 'event' | 'user'>,
  work: (tx: Tx) => Promise<GenerationId>,
): Promise<GenerationId> => {
  const id = await transaction(database, (tx) => once(tx, event, user, () => work(tx)));
  const row = await database.prisma.generation.findUnique({ where: { id } });
  if (row?.status === 'queued') await queue.add({ name: 'pdf', generation: id, attempt: row.attempt });
  return id;
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
