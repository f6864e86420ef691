import { isDeepStrictEqual } from 'node:util';
import type { Prisma } from '../../database/generated/client.js';
import type { Tx } from '../../database/transaction.js';
import type { DeckId, DocumentId, GenerationId, UserId } from '../../ids.js';
import { liveCards } from '../../library/card.js';
import type { GenerationReport } from '../types.js';
import { LAST_FIRST, UNFINISHED } from './line.js';
import { storedReport } from './stored.js';

/** A document that a person sent before, and what they have of it. */
export interface KnownDocument {
  readonly documentId: DocumentId;
  /** The newest request for it. */
  readonly generation: GenerationId;
  readonly isBeingRead: boolean;
  /** Their cards from it that are not deleted. */
  readonly cards: number;
  /** Cards that were made for that request and left over: they can be had at once. */
  readonly left: number;
  /** Where the newest card is, else where they will be. */
  readonly deck: { readonly id: DeckId; readonly name: string };
  /** Others may take the cards of that request in the given place. */
  readonly isSharedHere: boolean;
  /** What became of the document's pages, once that is known. */
  readonly report?: GenerationReport;
}

const DECK = { deck: { select: { id: true, name: true } } } as const;

/**
 * The person's document of the same bytes, if it is being read or they have cards from it.
 * @param place where it was sent again, as it is stored
 */
export const findKnown = async (
  tx: Pick<Tx, 'generation' | 'card' | 'cardCandidate'>,
  ownerId: UserId,
  sha256: string,
  place?: unknown,
): Promise<KnownDocument | undefined> => {
  const document = { sha256, ownerId };
  const ofDocument = { ...liveCards(ownerId), document };
  const card = await tx.card.findFirst({ where: ofDocument, orderBy: LAST_FIRST, include: DECK });
  const find = (where: Prisma.GenerationWhereInput) =>
    tx.generation.findFirst({
      where: { ownerId, document, ...where },
      orderBy: LAST_FIRST,
      include: DECK,
    });
  const reading = await find({ status: UNFINISHED });
  const made = reading ?? (card && (await find({ finishedAt: { not: null }, cards: { some: ofDocument } })));
  if (!made) return undefined;
  const report = storedReport.safeParse(made.report).data;
  return {
    ...(report ? { report } : {}),
    documentId: made.documentId,
    generation: made.id,
    isBeingRead: reading !== null,
    isSharedHere: made.isShared && isDeepStrictEqual(made.place, place),
    cards: await tx.card.count({ where: ofDocument }),
    left: await tx.cardCandidate.count({ where: { generationId: made.id } }),
    deck: card?.deck ?? made.deck,
  };
};
