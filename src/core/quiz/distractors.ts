import { cleanName } from '../cards/text.js';
import type { Database } from '../database/client.js';
import { Prisma } from '../database/generated/client.js';
import { type CardGenerator, GeneratorDeclined } from '../generation/generator.js';
import type { CardId, UserId } from '../ids.js';
import type { Clock, Queue } from '../ports.js';
import { distinctAnswers, OPTION_MAX } from './questions.js';

/** Cards of a person that the model is asked about in 24 hours. */
export const CARDS_A_DAY = 300;
/** Cards of one job, so that people take turns, and of one question to the model. */
const CARDS_A_JOB = 60;
const CARDS_A_QUESTION = 15;
/** People whose cards one look finds: while the model is down, each look asks it no more often than that. */
const OWNERS_A_LOOK = 5;
const DAY_MS = 86_400_000;

export interface DistractorParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly generator: CardGenerator;
}

/** A card that lacks wrong answers. */
interface WaitingCard {
  readonly id: CardId;
  readonly front: string;
  readonly back: string;
}

/**
 * Queues the preparing of wrong answers for some of the people who have cards without them. Whom a look leaves out,
 * or the model failed on, a later one finds.
 */
export const queueDistractors = async (parts: DistractorParts & { queue: Queue }): Promise<void> => {
  const { database, clock, generator, queue } = parts;
  if (!generator.distractors) return;
  const owners = await database.prisma.$queryRaw<{ owner: UserId }[]>`
    SELECT w."ownerId"::text AS owner FROM (${waitingCards(generator)}) w
    WHERE w."ownerId" NOT IN (
      SELECT c."ownerId" FROM "CardDistractors" p JOIN "Card" c ON c.id = p."cardId"
      WHERE p."preparedAt" > ${dayBefore(clock)}::timestamptz
      GROUP BY c."ownerId" HAVING count(*) >= ${CARDS_A_DAY}
    )
    GROUP BY w."ownerId" ORDER BY random() LIMIT ${OWNERS_A_LOOK}`;
  for (const { owner } of owners) await queue.add({ name: 'distractors', owner });
};

/**
 * Has the model give wrong answers to some of a person's cards, and stores them.
 * @returns how many cards it was asked about
 * @throws GeneratorFailed; the signal's reason if aborted. What was stored until then stays.
 */
export const prepareDistractors = async (
  parts: DistractorParts,
  owner: UserId,
  signal: AbortSignal,
): Promise<number> => {
  const cards = await nextCards(parts, owner);
  for (let at = 0; at < cards.length; at += CARDS_A_QUESTION)
    await prepare(parts, cards.slice(at, at + CARDS_A_QUESTION), signal);
  return cards.length;
};

/** The prepared wrong answers of a card; none once it says something else than the model was asked about. */
export const preparedFor = (card: {
  front: string;
  back: string;
  prepared: { front: string; back: string; distractors: string[] } | null;
}): readonly string[] => {
  const { prepared, front, back } = card;
  return prepared?.front === front && prepared.back === back ? prepared.distractors : [];
};

/**
 * SQL for the cards that lack wrong answers. Their words may go to the model: it made them itself and nobody has
 * changed them since, or their owner has offered or played the deck.
 */
const waitingCards = ({ name }: CardGenerator): Prisma.Sql => Prisma.sql`
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

/** As many as the day still allows; those that are played come first. */
const nextCards = async (
  { database: { prisma }, clock, generator }: DistractorParts,
  owner: UserId,
): Promise<WaitingCard[]> => {
  const asked = await prisma.cardDistractors.count({
    where: { preparedAt: { gt: dayBefore(clock) }, card: { ownerId: owner } },
  });
  const limit = Math.min(CARDS_A_JOB, Math.max(0, CARDS_A_DAY - asked));
  return prisma.$queryRaw<WaitingCard[]>`
    SELECT w.id::text, w.front, w.back FROM (${waitingCards(generator)}) w
    WHERE w."ownerId" = ${owner}::uuid
    ORDER BY w.played DESC, w.id LIMIT ${limit}`;
};

const dayBefore = (clock: Clock): Date => new Date(clock.now().getTime() - DAY_MS);

/** Where the model declines, perhaps because of a single card, the halves are tried: so one card spoils no other. */
const prepare = async (
  parts: DistractorParts,
  cards: readonly WaitingCard[],
  signal: AbortSignal,
): Promise<void> => {
  signal.throwIfAborted();
  const given = await ask(parts.generator, cards, signal);
  if (given || cards.length === 1) return store(parts, cards, given ?? []);
  const half = Math.ceil(cards.length / 2);
  await prepare(parts, cards.slice(0, half), signal);
  await prepare(parts, cards.slice(half), signal);
};

const ask = async (
  generator: CardGenerator,
  cards: readonly WaitingCard[],
  signal: AbortSignal,
): Promise<string[][] | undefined> => {
  const sides = cards.map(({ front, back }) => ({ front, back }));
  try {
    return await generator.distractors?.(sides, signal);
  } catch (error) {
    if (!(error instanceof GeneratorDeclined)) throw error;
    return undefined;
  }
};

/** A card for which there was nothing is stored as well, or the model would be asked about it for ever. */
const store = async (
  { database: { prisma }, clock }: DistractorParts,
  cards: readonly WaitingCard[],
  given: readonly (readonly string[])[],
): Promise<void> => {
  for (const [index, { id, front, back }] of cards.entries()) {
    const distractors = presentable(given[index] ?? [], back);
    // Nothing is written for a card that was changed or removed meanwhile.
    await prisma.$executeRaw`
      INSERT INTO "CardDistractors" ("cardId", front, back, distractors, "preparedAt")
      SELECT c.id, c.front, c.back, ${distractors}::text[], ${clock.now()}::timestamptz FROM "Card" c
      WHERE c.id = ${id}::uuid AND c.front = ${front} AND c.back = ${back}
      ON CONFLICT ("cardId") DO UPDATE SET front = excluded.front, back = excluded.back,
        distractors = excluded.distractors, "preparedAt" = excluded."preparedAt"`;
  }
};

/** What can stand beside the right answer, in one line of letters that can be seen. */
const presentable = (given: readonly string[], right: string): string[] => {
  const lines = given.filter((text) => text.length <= OPTION_MAX).map(cleanName);
  return distinctAnswers(lines, [right]);
};
