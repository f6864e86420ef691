import { createHash } from 'node:crypto';
import type { Database } from '../../database/client.js';
import { isUniqueViolation, type Tx, transaction } from '../../database/transaction.js';
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
import { takeDeck } from '../../library/take-deck.js';
import type { BlobStore, Clock, Queue } from '../../ports.js';
import { cleanName } from '../../text.js';
import type { CardKind, WriterName } from '../types.js';
import { isMoreFree, refuseFull, refuseTooMany } from './daily-limit.js';

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
  readonly file: { readonly name: string; readonly bytes: Uint8Array };
  /** Whether everybody in a server or group can watch what becomes of it; false when left out. */
  readonly isPublic?: boolean;
  /** Where the cards go: an existing deck, or the one of a name, which is created if there is none. */
  readonly deck: { readonly id: DeckId } | { readonly name: string };
}

export interface MoreCards extends GenerationRequest {
  readonly from: GenerationId;
  readonly pages: readonly number[];
}

/** Cards made of a PDF by default. */
export const DEFAULT_CARDS = 20;
/** Characters kept of a file's name. */
const FILE_NAME_MAX = 100;
/** The index that lets a person have one generation that is not over. */
const ONE_RUNNING = 'Generation_one_running';

export interface RequestLimits {
  /** PDFs of a person in 24 hours. */
  readonly perDay: number;
  /** Cards of one PDF. */
  readonly cards: number;
}

export interface Requests {
  /**
   * Refuses beforehand what `start` would refuse for the person's sake, before anything is fetched.
   * @throws UserError `pdf.running`, `pdf.daily_limit`, `card.limit`
   */
  admit(user: UserId, event: EventId): Promise<void>;
  /**
   * Takes in a PDF and queues the making of cards. A replayed event gives the first request again.
   * @throws UserError `pdf.not_pdf`, `pdf.empty`, `pdf.running`, `pdf.daily_limit`, `card.limit`
   */
  start(request: NewDocument): Promise<GenerationId>;
  /**
   * Makes more cards from pages of a document that was read before; without a model that is no PDF of the day.
   * @throws UserError as `start`
   */
  again(request: MoreCards): Promise<GenerationId>;
}

export interface RequestDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly blobs: BlobStore;
  readonly queue: Queue;
  readonly limits: RequestLimits;
  /** Who writes cards now; a model when left out. */
  readonly writer?: WriterName;
}

export const createRequests = (dependencies: RequestDependencies): Requests => ({
  admit: (user, event) => admit(dependencies, user, event),
  start: (request) => start(dependencies, request),
  again: (request) => again(dependencies, request),
});

const admit = async (dependencies: RequestDependencies, user: UserId, event: EventId): Promise<void> => {
  const { database } = dependencies;
  if (await findEffect(database, event)) return;
  const running = await runningFile(database, user);
  if (running !== undefined) throw new UserError('pdf.running', { file: running });
  await refuseTooMany(dependencies, database.prisma, user);
};

const start = async (dependencies: RequestDependencies, request: NewDocument): Promise<GenerationId> => {
  const { database, blobs, clock } = dependencies;
  checkDocument(request.file.bytes);
  const replayed = await findEffect<GenerationId>(database, request.event);
  if (replayed) return replayed;
  const blobId = newId<BlobId>();
  await blobs.put(blobId, request.file.bytes);
  return commit(dependencies, request, async (tx) => {
    const now = clock.now();
    const documentId = newId<DocumentId>();
    await tx.document.create({
      data: {
        ...{ id: documentId, ownerId: request.user, blobId, createdAt: now },
        ...describe(request.file),
        isPublic: request.isPublic ?? false,
      },
    });
    const { deck } = request;
    const deckId = 'id' in deck ? deck.id : await takeDeck(tx, request.user, deck.name, now);
    await refuseTooMany(dependencies, tx, request.user);
    return create(dependencies, tx, request, { documentId, deckId, onlyPages: [], now });
  }).finally(() => dropUnused(database, blobs, blobId));
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
    if (isMoreFree(dependencies)) await refuseFull(tx, request.user);
    else await refuseTooMany(dependencies, tx, request.user);
    return create(dependencies, tx, { ...about, ...request }, target);
  });
};

/** What cards are made of, and where they go. */
interface Target {
  readonly documentId: DocumentId;
  readonly deckId: DeckId;
  readonly onlyPages: readonly number[];
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

/**
 * Commits the request once and queues its job. A person has one running PDF: the partial unique index decides.
 * @throws UserError `pdf.running`, without the file if that ended meanwhile
 */
const commit = async (
  { database, queue }: RequestDependencies,
  { event, user }: GenerationRequest,
  work: (tx: Tx) => Promise<GenerationId>,
): Promise<GenerationId> => {
  const id = await transaction(database, (tx) => once(tx, event, user, () => work(tx))).catch(
    async (error: unknown) => {
      if (!isUniqueViolation(error, ONE_RUNNING)) throw error;
      const file = await runningFile(database, user);
      throw new UserError('pdf.running', file === undefined ? {} : { file });
    },
  );
  await queue.add({ name: 'pdf', generation: id, attempt: 0 });
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

const runningFile = async ({ prisma }: Database, ownerId: UserId): Promise<string | undefined> => {
  const running = await prisma.generation.findFirst({
    where: { ownerId, status: { in: ['queued', 'running'] } },
    include: { document: true },
  });
  return running?.document.name;
};
