import type { Database } from '../../database/client.js';
import { pictureHeader } from '../../documents/picture-header.js';
import { ignore } from '../../errors.js';
import { type BlobId, type DocumentId, newId, type UserId } from '../../ids.js';
import type { BlobStore } from '../../ports.js';
import type { GenerationRow } from './row.js';

export interface DrawDependencies {
  readonly database: Database;
  readonly blobs: BlobStore;
  /** Bytes of pictures that are kept of a person's documents. */
  readonly pictureBytesMax: number;
}

/**
 * Keeps pictures of the pages that a card came from, as far as the person has room for them. A page that cannot be
 * drawn has none.
 * @param draw the page's picture
 */
export const drawPages = async (
  dependencies: DrawDependencies,
  { documentId, ownerId }: Pick<GenerationRow, 'documentId' | 'ownerId'>,
  draw: (page: number) => Promise<Uint8Array>,
): Promise<void> => {
  let room = dependencies.pictureBytesMax - (await bytesOf(dependencies.database, ownerId));
  for (const page of await undrawn(dependencies.database, documentId)) {
    if (room <= 0) return;
    const picture = await draw(page).catch(ignore('pdf.corrupt'));
    if (!picture || !isPicture(picture)) continue;
    if (!(await keep(dependencies, { documentId, page }, picture))) return;
    room -= picture.length;
  }
};

const bytesOf = async ({ prisma }: Database, ownerId: UserId): Promise<number> => {
  const { _sum } = await prisma.documentPage.aggregate({
    where: { document: { ownerId } },
    _sum: { pictureBytes: true },
  });
  return _sum.pictureBytes ?? 0;
};

const undrawn = async ({ prisma }: Database, documentId: DocumentId): Promise<readonly number[]> => {
  const pages = await prisma.documentPage.findMany({
    where: { documentId, pictureId: null },
    select: { page: true },
    orderBy: { page: 'asc' },
  });
  const cards = await prisma.card.findMany({
    where: { documentId, deletedAt: null },
    select: { page: true },
    distinct: ['page'],
  });
  const withCard = new Set(cards.map(({ page }) => page));
  return pages.map(({ page }) => page).filter((page) => withCard.has(page));
};

/** More pixels than a page is drawn with. */
const MOST_PIXELS = 10_000_000;

/** The bytes come from a process that handles hostile files, and the bot will decode them. */
const isPicture = (bytes: Uint8Array): boolean => {
  const header = pictureHeader(bytes);
  return header !== undefined && header.width * header.height <= MOST_PIXELS;
};

/** @returns false when the page is gone, with its person, or has a picture by now */
const keep = async (
  { database: { prisma }, blobs }: DrawDependencies,
  page: { readonly documentId: DocumentId; readonly page: number },
  picture: Uint8Array,
): Promise<boolean> => {
  const pictureId = newId<BlobId>();
  await blobs.put(pictureId, picture);
  const { count } = await prisma.documentPage.updateMany({
    where: { ...page, pictureId: null },
    data: { pictureId, pictureBytes: picture.length },
  });
  if (count === 0) await blobs.delete(pictureId);
  return count > 0;
};
