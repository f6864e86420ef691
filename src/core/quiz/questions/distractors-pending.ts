import { OPTION_MAX } from '../../answers/alike.js';
import type { Database } from '../../database/client.js';
import { Prisma } from '../../database/generated/client.js';
import type { DistractorWriter } from '../../generation/skills.js';
import type { CardId, GenerationId, UserId } from '../../ids.js';
import type { Clock, Queue } from '../../ports.js';
import { daysBefore } from '../../time.js';

/** Cards of a person that the model sees in 24 hours. */
export const CARDS_A_DAY = 300;
/** Cards of one job, so that people take turns. */
const CARDS_A_JOB = 60;
/** People found by one search: while the model is down, each search makes no more requests. */
const OWNERS_A_SEARCH = 20;

export interface DistractorDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly distractorWriter: DistractorWriter;
}

/** A card that lacks distractors. */
export interface PendingCard {
  readonly id: CardId;
  readonly front: string;
  readonly back: string;
}

/**
 * Queues the preparing of distractors for people who have cards without them. It reads every card: run it at
 * intervals. A later search finds whom this one leaves out, or for whom the model failed.
 */
export const queueDistractors = async (
  dependencies: DistractorDependencies & { readonly queue: Queue },
): Promise<void> => {
  const { database, clock, distractorWriter, queue } = dependencies;
  const owners = await database.prisma.$queryRaw<{ owner: UserId }[]>`
    SELECT w."ownerId"::text AS owner FROM (${pendingCards(distractorWriter)}) w
    WHERE w."ownerId" NOT IN (
      SELECT c."ownerId" FROM "CardDistractors" p JOIN "Card" c ON c.id = p."cardId"
      WHERE p."preparedAt" > ${daysBefore(clock.now(), 1)}::timestamptz
      GROUP BY c."ownerId" HAVING count(*) >= ${CARDS_A_DAY}
    )
    GROUP BY w."ownerId" ORDER BY random() LIMIT ${OWNERS_A_SEARCH}`;
  for (const { owner } of owners) await queueDistractorsOf(queue, owner);
};

/** Queues it for one person, some of whose cards may lack distractors since just now. */
export const queueDistractorsOf = (queue: Queue, owner: UserId): Promise<void> =>
  queue.add({ name: 'distractors', owner });

/** Queues it for the person whose PDF has just become cards. */
export const queueDistractorsAfter = async (
  { database: { prisma }, queue }: { readonly database: Database; readonly queue: Queue },
  id: GenerationId,
): Promise<void> => {
  const made = await prisma.generation.findUnique({ where: { id }, select: { ownerId: true } });
  if (made) await queueDistractorsOf(queue, made.ownerId);
};

/** The next cards of a person that need distractors, as many as the day still allows; those that are played come first. */
export const nextPendingCards = async (
  { database: { prisma }, clock, distractorWriter }: DistractorDependencies,
  owner: UserId,
): Promise<PendingCard[]> => {
  const prepared = await prisma.cardDistractors.count({
    where: { preparedAt: { gt: daysBefore(clock.now(), 1) }, card: { ownerId: owner } },
  });
  const limit = Math.min(CARDS_A_JOB, Math.max(0, CARDS_A_DAY - prepared));
  return prisma.$queryRaw<PendingCard[]>`
    SELECT w.id::text, w.front, w.back FROM (${pendingCards(distractorWriter)}) w
    WHERE w."ownerId" = ${owner}::uuid
    ORDER BY w.played DESC, w.id LIMIT ${limit}`;
};

/**
 * SQL for the cards that lack distractors and whose words the model may see: it made them itself and nobody has
 * changed them since, or their owner has offered or played the deck.
 */
const pendingCards = ({ name }: DistractorWriter): Prisma.Sql => Prisma.sql`
  SELECT * FROM (
    SELECT c.id, c."ownerId", c.front, c.back, g.generator = ${name} AND c.revision = 0 AS made,
      d."quizzedAt" IS NOT NULL OR EXISTS (SELECT FROM "DeckOffer" o WHERE o."deckId" = d.id) AS played
    FROM "Card" c
    JOIN "Deck" d ON d.id = c."deckId"
    LEFT JOIN "Generation" g ON g.id = c."generationId"
    WHERE c.kind IN ('basic', 'cloze') AND length(c.back) <= ${OPTION_MAX}
      AND c."deletedAt" IS NULL AND d."deletedAt" IS NULL
      AND NOT EXISTS (
        SELECT FROM "CardDistractors" p WHERE p."cardId" = c.id AND p.front = c.front AND p.back = c.back
      )
  ) lacking
  WHERE made OR played`;
