import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { BLOB_PART_BYTES } from '../../../src/core/blobs/rows.js';
import type { SweptBlobStore } from '../../../src/core/blobs/store.js';
import { type BlobId, newId } from '../../../src/core/ids.js';

const HOUR_MS = 3_600_000;

/** What every store of blobs must do. */
export const blobContract = (name: string, open: () => SweptBlobStore) => {
  describe(`blobs in ${name}`, () => {
    test.each([0, 1, BLOB_PART_BYTES, BLOB_PART_BYTES + 1, 3 * BLOB_PART_BYTES])(
      'give back %i bytes as they were',
      async (length) => {
        const [id, bytes] = [newId<BlobId>(), randomBytes(length)];
        await open().put(id, bytes);
        expect(Buffer.compare(await open().get(id), bytes)).toBe(0);
      },
    );

    test('hold what was put last', async () => {
      const id = newId<BlobId>();
      await open().put(id, randomBytes(2 * BLOB_PART_BYTES));
      await open().put(id, Buffer.from('new'));
      expect(Buffer.from(await open().get(id)).toString()).toBe('new');
    });

    test('are gone when deleted, which may be done twice', async () => {
      const id = newId<BlobId>();
      await open().put(id, randomBytes(BLOB_PART_BYTES + 1));
      await open().delete(id);
      await open().delete(id);
      await expect(open().get(id)).rejects.toThrow();
    });

    test('are swept by age, but for those that are kept', async () => {
      const [id, kept] = [newId<BlobId>(), newId<BlobId>()];
      for (const each of [id, kept]) await open().put(each, randomBytes(BLOB_PART_BYTES + 1));
      const sweep = (before: number) => open().sweep(new Date(before), async () => new Set([kept]));
      expect(await sweep(Date.now() - HOUR_MS)).toBe(0);
      expect(await sweep(Date.now() + HOUR_MS)).toBeGreaterThan(0);
      await expect(open().get(id)).rejects.toThrow();
      expect(await open().get(kept)).toHaveLength(BLOB_PART_BYTES + 1);
    });
  });
};
