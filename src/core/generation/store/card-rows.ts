import type { Prisma } from '../../database/generated/client.js';
import { type CardId, type GenerationId, newId } from '../../ids.js';
import { foldedSides } from '../../library/folded.js';
import type { GeneratedCard, LeftCard } from '../types.js';
import type { GenerationRow } from './row.js';

/** A card of a generation, at its place. */
export const cardRow = (
  generation: Pick<GenerationRow, 'id' | 'ownerId' | 'deckId' | 'documentId'>,
  { kind, front, back, distractors, page, quote }: GeneratedCard,
  chunkIndex: number,
  ordinal: number,
  createdAt: Date,
): Prisma.CardCreateManyInput & { readonly id: CardId } => ({
  id: newId<CardId>(),
  deckId: generation.deckId,
  ownerId: generation.ownerId,
  documentId: generation.documentId,
  generationId: generation.id,
  ...{ chunkIndex, ordinal, createdAt },
  ...{ kind, front, back, page, quote },
  folded: foldedSides({ front, back }),
  distractors: [...distractors],
});

/** A card that was left over. */
export const candidateRow = (
  generationId: GenerationId,
  { kind, front, back, distractors, page, quote, importance, chunkIndex, ordinal }: LeftCard,
): Prisma.CardCandidateCreateManyInput => ({
  generationId,
  ...{ chunkIndex, ordinal },
  ...{ kind, front, back, page, quote, importance },
  distractors: [...distractors],
});
