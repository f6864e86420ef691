import type { Prisma } from '../../database/generated/client.js';
import type { Tx } from '../../database/transaction.js';
import type { GenerationRow } from './row.js';

/** The run of a generation. */
export type Run = Pick<GenerationRow, 'id' | 'attempt' | 'ownerId' | 'deckId' | 'documentId'>;

/** The generation was cancelled, or another run of it took over. */
export class Superseded extends Error {
  override readonly name = 'Superseded';
}

/**
 * Changes the generation, first of all in a transaction: runs write one after the other.
 * @returns the run with the deck that its cards go to now, since decks may be merged meanwhile
 * @throws Superseded
 */
export const takeTurn = async (
  tx: Tx,
  run: Run,
  data: Prisma.GenerationUpdateManyMutationInput,
): Promise<Run> => {
  const where = { id: run.id, attempt: run.attempt, status: 'running' as const };
  const [row] = await tx.generation.updateManyAndReturn({ where, data, select: { deckId: true } });
  if (!row) throw new Superseded();
  return { ...run, deckId: row.deckId };
};
