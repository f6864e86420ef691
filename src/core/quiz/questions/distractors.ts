import { OPTION_MAX } from '../../answers/alike.js';
import { distinctAnswers } from '../../answers/wrong.js';
import { ModelDeclined } from '../../generation/errors.js';
import type { DistractorWriter } from '../../generation/skills.js';
import type { UserId } from '../../ids.js';
import { cleanName } from '../../text.js';
import { type DistractorDependencies, nextPendingCards, type PendingCard } from './distractors-pending.js';

/** Cards of one request to the model. */
const CARDS_A_REQUEST = 15;

/**
 * Has the model write distractors for some of a person's cards, and stores them.
 * @returns the number of cards it was shown
 * @throws ModelFailed; the signal's reason if aborted. What was stored until then stays.
 */
export const prepareDistractors = async (
  dependencies: DistractorDependencies,
  owner: UserId,
  signal: AbortSignal,
): Promise<number> => {
  const cards = await nextPendingCards(dependencies, owner);
  for (let at = 0; at < cards.length; at += CARDS_A_REQUEST)
    await prepare(dependencies, cards.slice(at, at + CARDS_A_REQUEST), signal);
  return cards.length;
};

/** Where the model declines, perhaps because of a single card, tries the halves, so that one card spoils no other. */
const prepare = async (
  dependencies: DistractorDependencies,
  cards: readonly PendingCard[],
  signal: AbortSignal,
): Promise<void> => {
  signal.throwIfAborted();
  const written = await requestDistractors(dependencies.distractorWriter, cards, signal);
  if (written || cards.length === 1) return store(dependencies, cards, written ?? []);
  const half = Math.ceil(cards.length / 2);
  await prepare(dependencies, cards.slice(0, half), signal);
  await prepare(dependencies, cards.slice(half), signal);
};

const requestDistractors = async (
  distractorWriter: DistractorWriter,
  cards: readonly PendingCard[],
  signal: AbortSignal,
): Promise<readonly (readonly string[])[] | undefined> => {
  const sides = cards.map(({ front, back }) => ({ front, back }));
  try {
    return await distractorWriter.write(sides, signal);
  } catch (error) {
    if (!(error instanceof ModelDeclined)) throw error;
    return undefined;
  }
};

/** A card that got no distractors is stored too, or it would be sent to the model for ever. */
const store = async (
  { database: { prisma }, clock }: DistractorDependencies,
  cards: readonly PendingCard[],
  written: readonly (readonly string[])[],
): Promise<void> => {
  for (const [index, { id, front, back }] of cards.entries()) {
    const distractors = presentable(written[index] ?? [], back);
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
const presentable = (texts: readonly string[], right: string): string[] => {
  const lines = texts.filter((text) => text.length <= OPTION_MAX).map(cleanName);
  return distinctAnswers(lines, [right]);
};
