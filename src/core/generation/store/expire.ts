import type { SweptBlobStore } from '../../blobs/store.js';
import type { Database } from '../../database/client.js';
import type { BlobId } from '../../ids.js';
import { daysBefore } from '../../time.js';
import { UPLOAD_DAYS } from '../limits.js';

/** Deletes uploads that are past their time, and bytes as old that no document names. */
export const expireDocuments = async (
  { database: { prisma }, blobs }: { readonly database: Database; readonly blobs: SweptBlobStore },
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
