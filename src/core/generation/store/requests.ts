import { createHash } from 'node:crypto';
import type { Database } from '../../database/client.js';
import { isUniqueViolation, type Tx, transaction } from '../../database/transaction.js';
import { checkPdf } from '../../documents/check.js';
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
import { takeDeck } from '../../library/take-deck.js';
import type { BlobStore, Clock, Queue } from '../../ports.js';
import { cleanName } from '../../text.js';
import { daysBefore } from '../../time.js';

/** What a person asks of a document. */
export interface Wish {
  readonly user: UserId;
  readonly event: EventId;
  /** Where the result is told. */
  readonly place: PlaceRef;
  /** The person's private chat, for when the bot may not post in the place. */
  readonly fallback: PlaceRef;
  /** Cards wanted; {@link DEFAULT_CARDS} when left out. Never more than the operator allows. */
  readonly cards?: number;
  readonly focus?: string;
  readonly language?: string;
}
export interface NewDocument extends Wish {
  readonly file: { readonly name: string; readonly bytes: Uint8Array };
  /** Where the cards go: a deck that is there, or the one of a name, which is made if it is not. */
  readonly deck: { readonly id: DeckId } | { readonly name: string };
}

/** Cards made of a PDF when nobody says how many. */
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
   * Refuses beforehand what `start` would refuse for the person's sake, so that nothing is fetched in vain.
   * @throws UserError `pdf.running`, `pdf.daily_limit`, `card.limit`
   */
  admit(user: UserId, event: EventId): Promise<void>;
  /**
   * Takes in a PDF and queues the making of cards. A replayed event gives the first request again.
   * @throws UserError `pdf.not_pdf`, `pdf.empty`, `pdf.running`, `pdf.daily_limit`, `card.limit`
   */
  start(wish: NewDocument): Promise<GenerationId>;
  /** Makes more cards from pages of a document that was read before. @throws UserError as `start` */
  again(wish: Wish & { from: GenerationId; pages: readonly number[] }): Promise<GenerationId>;
}

export const createRequests = (parts: {
  database: Database;
  clock: Clock;
  blobs: BlobStore;
  queue: Queue;
  limits: RequestLimits;
}): Requests => {
  const { database, clock, blobs, queue, limits } = parts;

  const refuseTooMany = async (tx: Pick<Tx, 'generation' | 'card'>, ownerId: UserId): Promise<void> => {
    const since = daysBefore(clock.now(), 1);
    const count = await tx.generation.count({ where: { ownerId, createdAt: { gt: since } } });
    if (count >= limits.perDay) throw new UserError('pdf.daily_limit', { limit: limits.perDay });
    const cards = await tx.card.count({ where: liveCards(ownerId) });
    if (cards >= CARDS_MAX) throw new UserError('card.limit', { limit: CARDS_MAX });
  };

  const create = async (
    tx: Tx,
    wish: Wish,
    target: { documentId: DocumentId; deckId: DeckId; onlyPages: readonly number[]; now: Date },
  ) => {
    await refuseTooMany(tx, wish.user);
    const id = newId<GenerationId>();
    await tx.generation.create({
      data: {
        id,
        ownerId: wish.user,
        documentId: target.documentId,
        deckId: target.deckId,
        onlyPages: [...target.onlyPages],
        requested: Math.min(wish.cards ?? DEFAULT_CARDS, limits.cards),
        focus: wish.focus ?? null,
        language: wish.language ?? null,
        place: { ...wish.place },
        fallback: { ...wish.fallback },
        createdAt: target.now,
      },
    });
    return id;
  };

  /** One running PDF a person: the partial unique index decides, and its refusal is put into words here. */
  const committed = async (wish: Wish, work: (tx: Tx) => Promise<GenerationId>): Promise<GenerationId> => {
    const id = await transaction(database, (tx) => once(tx, wish.event, wish.user, () => work(tx))).catch(
      async (error: unknown) => {
        if (isUniqueViolation(error, ONE_RUNNING)) throw runningError(await runningFile(database, wish.user));
        throw error;
      },
    );
    await queue.add({ name: 'pdf', generation: id, attempt: 0 });
    return id;
  };

  return {
    async admit(user, event) {
      if (await findEffect(database, event)) return;
      const running = await runningFile(database, user);
      if (running !== undefined) throw runningError(running);
      await refuseTooMany(database.prisma, user);
    },
    async start(wish) {
      checkPdf(wish.file.bytes);
      const replayed = await findEffect<GenerationId>(database, wish.event);
      if (replayed) return replayed;
      const blobId = newId<BlobId>();
      await blobs.put(blobId, wish.file.bytes);
      return committed(wish, async (tx) => {
        const now = clock.now();
        const documentId = newId<DocumentId>();
        await tx.document.create({
          data: {
            id: documentId,
            ownerId: wish.user,
            blobId,
            ...describe(wish.file),
            createdAt: now,
          },
        });
        const { deck } = wish;
        const deckId = 'id' in deck ? deck.id : await takeDeck(tx, wish.user, deck.name, now);
        return create(tx, wish, { documentId, deckId, onlyPages: [], now });
      }).finally(() => dropUnused(database, blobs, blobId));
    },
    async again(wish) {
      const { prisma } = database;
      const first = await prisma.generation.findFirst({
        where: { id: wish.from, ownerId: wish.user },
        include: { deck: true },
      });
      if (!first) throw new UserError('action.not_yours', {});
      if (first.deck.deletedAt) throw new UserError('deck.not_found', { deck: first.deck.name });
      if (wish.pages.length === 0) throw new UserError('pdf.nothing_left', {});
      const about = {
        ...(first.focus ? { focus: first.focus } : {}),
        ...(first.language ? { language: first.language } : {}),
      };
      const { documentId, deckId } = first;
      return committed(wish, (tx) =>
        create(tx, { ...about, ...wish }, { documentId, deckId, onlyPages: wish.pages, now: clock.now() }),
      );
    },
  };
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

/** The file is unknown when the work ended while its presence refused this one. */
const runningError = (file = 'Your PDF'): UserError => new UserError('pdf.running', { file });
