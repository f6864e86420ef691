import type { Database } from '../database/client.js';
import { transaction } from '../database/transaction.js';
import type { SweptBlobStore } from './store.js';

/** Few rows for a blob, and small statements: one of 10 MB blocks the process and takes gigabytes. */
export const BLOB_PART_BYTES = 256 * 1024;

/** Blobs in rows of 256 kB, for processes that share a database but no disk. */
export const createRowBlobs = (database: Database): SweptBlobStore => {
  const { blobPart } = database.prisma;
  return {
    put(id, bytes) {
      return transaction(database, async (tx) => {
        await tx.blobPart.deleteMany({ where: { blobId: id } });
        for (const [index, part] of split(bytes).entries()) {
          await tx.blobPart.create({ data: { blobId: id, index, bytes: part } });
        }
      });
    },
    async get(id) {
      const rows = await blobPart.findMany({ where: { blobId: id }, orderBy: { index: 'asc' } });
      if (rows.length === 0) throw new Error(`there is no blob ${id}`);
      return Buffer.concat(rows.map((row) => row.bytes));
    },
    async delete(id) {
      await blobPart.deleteMany({ where: { blobId: id } });
    },
    async sweep(before, kept) {
      const old = await blobPart.findMany({
        where: { at: { lt: before }, index: 0 },
        select: { blobId: true },
      });
      const ids = old.map(({ blobId }) => blobId);
      const staying = await kept(ids);
      const gone = ids.filter((id) => !staying.has(id));
      await blobPart.deleteMany({ where: { blobId: { in: gone } } });
      return gone.length;
    },
  };
};

/** At least one part, so that an empty blob is there too. */
const split = (bytes: Uint8Array): Uint8Array<ArrayBuffer>[] => {
  const parts = [new Uint8Array(bytes.slice(0, BLOB_PART_BYTES))];
  for (let at = BLOB_PART_BYTES; at < bytes.length; at += BLOB_PART_BYTES) {
    parts.push(new Uint8Array(bytes.slice(at, at + BLOB_PART_BYTES)));
  }
  return parts;
};
