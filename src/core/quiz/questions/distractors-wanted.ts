import type { Database } from '../../database/client.js';
import { Prisma } from '../../database/generated/client.js';
import type { CardGenerator } from '../../generation/generator.js';
import type { CardId, GenerationId, UserId } from '../../ids.js';
import type { Clock, Queue } from '../../ports.js';
import { daysBefore } from '../../time.js';
import { OPTION_MAX } from './questions.js';

/** Cards of a person that the model is asked about in 24 hours. */
export const CARDS_A_DAY = 300;
/** Cards of one job, so that people take turns. */
const CARDS_A_JOB = 60;
/** People whom one look finds: while the model is down, it is asked no more often than that for each look. */
const OWNERS_A_LOOK = 20;

export interface WantedParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly generator: CardGenerator;
}

/** A card that lacks wrong answers. */
export interface WantingCard {
  readonly id: CardId;
  readonly front: string;
  readonly back: string;
}

/**
 * Queues the preparing of wrong answers for people who have cards without them. It reads every card, so it is not for
 * every moment. Whom one look leaves out, or the model failed on, a later one finds.
 */
export const queueDistractors = async (parts: WantedParts & { queue: Queue }): Promise<void> => {
  const { database, clock, generator } = parts;
  if (!generator.distractors) return;
  const owners = await database.prisma.$queryRaw<{ owner: UserId }[]>`
    SELECT w."ownerId"::text AS owner FROM (${wantingCards(generator)}) w
    WHERE w."ownerId" NOT IN (
      SELECT c."ownerId" FROM "CardDistractors" p JOIN "Card" c ON c.id = p."cardId"
      WHERE p."preparedAt" > ${daysBefore(clock.now(), 1)}::timestamptz
      GROUP BY c."ownerId" HAVING count(*) >= ${CARDS_A_DAY}
    )
    GROUP BY w."ownerId" ORDER BY random() LIMIT ${OWNERS_A_LOOK}`;
  for (const { owner } of owners) await queueDistractorsOf(parts, owner);
};

/** Queues it for one person, whose cards have just come to need them. */
export const queueDistractorsOf = async (
  { generator, queue }: { generator: CardGenerator; queue: Queue },
  owner: UserId,
): Promise<void> => {
  if (generator.distractors) await queue.add({ name: 'distractors', owner });
};

/** Queues it for the person whose PDF has just become cards. */
export const queueDistractorsAfter = async (
  parts: WantedParts & { queue: Queue },
  id: GenerationId,
): Promise<void> => {
  const { prisma } = parts.database;
  const made = await prisma.generation.findUnique({ where: { id }, select: { ownerId: true } });
  if (made) await queueDistractorsOf(parts, made.ownerId as UserId);
};

/** Cards of a person to ask the model about, as many as the day still allows; those that are played come first. */
export const nextCards = async (
  { database: { prisma }, clock, generator }: WantedParts,
  owner: UserId,
): Promise<WantingCard[]> => {
  const asked = await prisma.cardDistractors.count({
    where: { preparedAt: { gt: daysBefore(clock.now(), 1) }, card: { ownerId: owner } },
  });
  const limit = Math.min(CARDS_A_JOB, Math.max(0, CARDS_A_DAY - asked));
  return prisma.$queryRaw<WantingCard[]>`
    SELECT w.id::text, w.front, w.back FROM (${wantingCards(generator)}) w
    WHERE w."ownerId" = ${owner}::uuid
    ORDER BY w.played DESC, w.id LIMIT ${limit}`;
};

/**
 * SQL for the cards that lack wrong answers. Their words may go to the model: it made them itself and nobody has
 * changed them since, or their owner has offered or played the deck.
 */
const wantingCards = ({ name }: CardGenerator): Prisma.Sql => Prisma.sql`
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
