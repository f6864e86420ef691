import type { Database } from '../database/client.js';
import { type MessageRef, messageRef } from './refs.js';

/** The messages that stand for something (`generation:<id>`), so that they can be edited later. */
export interface References {
  /** From now on this message stands for the subject, in place of any before. */
  remember(subject: string, message: MessageRef): Promise<void>;
  find(subject: string): Promise<MessageRef | undefined>;
}

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
