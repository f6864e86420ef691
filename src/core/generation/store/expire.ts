import type { SweptBlobStore } from '../../blobs/store.js';
import type { Database } from '../../database/client.js';
import type { BlobId } from '../../ids.js';
import { daysBefore } from '../../time.js';
import { UPLOAD_DAYS } from '../limits.js';

interface Dependencies {
  readonly database: Database;
  readonly blobs: SweptBlobStore;
}

/** Deletes uploads that are past their time, and bytes as old that are no page's picture. */
export const expireDocuments = async (
  { database: { prisma }, blobs }: Dependencies,
  now: Date,
): Promise<void> => {
  const before = daysBefore(now, UPLOAD_DAYS);
  const old = await prisma.document.findMany({
    where: { createdAt: { lt: before }, blobId: { not: null } },
    select: { id: true, blobId: true },
  });
  for (const { id, blobId } of old) {
    await prisma.document.update({ where: { id }, data: { blobId: null } });
    if (blobId !== null) await blobs.delete(blobId);
  }
  await blobs.sweep(before, async (ids) => {
    const pictures = await prisma.documentPage.findMany({
      where: { pictureId: { in: [...ids] } },
      select: { pictureId: true },
    });
    return new Set(pictures.flatMap(({ pictureId }) => pictureId ?? []));
  });
};

/**
 * Deletes the pages of documents as old from which no card came, and pictures of pages that no card points to any
 * more. A card keeps the page where its quote begins, and the next one, onto which the quote may run over.
 */
export const expirePages = async (
  { database: { prisma }, blobs }: Dependencies,
  now: Date,
): Promise<void> => {
  // Should it end here, the blobs that no page names any more are swept.
  const pictures = await prisma.$queryRaw<readonly { readonly id: BlobId }[]>`
    WITH bare AS (
      SELECT p."documentId", p.page, p."pictureId" AS id FROM "DocumentPage" p
      WHERE p."pictureId" IS NOT NULL
        AND NOT EXISTS (SELECT FROM "Card" c WHERE c."documentId" = p."documentId" AND c.page = p.page)
      FOR UPDATE)
    UPDATE "DocumentPage" p SET "pictureId" = NULL, "pictureBytes" = NULL FROM bare
    WHERE p."documentId" = bare."documentId" AND p.page = bare.page
    RETURNING bare.id`;
  for (const { id } of pictures) await blobs.delete(id);
  await prisma.$executeRaw`
    DELETE FROM "DocumentPage" p USING "Document" d
    WHERE d.id = p."documentId" AND d."createdAt" < ${daysBefore(now, UPLOAD_DAYS)}
      AND p."pictureId" IS NULL
      AND NOT EXISTS (SELECT FROM "Card" c WHERE c."documentId" = d.id AND c.page IN (p.page, p.page - 1))
      AND NOT EXISTS (
        SELECT FROM "Generation" g WHERE g."documentId" = d.id AND g.status IN ('queued', 'running'))`;
};
