import { isDeepStrictEqual } from 'node:util';
import type { Database } from '../../database/client.js';
import { findKnown, type KnownDocument } from './known.js';
import { aheadOf, LAST_FIRST } from './line.js';
import type { GenerationRow } from './row.js';

/** What is read before something; its name is left out where not everybody who sees that has seen it. */
export interface Before {
  readonly file?: string;
}

interface Pending {
  readonly after?: Before;
  readonly known?: KnownDocument;
}

/** What one waits for that nobody works on: another document, or its person's word. */
export const pendingOf = async (prisma: Database['prisma'], row: GenerationRow): Promise<Pending> => {
  const { ownerId, status, document } = row;
  if (status === 'offered') {
    const known = await findKnown(prisma, ownerId, document.sha256, row.place);
    return known ? { known } : {};
  }
  if (status !== 'queued') return {};
  const before = await prisma.generation.findFirst({
    where: { ownerId, ...aheadOf(row) },
    orderBy: LAST_FIRST,
    include: { document: true },
  });
  if (!before) return {};
  const isSeen = !document.isPublic || isDeepStrictEqual(before.place, row.place);
  return { after: isSeen ? { file: before.document.name } : {} };
};
