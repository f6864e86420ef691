import type { Prisma } from '../../database/generated/client.js';
import type { Tx } from '../../database/transaction.js';
import type { GenerationRow } from './row.js';

/** The run of a generation. */
export type Run = Pick<GenerationRow, 'id' | 'attempt' | 'ownerId' | 'deckId' | 'documentId'>;

/** The generation was cancelled, or another run of it took over. */
export class Superseded extends Error {
  override readonly name = 'Superseded';
}

/** Changes the generation, first of all in a transaction: runs write one after the other. @throws Superseded */
export const takeTurn = async (
  tx: Tx,
  { id, attempt }: Run,
  data: Prisma.GenerationUpdateManyMutationInput,
): Promise<void> => {
  const { count } = await tx.generation.updateMany({ where: { id, attempt, status: 'running' }, data });
  if (count === 0) throw new Superseded();
};
