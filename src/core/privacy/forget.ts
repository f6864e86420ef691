import type { Database } from '../database/client.js';
import { Prisma } from '../database/generated/client.js';
import { type Tx, transaction } from '../database/transaction.js';
import { deleteReferencesAbout } from '../events/references.js';
import type { BlobId, UserId } from '../ids.js';
import type { BlobStore } from '../ports.js';

/**
 * Deletes everything that is stored about a person, at once. Running work for them finds its rows gone and stops.
 * Blobs go last: if that fails, no row names them any more and they expire.
 * @returns false, with nothing deleted, while they host a game, which others are playing
 */
export const forgetUser = async (database: Database, blobs: BlobStore, user: UserId): Promise<boolean> => {
  const blobIds = await transaction(database, async (tx) => {
    if (await isHosting(tx, user)) return;
    const blobIds = await takeBlobs(tx, user);
    await deleteReferences(tx, user);
    await tx.user.deleteMany({ where: { id: user } });
    await deleteVotes(tx, user);
    return blobIds;
  });
  for (const blobId of blobIds ?? []) await blobs.delete(blobId);
  return blobIds !== undefined;
};

/** Deletes the pages. @returns the uploads that are still there, and the pictures of pages */
const takeBlobs = async (tx: Tx, ownerId: UserId): Promise<readonly BlobId[]> => {
  const uploads = await tx.document.findMany({ where: { ownerId, blobId: { not: null } } });
  // A picture that is added meanwhile goes with these rows, or finds none.
  const pages = await tx.$queryRaw<readonly { readonly pictureId: BlobId | null }[]>`
    DELETE FROM "DocumentPage" p USING "Document" d
    WHERE d.id = p."documentId" AND d."ownerId" = ${ownerId}::uuid RETURNING p."pictureId"`;
  return [
    ...uploads.flatMap(({ blobId }) => blobId ?? []),
    ...pages.flatMap(({ pictureId }) => pictureId ?? []),
  ];
};

/** A new game inserts a reference to its host: with the host's key locked, it is visible already or fails. */
const isHosting = async (tx: Tx, user: UserId): Promise<boolean> => {
  await tx.$queryRaw`SELECT id FROM "User" WHERE id = ${user}::uuid FOR UPDATE`;
  return (await tx.quiz.count({ where: { hostId: user, endedAt: null } })) > 0;
};

const deleteReferences = (tx: Tx, user: UserId): Promise<void> =>
  deleteReferencesAbout(
    tx,
    Prisma.sql`
      SELECT id::text FROM "Generation" WHERE "ownerId" = ${user}::uuid
      UNION ALL
      SELECT id::text FROM "Quiz" WHERE "hostId" = ${user}::uuid`,
  );

/** The votes to skip a question in games that others host; their answers went with the person. */
const deleteVotes = async (tx: Tx, user: UserId): Promise<void> => {
  await tx.$executeRaw`
    UPDATE "Quiz" SET state = jsonb_set(state, '{votes}', (state->'votes') - ${user}::text)
    WHERE state->'votes' @> to_jsonb(${user}::text)`;
};
