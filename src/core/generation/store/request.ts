import type { Database } from '../../database/client.js';
import { type Tx, transaction } from '../../database/transaction.js';
import { once } from '../../events/effects.js';
import type { PlaceRef } from '../../events/refs.js';
import {
  type DeckId,
  type DocumentId,
  type EventId,
  type GenerationId,
  newId,
  type UserId,
} from '../../ids.js';
import type { BlobStore, Clock, Queue } from '../../ports.js';
import { DEFAULT_CARDS } from '../limits.js';
import type { CardKind, WriterName } from '../types.js';
import { jobOf } from './line.js';
import { isToBeShared } from './sharing.js';

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
  /** As that one was requested, for the same pages, when left out. */
  readonly pages?: readonly number[];
}

/** The person takes what was offered, as it was requested then. */
export interface Acceptance extends Pick<NewDocument, 'user' | 'event' | 'place' | 'fallback' | 'isPublic'> {
  readonly offer: GenerationId;
}

export interface RequestLimits {
  /** PDFs of a person in 24 hours. */
  readonly perDay: number;
  /** Cards of one PDF. */
  readonly cards: number;
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

/** What cards are made of, and where they go. */
export interface Target {
  readonly documentId: DocumentId;
  readonly deckId: DeckId;
  readonly deckName?: string;
  readonly onlyPages: readonly number[];
  readonly status?: 'offered';
  readonly now: Date;
}

/** Stores the request. */
export const createGeneration = async (
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
      isShared: await isToBeShared(tx, request, target.documentId),
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
export const commit = async (
  { database, queue }: RequestDependencies,
  { event, user }: Pick<GenerationRequest, 'event' | 'user'>,
  work: (tx: Tx) => Promise<GenerationId>,
): Promise<GenerationId> => {
  const id = await transaction(database, (tx) => once(tx, event, user, () => work(tx)));
  const row = await database.prisma.generation.findUnique({ where: { id }, include: { document: true } });
  if (row?.status === 'queued') await queue.add(jobOf(row));
  return id;
};
