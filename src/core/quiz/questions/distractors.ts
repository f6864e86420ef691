import { type CardGenerator, GeneratorDeclined } from '../../generation/generator.js';
import type { UserId } from '../../ids.js';
import { cleanName } from '../../text.js';
import { nextCards, type WantedParts, type WantingCard } from './distractors-wanted.js';
import { distinctAnswers, OPTION_MAX } from './questions.js';

/** Cards of one question to the model. */
const CARDS_A_QUESTION = 15;

/**
 * Has the model give wrong answers to some of a person's cards, and stores them.
 * @returns how many cards it was asked about
 * @throws GeneratorFailed; the signal's reason if aborted. What was stored until then stays.
 */
export const prepareDistractors = async (
  parts: WantedParts,
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

/** Where the model declines, perhaps because of a single card, the halves are tried: so one card spoils no other. */
const prepare = async (
  parts: WantedParts,
  cards: readonly WantingCard[],
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
  cards: readonly WantingCard[],
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
  { database: { prisma }, clock }: WantedParts,
  cards: readonly WantingCard[],
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
