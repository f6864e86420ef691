import type { Database } from '../database/client.js';
import { daysBefore } from '../time.js';
import { type MessageRef, messageRef } from './refs.js';

/** The messages that stand for something (`generation:<id>`), so that they can be edited later. */
export interface References {
  /** From now on this message stands for the subject, in place of any before. */
  remember(subject: string, message: MessageRef): Promise<void>;
  find(subject: string): Promise<MessageRef | undefined>;
}

/** After so long no message is edited any more: what it stands for is over. */
const KEPT_DAYS = 30;

/** Forgets the messages that stood for something long ago. */
export const purgeReferences = async ({ prisma }: Database, now: Date): Promise<void> => {
  const before = daysBefore(now, KEPT_DAYS);
  await prisma.reference.deleteMany({ where: { createdAt: { lt: before } } });
};

export const createReferences = ({ database }: { database: Database }): References => ({
  async remember(subject, { kind, platform, id }) {
    const message = { kind, platform, id };
    await database.prisma.$executeRaw`
      INSERT INTO "Reference" (subject, message) VALUES (${subject}, ${JSON.stringify(message)}::jsonb)
      ON CONFLICT (subject) DO UPDATE SET message = excluded.message`;
  },
  async find(subject) {
    const row = await database.prisma.reference.findUnique({ where: { subject } });
    return row ? messageRef.parse(row.message) : undefined;
  },
});
