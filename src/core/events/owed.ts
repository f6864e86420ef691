import type { Database } from '../database/client.js';
import type { Tx } from '../database/transaction.js';
import { newId, type OwedId, type UserId } from '../ids.js';
import type { Clock, Queue } from '../ports.js';
import { daysBefore } from '../time.js';
import { type PlaceRef, placeRef } from './refs.js';
import { decodeSubject, encodeSubject, type Subject } from './subjects.js';

/** A message that a person must get; `subject` says what it is about. */
export interface OwedMessage {
  readonly id: OwedId;
  readonly user: UserId;
  readonly subject: Subject;
  readonly place: PlaceRef;
  /** Their private chat, for when the bot may not post in the place. */
  readonly fallback: PlaceRef;
}

/**
 * A message that has been open for so long is given to another job, in place of the one it had. Long enough for a
 * job to try a few times and to wait for a place's send budget, so that two never deliver it side by side.
 */
export const FORGOTTEN_AFTER_MS = 180_000;
/** Jobs that a message is given, over an hour; then it is held for the person's next command. */
const JOBS_MAX = 20;
/** How long it is known that a message was delivered. */
const DELIVERED_DAYS = 7;
/** Messages that one reconciliation takes up. */
const RECONCILED_AT_ONCE = 500;

/** The messages that people must get, as rows: written in the transaction they report, delivered by `notify` jobs. */
export interface Owed {
  /** Adds the message in the transaction that makes it true; at most one for a subject. Dispatch it after. */
  add(tx: Tx, message: Omit<OwedMessage, 'id'>): Promise<void>;
  /** Queues what is owed for the subject. After a crash before this, {@link Owed.reconcile} does it. */
  dispatch(subject: Subject): Promise<void>;
  /**
   * The message, unless it is not open any more, a later job than this attempt's has it, or its subject is of a
   * later version.
   */
  find(id: OwedId, attempt: number): Promise<OwedMessage | undefined>;
  markDelivered(id: OwedId): Promise<void>;
  /** Holds the message for the person's next command, since it could not be delivered. */
  holdForNextCommand(id: OwedId): Promise<void>;
  /** What is held for a person, oldest first; to be marked delivered once it was shown. */
  held(user: UserId): Promise<readonly Pick<OwedMessage, 'id' | 'subject'>[]>;
  /** Queues again what no job takes care of any more. `all` when no other process can be at work. */
  reconcile(all: boolean): Promise<void>;
  /** Deletes what was delivered long ago. */
  purge(): Promise<void>;
}

interface Dependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly queue: Queue;
}

export const createOwed = (dependencies: Dependencies): Owed => {
  const { clock } = dependencies;
  const { prisma } = dependencies.database;
  return {
    async add(tx, { user, subject, place, fallback }) {
      const row = {
        id: newId<OwedId>(),
        userId: user,
        subject: encodeSubject(subject),
        place: { ...place },
        fallback: { ...fallback },
        createdAt: clock.now(),
      };
      await tx.owed.createMany({ data: [row], skipDuplicates: true });
    },
    async dispatch(subject) {
      const row = await prisma.owed.findUnique({ where: { subject: encodeSubject(subject) } });
      if (row?.state === 'open') await enqueue(dependencies, row);
    },
    async find(id, attempt) {
      const row = await prisma.owed.findUnique({ where: { id, attempt } });
      const subject = row && decodeSubject(row.subject);
      if (row?.state !== 'open' || !subject) return;
      const [place, fallback] = [placeRef.parse(row.place), placeRef.parse(row.fallback)];
      return { id, user: row.userId, subject, place, fallback };
    },
    async markDelivered(id) {
      await prisma.owed.updateMany({ where: { id }, data: { state: 'sent', sentAt: clock.now() } });
    },
    async holdForNextCommand(id) {
      await prisma.owed.updateMany({ where: { id, state: 'open' }, data: { state: 'waiting' } });
    },
    async held(userId) {
      const rows = await prisma.owed.findMany({
        where: { userId, state: 'waiting' },
        orderBy: { id: 'asc' },
      });
      return rows.flatMap(({ id, subject: stored }) => {
        const subject = decodeSubject(stored);
        return subject ? [{ id: id, subject }] : [];
      });
    },
    reconcile: (all) => reconcile(dependencies, all ? 0 : FORGOTTEN_AFTER_MS),
    async purge() {
      const before = daysBefore(clock.now(), DELIVERED_DAYS);
      await prisma.owed.deleteMany({ where: { state: 'sent', sentAt: { lt: before } } });
    },
  };
};

const enqueue = (
  { queue }: Dependencies,
  { id, attempt, place }: { readonly id: string; readonly attempt: number; readonly place: unknown },
): Promise<void> => {
  const { platform } = placeRef.parse(place);
  return queue.add({ name: 'notify', platform, owed: id as OwedId, attempt });
};

/** Gives a new job, or after too many holds for the next command, what has been open for so long. */
const reconcile = async (dependencies: Dependencies, openForMs: number): Promise<void> => {
  const { clock, database } = dependencies;
  const { prisma } = database;
  const before = new Date(clock.now().getTime() - openForMs);
  const rows = await prisma.owed.findMany({
    where: { state: 'open', createdAt: { lte: before } },
    orderBy: { createdAt: 'asc' },
    take: RECONCILED_AT_ONCE,
  });
  for (const { id, attempt, place } of rows) {
    const next = attempt + 1;
    const isHopeless = next >= JOBS_MAX;
    const won = await prisma.owed.updateMany({
      where: { id, attempt, state: 'open' },
      data: isHopeless ? { state: 'waiting' } : { attempt: next, createdAt: clock.now() },
    });
    if (won.count === 1 && !isHopeless) await enqueue(dependencies, { id, attempt: next, place });
  }
};
