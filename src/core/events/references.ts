import type { Database } from '../database/client.js';
import { Prisma } from '../database/generated/client.js';
import type { Tx } from '../database/transaction.js';
import { daysBefore } from '../time.js';
import { type MessageRef, messageRef } from './refs.js';
import { encodeSubject, type Subject, subjectIdIn } from './subjects.js';

/** The messages that stand for subjects, so that they can be edited later. */
export interface References {
  /** From now on this message stands for the subject, in place of any before. */
  remember(subject: Subject, message: MessageRef): Promise<void>;
  find(subject: Subject): Promise<MessageRef | undefined>;
}

/** After so long no message is edited any more: what it stands for is over. */
const KEPT_DAYS = 30;

/** Deletes the references to messages that stood for something long ago. */
export const purgeReferences = async ({ prisma }: Database, now: Date): Promise<void> => {
  const before = daysBefore(now, KEPT_DAYS);
  await prisma.reference.deleteMany({ where: { createdAt: { lt: before } } });
};

/** Deletes the references of every subject about the rows whose ids, as text, the SQL selects. */
export const deleteReferencesAbout = async (tx: Tx, ids: Prisma.Sql): Promise<void> => {
  await tx.$executeRaw`DELETE FROM "Reference" WHERE ${subjectIdIn(Prisma.sql`subject`)} IN (${ids})`;
};

export const createReferences = ({ database }: { readonly database: Database }): References => ({
  async remember(subject, { kind, platform, id }) {
    const message = { kind, platform, id };
    await database.prisma.$executeRaw`
      INSERT INTO "Reference" (subject, message)
      VALUES (${encodeSubject(subject)}, ${JSON.stringify(message)}::jsonb)
      ON CONFLICT (subject) DO UPDATE SET message = excluded.message`;
  },
  async find(subject) {
    const row = await database.prisma.reference.findUnique({ where: { subject: encodeSubject(subject) } });
    return row ? messageRef.parse(row.message) : undefined;
  },
});
