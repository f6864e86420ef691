import type { Prisma } from '../../database/generated/client.js';
import { type CardId, type GenerationId, newId } from '../../ids.js';
import type { GeneratedCard, LeftCard } from '../types.js';
import type { Run } from './run-turn.js';

/** A card of a generation, at its place. */
export const cardRow = (
  run: Run,
  { kind, front, back, distractors, page, quote }: GeneratedCard,
  chunkIndex: number,
  ordinal: number,
  createdAt: Date,
): Prisma.CardCreateManyInput => ({
  id: newId<CardId>(),
  deckId: run.deckId,
  ownerId: run.ownerId,
  documentId: run.documentId,
  generationId: run.id,
  ...{ chunkIndex, ordinal, createdAt },
  ...{ kind, front, back, page, quote },
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
