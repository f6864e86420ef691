import { join } from 'node:path';
import type { Database } from '../database/client.js';
import type { BlobId } from '../ids.js';
import type { BlobStore } from '../ports.js';
import { createFileBlobs } from './files.js';
import { createRowBlobs } from './rows.js';

export interface SweptBlobStore extends BlobStore {
  /**
   * Deletes the blobs that were stored before that moment and are not kept.
   * @param kept those of the given ids that are to stay
   * @returns how many were deleted
   */
  sweep(before: Date, kept: (ids: readonly BlobId[]) => Promise<ReadonlySet<BlobId>>): Promise<number>;
}

/** The folder of blobs in the embedded database's data folder. */
export const blobFolder = (dataDir: string): string => join(dataDir, 'blobs');

/** Files beside the embedded database; rows where bot and worker may share no disk. */
export const openBlobs = (database: Database, dataDir: string): SweptBlobStore =>
  database.kind === 'embedded' ? createFileBlobs(blobFolder(dataDir)) : createRowBlobs(database);
