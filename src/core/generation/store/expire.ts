import type { SweptBlobStore } from '../../blobs/store.js';
import type { Database } from '../../database/client.js';
import type { BlobId } from '../../ids.js';
import { daysBefore } from '../../time.js';
import { UPLOAD_DAYS } from '../limits.js';

interface Dependencies {
  readonly database: Database;
  readonly blobs: SweptBlobStore;
}

/** Deletes uploads that are past their time, and bytes as old that no document names. */
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
    await blobs.delete(blobId as BlobId);
  }
  await blobs.sweep(before);
};

/**
 * Deletes the pages of documents as old from which no card came. A card keeps the page where its quote begins, and the
 * next one, onto which the quote may run over.
 */
export const expirePages = async (
  { database: { prisma } }: Pick<Dependencies, 'database'>,
  now: Date,
): Promise<void> => {
  await prisma.$executeRaw`
    DELETE FROM "DocumentPage" p USING "Document" d
    WHERE d.id = p."documentId" AND d."createdAt" < ${daysBefore(now, UPLOAD_DAYS)}
      AND NOT EXISTS (SELECT FROM "Card" c WHERE c."documentId" = d.id AND c.page IN (p.page, p.page - 1))
      AND NOT EXISTS (
        SELECT FROM "Generation" g WHERE g."documentId" = d.id AND g.status IN ('queued', 'running'))`;
};
