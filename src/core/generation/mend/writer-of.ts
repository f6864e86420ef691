import type { Database } from '../../database/client.js';
import type { CardId, UserId } from '../../ids.js';

/**
 * The name under which the person's card was written, or what it is a copy of; undefined for a card that was not made
 * from a document. Chunks of earlier versions do not say who wrote them: then it is who wrote all of them.
 */
export const writerOf = async (
  { prisma }: Pick<Database, 'prisma'>,
  user: UserId,
  card: CardId,
): Promise<string | undefined> => {
  const [row] = await prisma.$queryRaw<{ writer: string | null }[]>`
    SELECT CASE
      WHEN k."builtIn" @> jsonb_build_array(jsonb_build_object('page', c.page)) THEN 'extractive'
      ELSE coalesce((SELECT w FROM unnest(k.writers) w ORDER BY w = 'extractive' LIMIT 1), g.generator)
    END AS writer FROM "Card" c
    LEFT JOIN "Card" o ON o.id = c."originId"
    JOIN "Generation" g ON g.id = coalesce(c."generationId", o."generationId")
    LEFT JOIN "GenerationChunk" k
      ON k."generationId" = g.id AND k.index = coalesce(c."chunkIndex", o."chunkIndex")
    WHERE c.id = ${card}::uuid AND c."ownerId" = ${user}::uuid AND c.quote IS NOT NULL`;
  return row?.writer ?? undefined;
};
