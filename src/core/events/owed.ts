import type { Database } from '../database/client.js';
import type { Tx } from '../database/transaction.js';
import { newId, type OwedId, type UserId } from '../ids.js';
import type { Clock, Queue } from '../ports.js';
import { daysBefore } from '../time.js';
import { type PlaceRef, placeRef } from './refs.js';

/** A message that a person must get; `subject` says what it is about. */
export interface OwedMessage {
  readonly id: OwedId;
  readonly user: UserId;
  readonly subject: string;
  readonly place: PlaceRef;
  /** Their private chat, for when the bot may not post in the place. */
  readonly fallback: PlaceRef;
}

/**
 * A message that has been open for so long is given to another job, in place of the one it had. Long enough for a
 * job to try a few times and to wait for a place's send budget, so that two never deliver it side by side.
 */
export const FORGOTTEN_AFTER_MS = 180_000;
/** Jobs that a message is given, over an hour; then it is kept for the person's next command. */
const JOBS_MAX = 20;
/** How long it is known that a message was sent. */
const SENT_DAYS = 7;

export interface Owed {
  /** Notes the message in the transaction that makes it true; at most one for a subject. Dispatch it after. */
  owe(tx: Tx, message: Omit<OwedMessage, 'id'>): Promise<void>;
  /** Queues what is owed for the subject. A crash before this is made good by {@link Owed.reconcile}. */
  dispatch(subject: string): Promise<void>;
  /** The message, unless it was sent already or a later job than this attempt's has it. */
  find(id: OwedId, attempt: number): Promise<OwedMessage | undefined>;
  settle(id: OwedId): Promise<void>;
  /** Keeps the message for the person's next command, since it could not be delivered. */
  keep(id: OwedId): Promise<void>;
  /** What is kept for a person, oldest first; to be settled once it was shown. */
  kept(user: UserId): Promise<readonly Pick<OwedMessage, 'id' | 'subject'>[]>;
  /** Queues again what no job takes care of any more. `all` when no other process can be at work. */
  reconcile(all: boolean): Promise<void>;
  /** Forgets what was sent long ago. */
  purge(): Promise<void>;
}

export const createOwed = (parts: { database: Database; clock: Clock; queue: Queue }): Owed => {
  const { prisma } = parts.database;
  const enqueue = (row: { id: string; attempt: number; place: unknown }): Promise<void> => {
    const { platform } = placeRef.parse(row.place);
    return parts.queue.add({ name: 'notify', platform, owed: row.id as OwedId, attempt: row.attempt });
  };

  return {
    async owe(tx, { user, subject, place, fallback }) {
      const row = {
        id: newId<OwedId>(),
        userId: user,
        subject,
        place: { ...place },
        fallback: { ...fallback },
        createdAt: parts.clock.now(),
      };
      await tx.owed.createMany({ data: [row], skipDuplicates: true });
    },
    async dispatch(subject) {
      const row = await prisma.owed.findUnique({ where: { subject } });
      if (row?.state === 'open') await enqueue(row);
    },
    async find(id, attempt) {
      const row = await prisma.owed.findUnique({ where: { id, attempt } });
      if (row?.state !== 'open') return;
      return {
        id,
        user: row.userId as UserId,
        subject: row.subject,
        place: placeRef.parse(row.place),
        fallback: placeRef.parse(row.fallback),
      };
    },
    async settle(id) {
      await prisma.owed.updateMany({ where: { id }, data: { state: 'sent', sentAt: parts.clock.now() } });
    },
    async keep(id) {
      await prisma.owed.updateMany({ where: { id, state: 'open' }, data: { state: 'waiting' } });
    },
    async kept(userId) {
      const rows = await prisma.owed.findMany({
        where: { userId, state: 'waiting' },
        orderBy: { id: 'asc' },
      });
      return rows.map(({ id, subject }) => ({ id: id as OwedId, subject }));
    },
    async reconcile(all) {
      const before = new Date(parts.clock.now().getTime() - (all ? 0 : FORGOTTEN_AFTER_MS));
      const rows = await prisma.owed.findMany({
        where: { state: 'open', createdAt: { lte: before } },
        orderBy: { createdAt: 'asc' },
        take: 500,
      });
      for (const { id, attempt, place } of rows) {
        const next = attempt + 1;
        const isHopeless = next >= JOBS_MAX;
        const won = await prisma.owed.updateMany({
          where: { id, attempt, state: 'open' },
          data: isHopeless ? { state: 'waiting' } : { attempt: next, createdAt: parts.clock.now() },
        });
        if (won.count === 1 && !isHopeless) await enqueue({ id, attempt: next, place });
      }
    },
    async purge() {
      const before = daysBefore(parts.clock.now(), SENT_DAYS);
      await prisma.owed.deleteMany({ where: { state: 'sent', sentAt: { lt: before } } });
    },
  };
};
